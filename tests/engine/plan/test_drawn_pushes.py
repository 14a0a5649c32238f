"""What the context states differs between futures: the same bytes by both engines, in any batch, under any plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxsim.engine.plan.department_means import DepartmentMeans
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import Slot
from cxsim.engine.world.batch import Batch, own_values

CONTEXT = {
    "sponsorship": [{"from_week": 0, "level": 0.5}, {"from_week": 4, "level": 0.7}], "other_initiatives": 1,
    "inhibitors": [{"name": "silo", "departments": ["claims"], "strength": 0.4}, {"name": "pay", "strength": 0.2}],
    "catalysts": [{"name": "pride", "strength": 0.3}], "manager_attitudes": {"claims": 0.7},
    "shocks": [{"type": "sponsor_leaves", "week": 7, "level": 0.1}],
}
BEHAVIORS = [{"name": "listen", "required_skill": 0.35, "existing": {"claims": 0.1}}, {"name": "repair"}]
PLAN = [
    {"type": "training", "start_week": 2, "weeks": 8, "hours_per_week": 3},
    {"type": "sponsorship", "start_week": 5, "level": 0.6},
    {"type": "remove_inhibitor", "inhibitors": ["silo"], "start_week": 3, "weeks": 4},
]
RULES = [{"name": "late", "when": {"measure": "use", "below": 0.3},
          "then": {"start": {"type": "training", "weeks": 3, "hours_per_week": 2}}}]


@pytest.fixture
def restless(laboratory):
    return laboratory.scenario(uncertainty="full", context=CONTEXT, behaviors=BEHAVIORS, plan={"interventions": PLAN},
                               parameters={"quit_rate": 0.004})


def ran(laboratory, scenario, replicates, engine="numpy"):
    world = laboratory.world(scenario)
    numbers = np.arange(replicates) if np.ndim(replicates) == 0 else np.asarray(replicates)
    initial = InitialState(world, Batch(numbers, numbers, own_values(world.parameters, world.seed, numbers), numbers))
    simulation = laboratory.simulation(world, initial, engine)
    simulation.run()
    return simulation


def test_both_engines_give_the_same_bytes(laboratory, restless):
    slow, fast = (ran(laboratory, restless, 9, engine) for engine in ("numpy", "compiled"))
    assert np.array_equal(slow.sums, fast.sums)


def test_seven_of_nine_are_the_first_seven_and_one_alone_is_itself(laboratory, restless):
    nine = ran(laboratory, restless, 9).sums
    assert np.array_equal(ran(laboratory, restless, 7).sums, nine[..., :7])
    assert np.array_equal(ran(laboratory, restless, [4], "compiled").sums, nine[..., 4:5])


def test_exact_inputs_are_the_stated_ones(laboratory, restless):
    exact = restless.model_copy(update={"inputs": "exact"})
    world = laboratory.world(exact)
    assert world.plan.version.weeks[0].drawn is None
    assert world.parameters["quit_rate"] == 0.004
    assert not np.array_equal(ran(laboratory, exact, 3).sums, ran(laboratory, restless, 3).sums)


def test_an_inhibitor_is_drawn_for_those_whom_it_concerns_and_removed_in_proportion(laboratory, restless):
    sets = np.arange(5)
    world = laboratory.world(restless)
    column = world.layout.profile[Slot("inhibition", 0)]
    strength = [number.at(sets) for number in _strengths(restless)]
    before, after = (world.plan.version.weeks[week].drawn(sets).forces for week in (0, 5))
    claims, sales = (int(np.flatnonzero(world.organization.department == number)[0])
                     for number in map(world.organization.departments.index, ("claims", "sales")))
    assert before.column(column)[claims] == pytest.approx(strength[0] + strength[1])
    assert before.column(column)[sales] == pytest.approx(strength[1])
    left = world.plan.version.weeks[5].forces.column(column)[claims, 0] - 0.2
    assert 0.0 < left < 0.4
    assert after.column(column)[claims] == pytest.approx(strength[0] * left / 0.4 + strength[1])


def _strengths(scenario):
    from cxsim.scenario.schema.drawn_inputs import drawable

    return [inhibitor.strength for inhibitor in drawable(scenario, 3).context.inhibitors]


def test_people_are_at_rest_in_what_each_future_draws(laboratory, restless):
    world = laboratory.world(restless)
    numbers = np.arange(6)
    initial = InitialState(world, Batch(numbers, numbers, own_values(world.parameters, world.seed, numbers), numbers))
    week = world.plan.version.weeks[0].drawn(numbers)
    for slot in (Slot("usual_sponsorship"), Slot("required_skill", 0), Slot("inhibition", 1)):
        column = world.layout.profile[slot]
        assert np.array_equal(initial.at_rest(slot.name, slot.behavior), week.forces.column(column))


def test_a_plan_with_rules_draws_the_same_context(laboratory, restless):
    adaptive = laboratory.scenario(
        uncertainty="full", context=CONTEXT, behaviors=BEHAVIORS, parameters={"quit_rate": 0.004},
        survey={"every_weeks": 2}, plan={"interventions": PLAN, "rules": RULES})
    slow, fast = (ran(laboratory, adaptive, 9, engine) for engine in ("numpy", "compiled"))
    assert np.array_equal(slow.sums, fast.sums)
    assert np.array_equal(slow.sums[:3], ran(laboratory, restless, 9).sums[:3])


def test_two_inhibitors_of_one_strength_are_not_taken_for_each_other(laboratory):
    """Weeks that push alike share a table, so pushes that only differ in what is drawn must not count as alike."""
    alike = {"inhibitors": [{"name": "silo", "strength": 0.3}, {"name": "pay", "strength": 0.3}]}
    plan = [{"type": "remove_inhibitor", "name": name, "inhibitors": [name], "start_week": week, "weeks": 2}
            for name, week in (("silo", 1), ("pay", 6))]
    world = laboratory.world(laboratory.scenario(uncertainty="full", context=alike, plan={"interventions": plan}))
    silo, pay = (world.plan.version.weeks[week] for week in (2, 7))
    assert np.array_equal(silo.forces.table, pay.forces.table)
    assert silo.forces is not pay.forces  # a batch draws anew only where the object is another one
    assert not np.array_equal(*(week.drawn(np.arange(4)).forces.table for week in (silo, pay)))


def test_one_by_one_they_keep_their_draws(laboratory, restless):
    world = laboratory.world(restless)
    numbers = np.arange(4)
    whole = Batch(numbers, numbers, own_values(world.parameters, world.seed, numbers), numbers)
    part = whole.part(slice(2, 3))
    assert part.sets.tolist() == [2]
    assert part.parameters["quit_rate"].tolist() == whole.parameters["quit_rate"][2:3].tolist()
    assert replace(whole, sets=None).sets is None


def test_the_mean_of_a_department_is_that_of_its_people_in_every_future(laboratory, restless):
    world = laboratory.world(restless)
    drawn = world.plan.version.weeks[5].drawn(np.arange(4))
    columns = DepartmentMeans(world.layout, world.view).columns
    for number, column in enumerate(columns):
        people = np.broadcast_to(drawn.forces.column(column), (world.organization.size, 4))
        for department in range(2):
            assert drawn.means[number, department] == pytest.approx(
                people[world.organization.department == department].mean(axis=0))
    assert any(np.ptp(drawn.means[number], axis=1).any() for number in range(len(columns)))
