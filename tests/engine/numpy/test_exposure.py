"""What people see of one another: ties, layers, managers, examples."""

from dataclasses import replace

import numpy as np
import pytest

from cxsim.engine.numpy.exposure import Contacts
from cxsim.engine.week.columns import Slot
from cxsim.engine.world.network import in_degree, sparse_layer
from cxsim.model.joining import week_of
from cxsim.model.mechanisms.example import example_weight
from cxsim.model.phases import Exposure
from cxsim.model.registry import BUILT_IN
from cxsim.organization.structure import Layer, Organization
from cxsim.streams import employee_keys

IDS = ("a", "b", "c", "d")


def layer(name, *ties):
    ordered = sorted(ties)
    columns = [np.array([tie[column] for tie in ordered]) for column in range(3)]
    return Layer(name, columns[0].astype(np.int32), columns[1].astype(np.int32), columns[2].astype(np.float64))


def four_people(*layers, manager=(-1, -1, -1, -1)):
    return Organization(
        ids=IDS, keys=employee_keys(IDS), departments=("all",), department=np.zeros(4, dtype=np.int32), teams=("all",),
        team=np.zeros(4, dtype=np.int32), level=np.array([1, 2, 2, 2], dtype=np.int32),
        manager=np.array(manager, dtype=np.int32), layers={one.name: one for one in layers},
    )


TEAM = layer("team", (0, 1, 1.0), (0, 2, 3.0), (1, 0, 2.0))
INFORMAL = layer("informal", (0, 3, 0.5), (2, 3, 7.0))
WEIGHTS = {"layer_weight_team": 0.5, "layer_weight_informal": 0.35, "layer_weight_reporting": 0.15,
           "layer_weight_imported": 0.2}


def test_the_ties_of_a_person_in_a_layer_weigh_as_many_as_they_are():
    team = sparse_layer(TEAM, 4)
    assert list(team.weights) == [0.5, 1.5, 1.0]
    assert list(team.targets) == [1, 2, 0]
    assert list(team.starts) == [0, 2, 3, 3, 3]


def test_imported_layers_share_one_weight():
    layers = [sparse_layer(one, 4) for one in (INFORMAL, layer("mail", (3, 0, 1.0)), TEAM)]
    assert [one.parameter for one in layers] == ["layer_weight_informal", "layer_weight_imported", "layer_weight_team"]


def test_layers_enter_by_their_weights():
    contacts = Contacts((sparse_layer(INFORMAL, 4), sparse_layer(TEAM, 4)), 4)
    seen = contacts.seen(np.array([[8.0], [4.0], [2.0], [1.0]]), WEIGHTS)
    assert list(seen[:, 0]) == pytest.approx([0.35 * 1 + 0.5 * (0.5 * 4 + 1.5 * 2), 0.5 * 8, 0.35, 0.0])


def test_popularity_counts_informal_layers_only():
    assert list(in_degree(four_people(TEAM, INFORMAL, layer("mail", (0, 3, 1.0))))) == [0, 0, 0, 3]


def first_look(laboratory, organization, columns, week=0, **parameters):
    """What everybody sees in the first week, with state columns set by hand."""
    scenario = laboratory.scenario(turnover=False, behaviors=[{"name": "solve", "visibility": 0.5}])
    simulation = laboratory.begin(scenario, 1, organization=organization, **parameters)
    for name, values in columns.items():
        simulation.engine.column(name, 0)[...] = np.array(values, dtype=float)[:, None]
    seen = simulation.engine.seen(simulation.world.layout.week.exposure)
    return {slot.name: values[:, 0] for slot, values in seen.items()}


EVERYBODY_LONG_HERE = {"tenure": [1e6] * 4, "present": [1.0] * 4, "attitude": [0.1, 0.2, 0.4, 0.8]}


def test_people_see_the_mean_of_their_contacts(laboratory):
    seen = first_look(laboratory, four_people(TEAM, INFORMAL), EVERYBODY_LONG_HERE)
    own = (0.8 + 0.5 * 0.2 + 1.5 * 0.4) / 3
    assert list(seen["seen_attitude"]) == pytest.approx([own, 0.1, 0.8, 0.0], abs=1e-12)
    assert list(seen["has_contacts"]) == [1.0, 1.0, 1.0, 0.0]


def test_champions_count_five_times_and_absent_people_not_at_all(laboratory):
    with_champion = {**EVERYBODY_LONG_HERE, "champion": [0.0, 1.0, 0.0, 0.0]}
    seen = first_look(laboratory, four_people(TEAM), with_champion)
    assert seen["seen_attitude"][0] == pytest.approx((0.25 * 5 * 0.2 + 0.75 * 0.4) / (0.25 * 5 + 0.75))
    vacant = {**EVERYBODY_LONG_HERE, "present": [1.0, 0.0, 1.0, 1.0]}
    assert first_look(laboratory, four_people(TEAM), vacant)["seen_attitude"][0] == pytest.approx(0.4)
    newcomer = {**EVERYBODY_LONG_HERE, "tenure": [0.0, 1e6, 1e6, 1e6]}
    assert first_look(laboratory, four_people(TEAM), newcomer)["has_contacts"][1] == 0.0


def test_only_the_visible_part_of_use_is_seen(laboratory):
    using = {**EVERYBODY_LONG_HERE, "use": [0.0, 1.0, 0.0, 1.0]}
    seen = first_look(laboratory, four_people(TEAM), using)
    assert seen["seen_use"][0] == pytest.approx(0.5 * 0.25)


def test_what_people_see_of_their_manager(laboratory):
    organization = four_people(TEAM, manager=(-1, 0, 0, 2))
    there = {**EVERYBODY_LONG_HERE, "use": [1.0, 0.0, 0.0, 0.0], "present": [1.0, 1.0, 0.0, 1.0]}
    seen = first_look(laboratory, organization, there)
    assert list(seen["has_manager"]) == [0.0, 1.0, 1.0, 0.0]
    assert list(seen["manager_attitude"]) == [0.5, 0.1, 0.1, 0.5]
    assert list(seen["manager_use"]) == [0.0, 1.0, 1.0, 0.0]


def test_further_columns_of_the_manager_can_be_seen(laboratory):
    organization = four_people(TEAM, manager=(-1, 0, 0, 2))
    exposure = Exposure(example_weight, manager=("attitude", "use", "trust", "skill"))
    usual = week_of(without=BUILT_IN)
    week = replace(usual, phases=tuple(exposure if isinstance(phase, Exposure) else phase for phase in usual.phases))
    simulation = laboratory.begin(laboratory.scenario(turnover=False), 1, organization=organization, week=week)
    for name, values in {"present": [1.0, 1.0, 0.0, 1.0], "trust": [0.9, 0.1, 0.2, 0.3]}.items():
        simulation.engine.column(name)[...] = np.array(values)[:, None]
    simulation.engine.column("skill", 0)[...] = np.array([0.75, 0.5, 0.5, 0.5])[:, None]
    seen = {slot: values[:, 0] for slot, values in simulation.engine.seen(exposure).items()}
    assert list(seen[Slot("manager_trust")]) == [0.0, 0.9, 0.9, 0.0]
    assert list(seen[Slot("manager_skill", 0)]) == [0.0, 0.75, 0.75, 0.0]


def test_without_any_tie_people_live_by_themselves(laboratory, states):
    organization = replace(laboratory.organization(), layers={})
    scenario = laboratory.scenario(turnover=False, without=["customers"])  # whose news reaches everybody
    simulation = laboratory.run(scenario, 8, organization=organization)
    start, end = simulation.initial.column("attitude"), states(simulation)["attitude"]
    inside = (start > 0.05) & (states(simulation)["use 0"] == 0.0)
    assert np.median(np.abs(end - start)[inside]) < 1e-3
    assert not np.any(states(simulation)["perceived_norm 0"])
    busy = laboratory.run(laboratory.busy(), 2, organization=organization, quit_rate=0.05)
    assert np.isfinite(busy.sums).all()


def test_a_layer_of_weight_0_is_as_good_as_none(laboratory):
    organization = laboratory.organization()
    without = replace(organization, layers={n: one for n, one in organization.layers.items() if n != "informal"})
    # Popularity is counted on the informal layer, so a committee would be another one.
    plan = {"interventions": [{"type": "communication"}, {"type": "mandate"}]}
    one = laboratory.run(laboratory.busy(plan=plan), 2, organization=organization, layer_weight_informal=0.0)
    other = laboratory.run(laboratory.busy(plan=plan), 2, organization=without)
    assert one.sums == pytest.approx(other.sums, abs=1e-6)
