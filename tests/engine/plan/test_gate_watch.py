"""Waves that wait for results: in each future the next begins when the wave before has reached what was wanted."""

import numpy as np
import pytest

WAVES = [["claims"], ["sales"]]
ROLLOUT = {"type": "recognition", "name": "rollout", "weeks": 3, "waves": WAVES, "wave_gap_weeks": 4, "start_week": 1}
ALWAYS, NEVER = {"measure": "trust", "above": 0.0}, {"measure": "trust", "below": 0.001}


@pytest.fixture
def phased(laboratory):
    def run(when, latest=None, rules=(), rollout=ROLLOUT, **plan):
        gate = {"intervention": "rollout", "when": when, "at_latest_weeks": latest}
        stated = {"interventions": [rollout], "gates": [gate], "rules": rules, **plan}
        return laboratory.run(laboratory.scenario(weeks=16, plan=stated, survey={"every_weeks": 3}), 6)

    return run


def begun(simulation, wave=2):
    """The first week in which a wave costs anything, by replicate; nan where it never does."""
    cost = simulation.plan.costs().by_week[f"rollout, wave {wave}"]
    return np.where(cost.any(axis=0), cost.argmax(axis=0), np.nan).tolist()


def test_where_results_are_good_the_next_wave_begins_after_the_gap(phased, laboratory):
    found = phased(ALWAYS)
    assert begun(found, 1) == [1.0] * 6
    assert begun(found) == [5.0] * 6
    by_calendar = laboratory.run(laboratory.scenario(weeks=16, plan={"interventions": [ROLLOUT]}), 6)
    assert np.array_equal(found.sums, by_calendar.sums)
    told = [(decision.week, decision.rule, decision.action) for decision in found.plan.decisions]
    assert told == [(5, "gate of rollout", "begin wave 2")] * 6


def test_where_they_are_not_it_never_begins_or_at_the_latest(phased, laboratory):
    never = phased(NEVER)
    assert np.isnan(begun(never)).all() and never.plan.decisions == []
    first_only = {**ROLLOUT, "waves": WAVES[:1]}
    one_wave = laboratory.run(laboratory.scenario(weeks=16, plan={"interventions": [first_only]}), 6)
    assert np.array_equal(never.sums, one_wave.sums)
    assert begun(phased(NEVER, latest=9)) == [10.0] * 6


def test_every_department_of_the_wave_before_counts_and_no_other(phased):
    median = {"measure": "attitude", "group": "department", "above": 0.43}
    found = phased(median)
    board = found.deciding.board
    claims = board.groups.index("department:claims")
    for future, week in enumerate(begun(found)):
        published = board.latest("attitude", "department:claims")[0, 0, future]
        assert (not np.isnan(week)) or published <= 0.43
    assert claims == 1
    assert 0 < sum(not np.isnan(week) for week in begun(found)) <= 6


def test_a_rule_that_stops_the_rollout_stops_the_waves_that_wait(phased):
    stop = {"when": {**ALWAYS, "at_week": 4}, "then": {"stop": "rollout"}}
    found = phased(ALWAYS, rules=[stop])
    assert np.isnan(begun(found)).all()
    assert [decision.done for decision in found.plan.decisions] == [True] * 6


def test_the_gap_counts_from_the_wave_before_even_where_a_rule_has_moved_it(phased):
    later = {"when": {**ALWAYS, "at_week": 0}, "then": {"move": {"intervention": "rollout", "by_weeks": 3}}}
    found = phased(ALWAYS, rules=[later])
    assert (begun(found, 1), begun(found)) == ([4.0] * 6, [8.0] * 6)


def test_a_wave_beyond_the_budget_does_not_begin_and_is_told_once(phased):
    dear = {**ROLLOUT, "cost": {"per_week": 100.0}}
    found = phased(ALWAYS, rollout=dear, budget=500.0)
    assert np.isnan(begun(found)).all()
    assert [(decision.week, decision.reason) for decision in found.plan.decisions] == [
        (5, "beyond the budget: the plan would cost 600 of 500")] * 6
