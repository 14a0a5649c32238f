"""Ties that change while the change runs: prepared before, taken up in their week, the same in both engines."""

from dataclasses import replace

import numpy as np
import pytest

from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.world.network import collaboration_layer, seen_of_others, sparse_layer
from cxsim.engine.world.networks import networks
from cxsim.interventions.moment import Act
from cxsim.model.parameters import defaults
from cxsim.organization.structure import Layer

TOGETHER = {"type": "collaboration", "strength": 1.0, "start_week": 3, "weeks": 4}


def names(network):
    return [layer.name for layer in network.layers]


def act(kind, *pairs):
    pairs = np.array(pairs, dtype=np.int64)
    return Act("x", kind, np.unique(pairs), pairs=pairs)


def test_a_tie_of_a_collaboration_takes_as_much_attention_as_any_other():
    layer = collaboration_layer(np.array([[0, 1], [1, 0], [1, 2]]), people=4)
    assert list(layer.starts) == [0, 1, 3, 4, 4]
    assert list(layer.targets) == [1, 0, 2, 1]
    assert list(layer.weights) == [1.0, 1.0, 1.0, 1.0]
    assert layer.parameter == "layer_weight_collaboration"


def test_without_acts_on_ties_there_is_one_network(laboratory):
    world = laboratory.world(laboratory.busy())
    assert world.later == {}
    assert names(world.network) == ["informal", "reporting", "team"]
    assert world.plan.structure == ()


def test_ties_begin_and_end_with_the_intervention_and_other_layers_are_shared(laboratory):
    world = laboratory.world(laboratory.scenario(plan={"interventions": [TOGETHER]}))
    assert list(world.later) == [3, 7]
    assert names(world.later[3]) == ["collaboration", "informal", "reporting", "team"]
    assert names(world.later[7]) == names(world.network)
    assert all(one is other for one, other in zip(world.later[3].layers[1:], world.network.layers, strict=True))


def test_acts_of_several_interventions_come_together(laboratory):
    organization = laboratory.organization()
    weeks = [(act("tie", (0, 30)),), (act("tie", (0, 30)), act("tie", (30, 0), (1, 31))), ()]
    rest, later = networks(organization, weeks, 1)
    assert list(later) == [0, 1, 2]
    assert [len(later[week].layers[0].targets) for week in (0, 1)] == [2, 4]
    assert names(later[2]) == names(rest)


def test_exchanges_last_and_add_up(laboratory):
    organization = laboratory.organization()
    one, other, third = (int(np.flatnonzero(organization.team == team)[-1]) for team in (0, 1, 2))
    _, later = networks(organization, [(), (act("place", (one, other)),), (), (act("place", (one, third)),)], 1)
    assert list(later) == [1, 3]
    assert later[3].manager[other] == organization.manager[one]
    assert later[3].manager[one] == organization.manager[third]


def test_rest_and_anchors_belong_to_the_first_network(laboratory):
    early = laboratory.scenario(plan={"interventions": [{**TOGETHER, "start_week": 0}]})
    states = []
    for scenario in (laboratory.scenario(), early):
        world = laboratory.world(scenario)
        states.append(InitialState(world, laboratory.batch(world, 2)).state)
    assert states[0].tobytes() == states[1].tobytes()


@pytest.mark.parametrize("rule", ["motivation", "simple_contagion"])
def test_people_look_at_new_colleagues_in_the_weeks_of_the_intervention(laboratory, rule):
    def run(*interventions):
        given = {"existing": {"claims": 1.0}, "name": "solve", "required_skill": 0.1}
        return laboratory.run(laboratory.scenario(plan={"interventions": interventions}, turnover=False,
                                                  behaviors=[given],
                                                  adoption_rule=rule), 4)

    alone, together = run(), run(TOGETHER)
    assert alone.sums[:3].tobytes() == together.sums[:3].tobytes()
    assert (alone.sums[3:7] != together.sums[3:7]).any()
    number = alone.world.layout.week.number["perceived_norm"]
    sales = alone.world.cells.department == 1
    norm = [run.sums[6, sales, number].sum() for run in (alone, together)]
    assert norm[1] > norm[0]  # of the sales people, who now see what claims does


def test_the_number_of_contacts_follows(laboratory):
    scenario = laboratory.scenario(plan={"interventions": [TOGETHER]}, adoption_rule="simple_contagion",
                                   parameters={"quit_rate": 0.007, "vacancy_weeks": 2.0})
    simulation = laboratory.begin(scenario, 3)
    counts = []
    for _ in range(scenario.weeks):
        simulation.step()
        counts.append(np.array(simulation.engine.column("contacts")))
    before, during, after = counts[2], counts[5], counts[11]
    assert np.array_equal(before, after)
    assert (during - before).sum() == len(simulation.world.later[3].layers[0].targets) * 3
    assert (simulation.engine.column("generation") > 0).any()


@pytest.mark.parametrize("replicates", [1, 3])
def test_both_engines_take_up_new_ties_alike(laboratory, states, replicates):
    scenario = laboratory.scenario(plan={"interventions": [
        {**TOGETHER, "ramp_weeks": 1}, {**TOGETHER, "name": "bridges", "form": "wide_bridges", "start_week": 5},
    ]})
    one, other = (laboratory.run(scenario, replicates, engine=engine) for engine in ("numpy", "compiled"))
    assert one.sums.tobytes() == other.sums.tobytes()
    expected, got = states(one), states(other)
    assert [name for name in expected if expected[name].tobytes() != got[name].tobytes()] == []


def test_ties_that_count_the_same_need_one_weight_per_person():
    sources, targets = np.array([0, 0, 2], dtype=np.int32), np.array([1, 2, 0], dtype=np.int32)
    alike = sparse_layer(Layer("mail", sources, targets, np.array([4.0, 4.0, 7.0])), people=3)
    assert alike.tie_weights is None
    assert list(alike.weights) == [1.0, 1.0, 1.0]
    unlike = sparse_layer(Layer("mail", sources, targets, np.array([3.0, 1.0, 7.0])), people=3)
    assert list(unlike.tie_weights) == [3.0, 1.0, 7.0]
    assert list(unlike.weights) == [1.5, 0.5, 1.0]


def team_of(people):
    """Everybody looks at all others of one team."""
    sources, targets = np.nonzero(~np.eye(people, dtype=bool))
    return Layer("team", sources.astype(np.int32), targets.astype(np.int32), np.ones(len(sources)))


def test_in_a_team_of_any_size_at_most_seven_ties_count():
    assert set(sparse_layer(team_of(8), people=8).weights) == {1.0}
    assert set(sparse_layer(team_of(15), people=15).weights) == {0.5}
    mail = replace(team_of(15), name="mail")
    assert set(sparse_layer(mail, people=15).weights) == {1.0}


def test_three_advisers_and_seven_team_mates_are_seen_three_to_seven(laboratory):
    team = team_of(8)
    to_three = np.array([8, 9, 10], dtype=np.int32)
    advice = Layer("advice", np.zeros(3, dtype=np.int32), to_three, np.array([5.0, 3.0, 1.0]))
    organization = replace(laboratory.organization(), layers={"advice": advice, "team": team})
    layers = [sparse_layer(layer, organization.size) for layer in (advice, team)]
    assert [layer.weights[layer.starts[0]:layer.starts[1]].sum() for layer in layers] == [3.0, 7.0]
    assert seen_of_others(organization, defaults()) == (
        "What people see of others: advice 4 %, team-mates 96 % (mean over people).")
    assert seen_of_others(organization, {**defaults(), "layer_weight_team": 0.0}) == (
        "What people see of others: advice 100 %, team-mates 0 % (mean over people).")
    assert seen_of_others(replace(organization, layers={}), defaults()) == (
        "What people see of others: nothing, because nobody has ties.")
