"""Changing course: the same past, the same chance, another plan from some week on."""

import numpy as np
import pytest

from cxsim.errors import InputError, ResultError
from cxsim.scenario.schema.plan import Plan
from cxsim.studies.branch import branch, branched
from cxsim.studies.ensemble import run
from cxsim.words.decision import course_words

TRAINING = {"type": "training", "start_week": 2, "weeks": 20, "hours_per_week": 4, "ramp_weeks": 3}
MANDATE = {"type": "mandate", "start_week": 1, "strength": 1.0, "monitoring": 0.8}
COMMITTEE = {"type": "governing_committee", "start_week": 3, "seats_per_department": 2, "select": "random"}
TALK = {"type": "communication", "start_week": 14, "weeks": 6, "need": 0.9}


@pytest.fixture(scope="module")
def trunk(small_company):
    return small_company("trunk", TRAINING, COMMITTEE, replicates=2)


@pytest.fixture(scope="module")
def other(small_company):
    return small_company("other", TRAINING, MANDATE, TALK, replicates=2)


def assert_same(first, second):
    for measure, values in first.recording.weekly.items():
        assert values.tobytes() == second.recording.weekly[measure].tobytes(), measure
    for intervention in first.recording.costs.keys() | second.recording.costs.keys():
        nothing = np.zeros((first.weeks, first.replicates))
        costs = [result.recording.costs.get(intervention, nothing) for result in (first, second)]
        assert np.array_equal(*costs), intervention
    for measure, values in first.measures.items():
        assert np.array_equal(values, second.measures[measure], equal_nan=True), measure


def test_branching_at_week_0_is_running_the_other_plan(trunk, other):
    assert_same(branch(trunk, other, 0).results[1], run(other))


@pytest.mark.parametrize("at_week", [1, 11, 25])
def test_a_branch_to_the_same_plan_changes_nothing(trunk, at_week):
    comparison = branch(trunk, trunk, at_week)
    assert_same(*comparison.results)
    assert comparison.difference(comparison.names[1]).none_at_all


def test_up_to_the_change_of_course_both_pasts_are_the_same_bytes(trunk, other):
    before, after = branch(trunk, other, 12).results
    for measure, values in before.recording.weekly.items():
        assert values[:, :12].tobytes() == after.recording.weekly[measure][:, :12].tobytes(), measure
    assert not np.array_equal(before.recording.weekly["use"][:, 12:], after.recording.weekly["use"][:, 12:])


def test_a_intervention_at_work_goes_on_and_a_late_one_begins_now(trunk, other):
    training, mandate, talk = branched(trunk, other, 12).plan.taken_up
    assert (training.start_week, training.weeks) == (2, 20)
    assert (mandate.start_week, mandate.weeks) == (12, None)
    assert (talk.start_week, talk.weeks) == (14, 6)


def test_a_intervention_whose_time_is_over_never_comes_unless_the_plan_is_shifted(trunk, other):
    assert [intervention.label for intervention in branched(trunk, other, 25).plan.taken_up] == ["mandate"]
    shifted = branched(trunk, other, 25, shift=True).plan.taken_up
    assert [(intervention.label, intervention.start_week) for intervention in shifted] == [
        ("training", 27), ("mandate", 26), ("communication", 39),
    ]


def test_a_intervention_that_begins_with_the_change_of_course_pays_its_fixed_cost_then(trunk, small_company):
    tools = {"type": "tool_rollout", "start_week": 4, "cost": {"fixed": 1000}}
    costs = branch(trunk, small_company("tools", tools), 10).results[1].recording.costs["tool_rollout"]
    assert list(costs[:, 0]) == [0.0] * 10 + [1000.0] + [0.0] * 19


def test_stopping_everything_ends_every_cost_of_the_plan(trunk):
    stopped = branch(trunk, None, 10).results[1]
    assert stopped.scenario_name == "From week 10: nothing"
    assert stopped.recording.costs["training"][9, 0] > 0.0
    assert not stopped.recording.costs["training"][10:].any()
    assert stopped.manifest["last_intervention_week"] == 9


def test_a_plan_that_starts_from_doing_nothing_is_no_reference_for_others(small_company):
    nothing, tools = small_company("nothing", replicates=2), small_company("tools", MANDATE)
    comparison = branch(nothing, tools, 5)
    assert comparison.results[1].measures["adoption_peak"].max() > 0.0
    assert np.all(comparison.results[0].measures["output_trough"] == 1.0)


def test_the_result_tells_what_was_done_when(trunk, other):
    told = branch(trunk, other, 12).results[1].manifest["interventions"]
    assert [(row["name"], row["start_week"], row["weeks"]) for row in told] == [
        ("governing_committee", 3, 9), ("training", 2, 20), ("mandate", 12, None), ("communication", 14, 6),
    ]


def test_impossible_branches_are_refused_in_words(trunk, other, small_company):
    with pytest.raises(ResultError, match="week 30 is outside the run: use weeks 0 to 29"):
        branched(trunk, other, 30)
    with pytest.raises(ResultError, match="already changes course"):
        branched(branched(trunk, other, 5), other, 9)
    with pytest.raises(ResultError, match="changes course itself"):
        branched(trunk, branched(trunk, other, 5), 9)
    with pytest.raises(InputError, match="this plan is about solve"):
        branched(trunk, small_company("else", behaviors=[{"name": "solve"}]), 9)


def test_a_bare_plan_will_do_and_the_branch_can_be_named(trunk):
    assert branched(trunk, Plan(), 3, name="stop").name == "stop"


def test_what_changing_course_is_worth_is_said_by_measure(trunk):
    comparison = branch(trunk, None, 10)
    adoption, cost = course_words(comparison, 10)
    assert adoption.startswith("Changing course in week 10, adoption at the end: ")
    assert cost.startswith("Changing course in week 10, total cost: ")
    (line,) = course_words(branch(trunk, trunk, 10), 10)[:1]
    assert line == "Changing course in week 10, adoption at the end: no difference from 'trunk' in any of 2 futures."
