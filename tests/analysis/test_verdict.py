"""The verdict: one plan, several, none, or none that is enough; and the plan that a report is about."""

import dataclasses

import numpy as np
import pytest

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.verdict import chances_of, focus_of, plan_in_focus, target_swings, verdict_of
from cxsim.testing.recordings import recording_from, result_from

TRAINING = [{"name": "training", "type": "training", "start_week": 0, "weeks": 4, "target": "everyone"}]
IDLE = ("idle", [0.0, 0.01, 0.0, 0.02])


def result(name, shares, *, target=None, idle=False):
    recording = recording_from({"adoption": np.tile(shares, (10, 1))})
    return result_from(name, recording, target=target, interventions=() if idle else TRAINING)


def comparison(*plans, target=None):
    results = [result(*IDLE, target=target, idle=True), *(result(*plan, target=target) for plan in plans)]
    return ComparisonData(tuple(results), "idle")


def test_one_plan_leads():
    found = verdict_of(comparison(("a", [0.5, 0.52, 0.51, 0.5]), ("b", [0.2, 0.21, 0.2, 0.22])))
    assert (found.kind, found.plan, found.rival, found.chances) == ("one", "a", "b", ())


def test_plans_that_cannot_be_told_apart_are_several():
    found = verdict_of(comparison(("a", [0.5, 0.4, 0.6, 0.3]), ("b", [0.4, 0.5, 0.3, 0.6])))
    assert (found.kind, set(found.leaders)) == ("several", {"a", "b"})


def test_a_plan_that_does_no_better_than_nothing_is_not_released():
    found = verdict_of(comparison(("a", [0.0, 0.02, 0.01, 0.0])))
    assert (found.kind, found.plan, found.rival) == ("none", "idle", "a")


@pytest.mark.parametrize(("met", "kind"), [(2, "one"), (1, "not enough"), (0, "not enough")])
def test_a_plan_that_misses_its_target_in_more_than_half_is_not_enough(met, kind):
    shares = [0.6] * met + [0.4] * (4 - met)
    found = verdict_of(comparison(("a", shares), ("b", [0.2, 0.21, 0.2, 0.22]), target=(0.5, 8)))
    assert (found.kind, found.plan) == (kind, "a")
    assert (found.chance("a").share, found.chance("a").known) == (met / 4, 4)
    assert found.chance("idle").share == 0.0


def test_where_none_is_enough_the_plan_that_succeeds_most_often_is_told():
    found = verdict_of(comparison(("high", [0.49, 0.49, 0.49, 0.49]), ("wide", [0.6, 0.1, 0.1, 0.1]), target=(0.5, 8)))
    assert (found.kind, found.plan, found.rival) == ("not enough", "wide", "high")


def test_a_plan_that_does_as_little_as_doing_nothing_is_still_the_one_in_question():
    found = comparison(("z", IDLE[1]), target=(0.5, 8))
    assert (verdict_of(found).kind, verdict_of(found).plan, focus_of(found)) == ("not enough", "z", "z")


def test_a_single_plan_can_be_not_enough():
    alone = ComparisonData((result("a", [0.6, 0.4, 0.4, 0.4], target=(0.5, 8)),), "a")
    assert (verdict_of(alone).kind, focus_of(alone)) == ("not enough", "a")


def test_chances_are_those_of_plans_with_a_target():
    two = ComparisonData((result("a", [0.6, 0.4], target=(0.5, 8)), result("b", [0.9, 0.9])), "a")
    assert [(one.scenario, one.share) for one in chances_of(two)] == [("a", 0.5)]


def test_a_report_is_about_the_best_plan_that_does_something():
    shares = (("a", 0.1), ("b", 0.6), ("c", 0.3))
    plans = tuple(result(name, [share, share + 0.01]) for name, share in shares)
    best = result("idle", [0.7, 0.71], idle=True)
    assert plan_in_focus(ComparisonData((best, *plans), "idle")).scenario_name == "b"
    assert focus_of(ComparisonData((best, result("none", [0.1, 0.1], idle=True)), "idle")) == "idle"
    assert focus_of(ComparisonData(plans[:1], "a")) == "a"


def test_a_report_is_not_about_doing_nothing_only_because_it_reaches_the_target_as_rarely():
    idle, plan = result("idle", [0.2, 0.3], target=(0.5, 8), idle=True), result("a", [0.1, 0.2], target=(0.5, 8))
    assert focus_of(ComparisonData((idle, plan), "idle")) == "a"


def test_what_the_company_stated_comes_before_what_the_model_assumes():
    stated = np.arange(100) / 100.0
    shares = np.where(stated < 0.4, 0.7, 0.2)
    parameters = {"reach": stated[::-1].copy(), "input: call target": stated}
    plan = dataclasses.replace(result("a", shares, target=(0.5, 8)), parameters=parameters)
    first, second = target_swings(ComparisonData((plan,), "a"), "a")
    assert (first.assumption, first.at_low, first.at_high) == ("input: call target", 1.0, 0.0)
    assert (second.assumption, second.at_low, second.at_high) == ("reach", 0.0, 1.0)
