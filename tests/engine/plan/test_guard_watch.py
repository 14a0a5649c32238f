"""A guard steps in where an indicator is beyond its bound, and lets go where it is not any more."""

import numpy as np
import pytest

PLAN = ({"type": "training", "weeks": 12, "hours_per_week": 4}, {"type": "mandate", "start_week": 3, "strength": 0.8})
GUARD = {"type": "risk_mitigation", "name": "guard", "weeks": 10}
ALWAYS, NEVER = {"measure": "trust", "above": 0.0}, {"measure": "trust", "below": 0.001}


@pytest.fixture
def guarded(laboratory):
    def run(watch, engine="numpy", survey=None, budget=None, without=(), **guard):
        plan = {"interventions": (*PLAN, {**GUARD, "watch": [watch], **guard}), "budget": budget}
        stated = laboratory.scenario(weeks=14, plan=plan, survey=survey or {"every_weeks": 2},
                                     without=without)
        return laboratory.run(stated, 6, engine=engine)

    return run


def plain(laboratory, *interventions):
    return laboratory.run(laboratory.scenario(weeks=14, plan={"interventions": interventions}), 6)


def test_a_guard_that_never_steps_in_changes_no_byte(guarded, laboratory):
    found = guarded(NEVER)
    assert np.array_equal(found.sums, plain(laboratory, *PLAN).sums)
    assert found.plan.decisions == []
    cost = found.plan.costs().by_week["guard"][:, 0].tolist()
    assert cost == [2300.0] + [300.0] * 9 + [0.0] * 4


def test_others_are_slowed_as_long_as_it_is_at_work(guarded, laboratory):
    found = guarded(ALWAYS, slow_to=0.5)
    slowed = plain(laboratory, {**PLAN[0], "weeks": 10, "hours_per_week": 2},
                   {**PLAN[0], "name": "rest", "start_week": 10, "weeks": 2},
                   {**PLAN[1], "weeks": 7, "strength": 0.4}, {**PLAN[1], "name": "order", "start_week": 10})
    assert np.array_equal(found.sums, slowed.sums)
    told = [(decision.week, decision.action) for decision in found.plan.decisions if decision.replicate == 0]
    assert told == [(0, "slow the others to 0.5 in claims, sales"), (10, "let go in claims, sales")]


def test_what_is_paused_is_not_done(guarded, laboratory):
    found = guarded(ALWAYS, response="pause", target={"departments": ["sales"]})
    elsewhere = {"departments": ["claims"]}
    paused = plain(laboratory, {**PLAN[0], "target": elsewhere}, {**PLAN[1], "target": elsewhere},
                   {**PLAN[0], "name": "rest", "start_week": 10, "weeks": 2, "target": {"departments": ["sales"]}},
                   {**PLAN[1], "name": "order", "start_week": 10, "target": {"departments": ["sales"]}})
    assert np.array_equal(found.sums, paused.sums)


def test_protect_takes_work_off_people(guarded, laboratory):
    found = guarded(ALWAYS, response="protect", relief=0.1)
    relieved = plain(laboratory, *PLAN, {"type": "custom", "forces": {"relief": 0.1}, "weeks": 10})
    assert np.array_equal(found.sums, relieved.sums)
    assert found.plan.costs().by_week["guard"][1, 0] == 300.0 + 40 * 120.0


def test_every_department_and_future_is_guarded_by_itself_in_both_engines(guarded):
    some = {"measure": "attitude", "below": 0.43}
    # Without ownership, all of the order arrives.
    found, compiled = (guarded(some, engine, without=["ownership"]) for engine in ("numpy", "compiled"))
    assert np.array_equal(found.sums, compiled.sums)
    assert found.plan.decisions == compiled.plan.decisions
    actions = {decision.action for decision in found.plan.decisions if decision.week == 0}
    assert len(actions) > 1
    forces = found.forces.column(found.world.layout.profile[found.world.layout.slot("mandate", 0)])
    assert np.unique(forces).tolist() == [0.8]  # the guard is over, and everybody goes on


def test_by_values_of_the_whole_organization_it_guards_all(guarded):
    found = guarded({"measure": "customer_index", "above": 40}, by_department=False, survey={"every_weeks": 20})
    assert {decision.action for decision in found.plan.decisions} == {
        "slow the others to 0.5 in claims, sales", "let go in claims, sales"}


def test_protection_beyond_the_budget_is_not_given_and_told_once(guarded):
    found = guarded(ALWAYS, response="protect", relief=0.4, budget=50_000)
    told = [decision for decision in found.plan.decisions if decision.replicate == 0]
    assert [(decision.week, decision.reason.partition(":")[0]) for decision in told] == [(0, "beyond the budget")]
