"""The numpy reference and the compiled form leave the same bytes behind: every sum of every week, every state column.
"""

from dataclasses import replace

import numpy as np
import pytest

from cxsim.engine.start.initial_state import InitialState
from cxsim.model import mechanism
from cxsim.model.hooks import HOOKS
from cxsim.model.mechanisms import credibility, example, load, norm, staffing
from cxsim.model.phases import BehaviorMean, Draw, Exposure, Week
from cxsim.organization.structure import Layer

# Many leave: little to compile, but both layouts, ties, managers, draws, hires and all kinds of columns.
COMING_AND_GOING = Week(
    (
        load.unskilled_use, BehaviorMean("unskilled_use"), HOOKS["added_load"], load.change_load,
        load.attention, Exposure(weight=example.example_weight), HOOKS["credibility_factor"],
        HOOKS["represented"], credibility.credibility,
        norm.next_perceived_norm,
        Draw("draw_use", "practice:{behavior}", by_behavior=True),
        BehaviorMean("draw_use", weight="customer_value", name="quit_probability"),
        BehaviorMean("skill"), Draw("draw_quit", "quit"), staffing.staffing,
    ),
    {"people": "present", "load": "change_load", "credibility": "credibility", "seen": "seen_attitude"},
    {"quits": "quit", "regretted": "regretted_quit"},
)


def same_run(laboratory, states, scenario, replicates, week=None, threads=1, organization=None, **parameters):
    """Run both engines side by side and hold them against one another after every week."""
    world = laboratory.world(scenario, organization, week)
    initial = InitialState(world, laboratory.batch(world, replicates, **parameters))
    numpy_run = laboratory.simulation(world, initial)
    compiled_run = laboratory.simulation(world, initial, "compiled", threads)
    for number in range(scenario.weeks):
        numpy_run.step()
        compiled_run.step()
        assert numpy_run.sums[number].tobytes() == compiled_run.sums[number].tobytes(), f"sums of week {number}"
        expected, got = states(numpy_run), states(compiled_run)
        different = [name for name in expected if expected[name].tobytes() != got[name].tobytes()]
        assert not different, f"week {number}"
    # Each engine drew those who came, and nobody else.
    came = states(numpy_run)["generation"].sum()
    assert (initial.newcomers.drawn, initial.newcomers.taken) == (came, 2 * came)
    assert numpy_run.customer_index.tobytes() == compiled_run.customer_index.tobytes()
    return numpy_run


@pytest.mark.parametrize("replicates", [2, 5, 32])
def test_a_week_of_two_behaviors_and_all_optional_mechanisms_side_by_side(laboratory, states, replicates):
    varying = np.linspace(0.1, 0.3, replicates)
    scenario = laboratory.busy(2)
    run = same_run(laboratory, states, scenario, replicates, quit_rate=0.05, vacancy_weeks=2.0,
                   habit_gain=varying, layer_weight_team=varying, resistance_shape=2.0 + varying)
    assert run.sums[:, :, run.world.layout.week.number["quits"]].sum() > 10
    assert states(run)["generation"].max() >= 1.0


@pytest.mark.parametrize("replicates", [1, 3, 32])
def test_forces_that_arrive_differently_in_every_replicate(laboratory, states, replicates):
    """A team of few hours: what interventions push arrives by department and replicate."""
    scenario = laboratory.busy(2, only=["ownership"])
    plan = scenario.plan.model_copy(update={"team_hours_per_week": 20.0})
    run = same_run(laboratory, states, scenario.model_copy(update={"plan": plan}), replicates, quit_rate=0.05)
    assert run.series["delivery"].min() < 0.8
    assert replicates == 1 or np.ptp(run.series["delivery"], axis=2).max() > 0.0


@pytest.mark.parametrize("replicates", [1, 3])
def test_mechanisms_about_departments_that_look_at_ties_and_are_refilled(laboratory, states, replicates):
    """A committee through ties whose seats are refilled, ideas, customers of a chain, and a sponsor who responds."""
    mechanisms = ["committee_through_ties", "responsive_sponsorship", "advocates_trust", "ideas", "customers",
                  "old_habit"]
    interventions = [{"type": "governing_committee", "seats_per_department": 3, "refill": True}, {"type": "co_design"},
              {"type": "customer_voice"}, {"type": "training", "hours_per_week": 4}]
    context = {"service_chain": [{"department": "claims"}, {"department": "sales", "weight": 2}],
               "outcomes": [{"name": "rate", "today": 5, "at_100": 9}]}
    scenario = laboratory.scenario(only=mechanisms, plan={"interventions": interventions}, context=context)
    run = same_run(laboratory, states, scenario, replicates, quit_rate=0.05, vacancy_weeks=2.0)
    assert np.ptp(run.series["customer_index"][-1]) > 0.0


@pytest.mark.parametrize("influence", ["friedkin_johnsen", "bounded_confidence"])
@pytest.mark.parametrize("replicates", [1, 3, 9])
def test_ties_of_unequal_weight(laboratory, states, replicates, influence):
    organization = laboratory.organization()
    ties = organization.layers["informal"]
    weights = 1.0 + np.arange(len(ties)) % 5
    layers = {**organization.layers, "informal": Layer("informal", ties.sources, ties.targets, weights)}
    scenario = laboratory.busy(1, influence=influence).model_copy(update={"weeks": 5})
    run = same_run(laboratory, states, scenario, replicates, organization=replace(organization, layers=layers))
    assert [layer.tie_weights is None for layer in run.world.layers] == [False, True, True]


@pytest.mark.parametrize("threads", [1, 3])
def test_a_week_of_one_replicate_in_blocks_of_people(laboratory, states, threads):
    run = same_run(laboratory, states, laboratory.busy(1), 1, threads=threads, quit_rate=0.05, vacancy_weeks=2.0)
    assert states(run)["generation"].max() >= 1.0


def test_replicates_of_a_week_that_several_threads_share(laboratory, states):
    same_run(laboratory, states, laboratory.busy(1), 12, threads=2, quit_rate=0.05, vacancy_weeks=2.0)


@pytest.mark.parametrize("replicates", [1, 2, 31, 32])
@pytest.mark.parametrize("people", [1, 31, 32, 33])
def test_blocks_that_are_full_and_blocks_that_are_not(laboratory, states, replicates, people):
    scenario = laboratory.scenario(
        organization={"generate": {"departments": [{"name": "all", "size": people}]}}, weeks=6,
        behaviors=[{"name": "a", "customer_value": 1}, {"name": "b", "customer_value": 3}],
    )
    run = same_run(laboratory, states, scenario, replicates, week=COMING_AND_GOING, vacancy_weeks=2.0)
    assert run.sums[:, :, run.world.layout.week.number["quits"]].sum() > 0


# Whatever is seen of the manager beside attitude and use: shared and by behavior.
LOOKING_UP = Week(
    (
        Exposure(weight=example.example_weight, manager=("trust", "use", "attitude", "skill")),
        HOOKS["credibility_factor"], HOOKS["represented"], credibility.credibility, BehaviorMean("manager_skill"),
        BehaviorMean("skill"), BehaviorMean("manager_skill", name="quit_probability"), Draw("draw_quit", "quit"),
        staffing.staffing,
    ),
    {"people": "present", "credibility": "credibility", "trust": "manager_trust", "skill": "manager_skill_mean"},
    {"quits": "quit"},
)


@pytest.mark.parametrize("replicates", [1, 2])
def test_further_columns_of_the_manager(laboratory, states, replicates):
    scenario = laboratory.scenario(weeks=6, behaviors=[{"name": "a"}, {"name": "b", "customer_value": 3}])
    run = same_run(laboratory, states, scenario, replicates, week=LOOKING_UP, vacancy_weeks=2.0)
    assert run.sums[:, :, run.world.layout.week.number["quits"]].sum() > 0.0


@pytest.mark.parametrize("replicates", [1, 2])
def test_a_week_in_which_nobody_looks_at_others(laboratory, states, replicates):
    alone = Week((load.unskilled_use, BehaviorMean("unskilled_use"), HOOKS["added_load"], load.change_load),
                 {"people": "present", "load": "change_load"})
    same_run(laboratory, states, laboratory.scenario(weeks=3), replicates, week=alone)


@mechanism.equation(writes="example_weight", everyone=True)
def equal_weight(present):
    """Everybody is the same example to others."""
    return present


@mechanism.equation(writes="use", by_behavior=True)
def imitation(use, seen_use, attitude, manager_use, draw_use):
    """More and more like others."""
    return 0.5 * use + 0.2 * seen_use + 0.1 * attitude + 0.1 * manager_use + 0.1 * draw_use


# Nobody leaves or comes.
SETTLED = Week(
    (Exposure(equal_weight, shared=(), by_behavior=("use",), manager=("use",)),
     Draw("draw_use", "practice:{behavior}", by_behavior=True), imitation, BehaviorMean("use")),
    {"people": "present", "use": "use_mean"},
)


@pytest.mark.parametrize("uneven", [False, True])
@pytest.mark.parametrize("replicates", [1, 3, 16])
def test_a_week_in_which_everybody_stays(laboratory, states, replicates, uneven):
    organization = laboratory.organization()
    if uneven:
        ties = organization.layers["team"]
        weights = 1.0 + np.arange(len(ties)) % 3
        layers = {**organization.layers, "team": Layer("team", ties.sources, ties.targets, weights)}
        organization = replace(organization, layers=layers)
    scenario = laboratory.scenario(weeks=4, turnover=False, behaviors=[{"name": "a", "visibility": 0.7}, {"name": "b"}])
    run = same_run(laboratory, states, scenario, replicates, week=SETTLED, organization=organization,
                   layer_weight_team=np.linspace(0.1, 0.3, replicates))
    assert states(run)["present"].min() == 1.0
    assert np.ptp(states(run)["use 0"]) > 0.0


@pytest.mark.parametrize("replicates", [1, 3])
def test_somebody_who_is_taken_out_of_a_week_in_which_everybody_stays(laboratory, states, replicates):
    scenario = laboratory.scenario(weeks=4, turnover=False)
    world = laboratory.world(scenario, week=SETTLED)
    initial = InitialState(world, laboratory.batch(world, replicates))
    runs = [laboratory.simulation(world, initial, engine) for engine in ("numpy", "compiled")]
    there = np.ones(initial.shape)
    for week in range(scenario.weeks):
        # Writing what is so already changes nothing, not even the machine code.
        there[0] = 1.0 if week < 2 else 0.0
        for run in runs:
            run.engine.write("present", there)
            run.step()
        assert runs[1].engine.weaving.weighted is (week >= 2)
        assert runs[0].sums.tobytes() == runs[1].sums.tobytes()
    assert states(runs[0])["use 0"].tobytes() == states(runs[1])["use 0"].tobytes()
