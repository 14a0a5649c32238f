"""A plan in words: when bars act, what they cost, and what they take of the team."""

from datetime import date

import numpy as np

from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.words.plan import (
    changed_words,
    cost_words,
    dearest_week_words,
    intervention_words,
    short_sum,
    team_words,
    time_words,
    total_words,
    whom_words,
)

MONDAY = date(2027, 1, 4)


def test_when_a_bar_acts_is_told_in_days_where_the_start_is_known():
    assert time_words(4, 30, MONDAY) == "1 Feb 2027 to 1 Aug 2027, 26 weeks"
    assert time_words(4, 30, None) == "weeks 4 to 29, 26 weeks"
    assert time_words(4, 5, None) == "week 4"


def test_sums_in_a_picture_are_short():
    assert [short_sum(one) for one in (640, 995, 3_120, 9_960, 153_900, 2_048_040)] == [
        "640", "1.0k", "3.1k", "10k", "154k", "2.05M"]


def test_a_plan_is_held_against_its_budget():
    assert total_words(2_048_040.0, None, "EUR") == "2.05 million EUR in all. No budget is set."
    assert total_words(90.0, 100.0, "EUR") == "90 EUR in all, of 100 EUR: 10 EUR are left."
    assert total_words(130.0, 100.0, "EUR") == "130 EUR in all, of 100 EUR: 30 EUR too much."


def test_the_dearest_week_is_named():
    assert dearest_week_words(np.array([0.0, 20.0, 153_900.0]), MONDAY) == "At most 154k in week 2 (18 Jan 2027)."
    assert dearest_week_words(np.zeros(3), None) == ""


def test_the_team_is_held_against_its_hours_or_against_posts():
    hours = np.array([10.0, 31.0, 0.0])
    assert team_words(hours, None) == "At most 31 a week, under one full-time post."
    assert team_words(2.0 * hours, None) == "At most 62 a week, 1.6 full-time posts."
    assert team_words(hours, 30.0) == "At most 31 a week, of 30: too many in 1 week."
    assert team_words(hours, 31.0) == "At most 31 a week, of 31: that is enough."
    assert team_words(np.zeros(3), None) == "The plan takes no hours of a change team."


def test_whom_an_intervention_reaches():
    assert whom_words(Target()) == "everyone"
    assert whom_words(Target(departments=("contact_center", "it"))) == "contact center and IT"
    assert whom_words(Target(departments=("it",), share=0.5)) == "50 % of: department it"


def test_a_change_for_undo():
    training = Training(name="first_course")
    assert intervention_words(training) == "First course"
    assert changed_words(training, {"hours_per_week": 5}) == "First course: hours per week 5"
    assert changed_words(training, {"weeks": None, "start_week": 3, "ramp_weeks": 1}) == (
        "First course: weeks as usual, start week 3 and more")


def test_what_a_kind_costs():
    cost = {"fixed": 10000.0, "per_week": 0.0, "per_person": 0.0, "per_person_week": 62.5}
    assert cost_words(cost, "EUR") == "10,000 EUR once, 62.5 EUR a person and week"
    assert cost_words(dict.fromkeys(cost, 0.0), "EUR") == "no money of its own"
