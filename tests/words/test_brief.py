"""The sentences of the first page say what the numbers say, and never recommend what is not enough."""

import dataclasses

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.analysis.indicators import EarlySign
from cxsim.analysis.robustness import ALL_TOGETHER, Overturn
from cxsim.analysis.verdict import TargetChance, verdict_of
from cxsim.testing.recordings import recording_from, result_from
from cxsim.words.brief import (
    caution_words,
    change_words,
    count_of,
    decision_words,
    flip_words,
    lead_words,
    need_words,
    sure_words,
    unequal_words,
    warning_words,
    whole,
    whole_of,
)

COURSE = {"name": "course", "type": "training", "start_week": 2, "weeks": 4, "target": "everyone"}


def plan(name, shares, *, cost=0.0, target=None, idle=False, start="", cautions=()):
    weeks = np.tile(np.array(shares), (10, 1))
    recording = dataclasses.replace(
        recording_from({"adoption": weeks}), costs={"course": np.full(weeks.shape, cost / 10.0)})
    made = result_from(name, recording, target=target, interventions=() if idle else [COURSE])
    more = {"start_date": start} if start else {}
    return dataclasses.replace(made, manifest={**made.manifest, "cautions": list(cautions), **more})


def told(*plans):
    comparison = Comparison.of(plans)
    verdict = verdict_of(comparison)
    return [words(comparison, verdict) for words in (decision_words, lead_words, sure_words, change_words)]


def test_a_clear_leader_is_asked_for_with_its_price_and_its_first_day():
    decision, lead, sure, _ = told(
        plan("Nothing", [0.0, 0.01, 0.0, 0.0], idle=True), plan("Course", [0.6, 0.7, 0.6, 0.7], cost=2_050_000.0,
                                                                start="2027-01-04"))
    assert decision == "Release 2.05 million EUR for “Course”, starting 18 Jan 2027"
    assert lead == "With “Course”, 65 % of people are adopters at the end (60 to 70 % over only 4 futures)."
    assert sure == "It beats “Nothing” in 4 of 4 futures. Your own figures were not varied."


def test_without_a_start_date_weeks_are_said():
    decision, *_ = told(plan("Nothing", [0.0, 0.01], idle=True), plan("Course", [0.6, 0.7], cost=20_000.0))
    assert decision == "Release 20,000 EUR for “Course”, starting in week 2"


def test_where_every_plan_misses_its_target_mostly_none_is_asked_for():
    target = (0.5, 8)
    decision, lead, _, change = told(
        plan("Nothing", [0.0, 0.01, 0.0, 0.0], idle=True, target=target),
        plan("Course", [0.6, 0.4, 0.42, 0.3], target=target))
    assert decision == "None of these plans is enough: the best reaches the target in 1 of 4 simulated futures"
    assert lead == ("With “Course”, 50 % of people are adopters in week 8 in 1 of 4 simulated futures. "
                    "No other plan ever gets there.")
    assert change == "A target of 41 % by week 8: half of the futures reach that."


def test_what_a_plan_needs_is_time_if_half_of_the_futures_get_there_later():
    weeks = np.array([[0.1, 0.1, 0.1]] * 6 + [[0.2, 0.6, 0.6]] * 4)
    late = result_from("Late", recording_from({"adoption": weeks}), target=(0.5, 4))
    assert need_words(late, []) == "Time until week 6, or a target of 10 % by week 4: half of the futures reach that."


def test_nothing_is_asked_for_where_no_plan_beats_doing_nothing():
    decision, *_ = told(plan("Nothing", [0.0, 0.02, 0.0, 0.01], idle=True), plan("Course", [0.01, 0.0, 0.02, 0.0]))
    assert decision == "Release nothing yet: no plan is clearly better than doing nothing"


def test_plans_that_cannot_be_told_apart_are_a_choice():
    decision, _, _, change = told(plan("Nothing", [0.0, 0.01, 0.0, 0.01], idle=True), plan("A", [0.5, 0.4, 0.6, 0.3]),
                                  plan("B", [0.4, 0.5, 0.3, 0.6]))
    assert decision == "Choose between “A” and “B”: they cannot be told apart"
    assert change == "What the plans cost and risk: the simulated futures do not separate them."


def test_a_single_plan_is_judged_by_its_target():
    decision, *_ = told(plan("Course", [0.6, 0.4, 0.4, 0.4], target=(0.5, 8)))
    assert decision == "“Course” is not enough: it reaches the target in 1 of 4 simulated futures"
    decision, *_ = told(plan("Nothing", [0.0, 0.01], idle=True))
    assert decision == "What happens with “Nothing”"


def test_what_the_company_stated_is_named_if_it_decides():
    stated = np.arange(100) / 100.0
    made = plan("Course", np.where(stated < 0.4, 0.7, 0.2), target=(0.5, 8))
    manifest = {**made.manifest, "inputs": {"input: call target": {"stated": 0.3, "low": 0.0, "high": 1.0}}}
    made = dataclasses.replace(made, manifest=manifest, parameters={"input: call target": stated})
    _, _, sure, change = told(made)
    assert sure == "Your own figures decide: the chance is 100 % where call target is 0.095, 0 % where it is 0.9."
    assert change.endswith("Where call target is 0.095, it succeeds in 100 of 100.")
    one = dataclasses.replace(made, parameters={"input: call target": np.roll(np.tile([0.0, 1.0], 50), 1)})
    assert told(one)[2] == "Your uncertain figure does not decide."


@pytest.mark.parametrize(("found", "words"), [
    ([Overturn("A", "input: call target", 0.1, 0.4, 0.3, 0.2, True), Overturn("A", "habit_gain", 0.1, 0.4, 0.2, 0.5)],
     "Call target above 0.3 or habit gain below 0.2: then another plan does better."),
    ([], "No figure or assumption alone. With all varied at once, another plan does better in 11 of 100 futures."),
])
def test_what_would_overturn_the_lead_names_stated_figures_first(found, words):
    everything = Overturn("A", ALL_TOGETHER, float("nan"), float("nan"), float("nan"), 0.11)
    other = Overturn("B", "habit_gain", 0.1, 0.4, 0.2, 0.9)
    assert flip_words([everything, other, *reversed(found)], "A") == words


def test_cautions_stand_first_unequal_money_before_all():
    cut = ["'x' is cut."]
    plans = (plan("Nothing", [0.0, 0.01, 0.0, 0.0], idle=True),
             plan("A", [0.6, 0.7, 0.6, 0.7], cost=2_000_000.0, cautions=cut),
             plan("B", [0.3, 0.2, 0.3, 0.2], cost=900_000.0, cautions=cut))
    comparison = Comparison.of(plans)
    assert caution_words(comparison, verdict_of(comparison)) == [
        "“A” and “B” do not cost the same: 2.00 million EUR against 900,000 EUR.", "'x' is cut."]
    equal = Comparison.of([plan("A", [0.6, 0.7], cost=100.0), plan("B", [0.3, 0.2], cost=119.0)])
    assert caution_words(equal, verdict_of(equal)) == []


def test_signs_say_what_to_look_at_and_when():
    assert warning_words(None, None) == ""
    low = EarlySign("adoption", True, 0.056, 8, 0.9, 0.1)
    assert warning_words(low, None) == "Warning: adopters 5.6 % or less, week 8."
    high = EarlySign("trust", False, 0.4321, 8, 0.9, 0.1)
    assert warning_words(high, None) == "Warning: trust more than 0.432, week 8."


def test_rounding_never_turns_some_into_none_or_nearly_all_into_all():
    assert [whole(share, 100) for share in (0.0, 0.001, 0.5, 0.999, 1.0)] == [0, 1, 50, 99, 100]
    assert [whole_of(0.9, known) for known in (61, 400)] == ["55 of 61", "90 of 100"]
    assert count_of(TargetChance("A", 0.345, 200)) == 34
    assert count_of(TargetChance("A", 2 / 3, 3)) == 2


def test_costs_that_differ_by_more_than_a_fifth_are_told():
    assert unequal_words(("Train", "Talk"), (2_049_040.0, 986_540.0), "EUR") == [
        "“Train” and “Talk” do not cost the same: 2.05 million EUR against 987,000 EUR."]
    assert unequal_words(("Train", "Talk"), (120.0, 100.0), "EUR") == []
