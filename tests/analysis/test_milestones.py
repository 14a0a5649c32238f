"""Milestones: the share of futures that reach each, its word, and the sign that comes before a miss."""

import numpy as np
import pytest

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.milestones import (
    GO_COLUMNS,
    MILESTONE_COLUMNS,
    Chance,
    Milestone,
    chance,
    chances,
    gateways,
    go_rows,
    leading,
    milestone_rows,
    milestones_of,
)
from cxsim.errors import ResultError
from cxsim.results.recording import WEEKLY_MEASURES, Recording

EARLY = {"name": "early", "measure": "use", "group": "all", "at_least": 0.2, "by_week": 1}
LATE = {"name": "late", "measure": "proficiency", "group": "all", "at_least": 0.5, "by_week": 3,
        "by_date": "2027-01-27"}
USE = [[0.0, 0.0, 0.0, 0.0], [0.2, 0.1, 0.3, 0.4], [0.0, 0.0, 0.0, 0.0]]


def of_percent(share, known=200):
    return Chance("a", Milestone("m", "use", "all", 0.5, 1), share, 0.0, 1.0, known)


def test_the_target_comes_first_and_every_milestone_once(make):
    one = make("a", {"adoption": [[0.1, 0.2]] * 4}, target=(0.3, 4), milestones=[LATE, EARLY])
    other = make("b", {"adoption": [[0.1, 0.2]] * 4}, milestones=[EARLY, {**EARLY, "at_least": 0.4}])
    assert [(found.name, found.at_least) for found in milestones_of([one, other])] == [
        ("target", 0.3), ("early", 0.2), ("early", 0.4), ("late", 0.5)]


def test_a_milestone_is_reached_in_its_week_from_its_value_on(make):
    found = chance(make("a", {"use": USE}), Milestone(**EARLY))
    assert (found.probability, found.known, found.percent, found.rating) == (0.75, 4, 75, "open")
    assert (round(found.low, 4), round(found.high, 4)) == (0.3006, 0.9544)


def test_the_target_counts_like_the_measure_of_the_target(make):
    result = make("a", {"adoption": [[0.0, 0.0], [0.5, 0.4], [0.0, 0.9]]}, target=(0.5, 3))
    (target,) = milestones_of([result])
    assert chance(result, target).probability == result.measures["target_met"].mean() == 0.5


def test_proficiency_is_mean_skill(make):
    skilled = make("a", {"skill": [[0.0] * 2, [0.0] * 2, [0.0] * 2, [0.5, 0.49]]})
    assert chance(skilled, Milestone(**LATE)).probability == 0.5


def test_a_group_has_its_own_value_and_an_unknown_one_cannot_be_told(make):
    weekly = {name: np.zeros((2, 3, 2)) for name in WEEKLY_MEASURES} | {"people": np.full((2, 3, 2), 9.0)}
    weekly["use"] = np.array([np.zeros((3, 2)), np.ones((3, 2))])
    weekly["skill"] = np.array([np.zeros((3, 2)), np.full((3, 2), np.nan)])
    result = make("a", {}, recording=Recording(("all", "department:sales"), weekly, {}, 18))
    in_sales = Milestone("s", "use", "department:sales", 0.9, 2)
    assert chance(result, in_sales).probability == 1.0
    for absent in (Milestone("s", "use", "department:it", 0.9, 2), Milestone("s", "use", "all", 0.9, 9),
                   Milestone("s", "proficiency", "department:sales", 0.1, 2)):
        found = chance(result, absent)
        assert (found.known, found.rating) == (0, "unknown")
        assert np.isnan(found.probability)


@pytest.mark.parametrize(("share", "percent", "rating"), [
    (1.0, 100, "likely"), (0.9975, 99, "likely"), (0.8, 80, "likely"), (0.795, 80, "likely"), (0.7949, 79, "open"),
    (0.5, 50, "open"), (0.495, 50, "open"), (0.4949, 49, "unlikely"), (0.002, 1, "unlikely"), (0.0, 0, "unlikely"),
])
def test_the_word_follows_the_percentage_that_is_shown(share, percent, rating):
    assert (of_percent(share).percent, of_percent(share).rating) == (percent, rating)


def test_every_plan_is_held_against_every_milestone(make):
    plan = make("plan", {"use": USE}, milestones=[EARLY], start_date="2027-01-04")
    nothing = make("nothing", {"use": [[0.0] * 4] * 3})
    comparison = ComparisonData((nothing, plan), "nothing")
    assert [(one.scenario, one.probability) for one in chances(comparison)] == [("nothing", 0.0), ("plan", 0.75)]
    rows = [dict(zip(MILESTONE_COLUMNS, row, strict=True)) for row in milestone_rows(comparison)]
    assert rows[1] | {"low": 0, "high": 0} == {
        "scenario": "plan", "milestone": "early", "measure": "use", "group": "all", "at_least": 0.2, "by_week": 1,
        "by_date": "2027-01-11", "probability": 0.75, "low": 0, "high": 0, "replicates": 4, "rating": "open",
        "color": "amber"}
    assert rows[0]["color"] == "red"


def test_a_stated_day_stays_as_it_was_stated(make):
    plan = make("plan", {"skill": [[0.0] * 2] * 4}, milestones=[LATE], start_date="2027-01-04")
    (row,) = milestone_rows(ComparisonData((plan,), "plan"))
    assert dict(zip(MILESTONE_COLUMNS, row, strict=True))["by_date"] == "2027-01-27"


def test_without_a_start_there_are_no_days(make):
    plan = make("plan", {"use": USE}, milestones=[EARLY])
    (row,) = milestone_rows(ComparisonData((plan,), "plan"))
    assert dict(zip(MILESTONE_COLUMNS, row, strict=True))["by_date"] == ""


def with_a_sign(make):
    """Use shows in week 6 which futures end above a half; half of the forty do."""
    ends = np.where(np.arange(40) % 2 == 0, 0.9, 0.1)
    weeks = np.arange(20)[:, None]
    return make("plan", {"use": np.where(weeks < 6, 0.0, ends), "adoption": np.where(weeks < 19, 0.0, ends)},
                target=(0.5, 19), start_date="2027-01-04")


def test_the_sheet_names_the_sign_that_comes_before_a_miss(make):
    comparison = ComparisonData((with_a_sign(make),), "plan")
    (gateway,) = gateways(comparison)
    assert (gateway.sign.measure, gateway.sign.below, gateway.sign.week) == ("use", True, 6)
    assert (gateway.sign.hit_rate, gateway.sign.false_alarm_rate) == (1.0, 0.0)
    (row,) = go_rows(comparison)
    assert dict(zip(GO_COLUMNS, row, strict=True))["signal_date"] == "2027-02-15"


def test_a_milestone_that_is_always_reached_needs_no_sign(make):
    result = make("plan", {"use": [[0.9, 0.9]] * 3}, milestones=[EARLY])
    (gateway,) = gateways(ComparisonData((result,), "plan"))
    assert gateway.sign is None
    (row,) = go_rows(ComparisonData((result,), "plan"))
    told = dict(zip(GO_COLUMNS, row, strict=True))
    assert (told["probability"], told["indicator"], told["signal_week"]) == (1.0, "", "")


def test_the_leading_plan_is_the_best_that_does_something(make):
    training = [{"name": "training", "type": "training", "start_week": 0, "weeks": 4, "target": "everyone"}]
    idle = make("idle", {"adoption": [[0.7, 0.71]] * 5})
    results = tuple(make(name, {"adoption": [[share, share + 0.01]] * 5}, interventions=training)
                    for name, share in (("a", 0.1), ("b", 0.6), ("c", 0.3)))
    assert leading(ComparisonData((idle, *results), "idle")).scenario_name == "b"
    assert leading(ComparisonData((idle, make("none", {"adoption": [[0.1, 0.1]] * 5})), "idle")).scenario_name == "idle"
    assert leading(ComparisonData(results[:1], "a")).scenario_name == "a"


def test_plans_that_begin_on_different_days_cannot_be_compared(make):
    one, other = (make(day, {"use": USE}, start_date=day) for day in ("2027-01-04", "2027-01-11"))
    with pytest.raises(ResultError, match="different start dates: '2027-01-04' has 2027-01-04, '2027-01-11' has"):
        ComparisonData((one, other), "2027-01-04")
