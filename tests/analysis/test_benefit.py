"""The benefit by month: paired sums, the week in which a plan has paid for itself, and months by the calendar."""

from datetime import date

import numpy as np
import pytest

from cxsim.analysis.benefit import BENEFIT_COLUMNS, benefit, benefit_rows, months_of
from cxsim.analysis.comparison_data import ComparisonData

TRAINING = [{"name": "training", "type": "training", "start_week": 0, "weeks": 4, "target": "everyone"}]
NOTHING = {"adoption": [[0.0, 0.0]] * 8, "people": [[100.0, 100.0]] * 8}
# ten adopters of a hundred from week 1 on in the first future, none in the other
SOME = {"adoption": [[0.0, 0.0]] + [[0.1, 0.0]] * 7, "people": [[100.0, 100.0]] * 8}
COSTS = {"training": [[25.0, 25.0]] + [[0.0, 0.0]] * 7}


@pytest.fixture
def paid(make, worth):
    return make("plan", SOME, NOTHING, costs=COSTS, rates=worth(adopter_week=1.0), interventions=TRAINING,
                start_date="2027-01-04")


def test_a_week_belongs_to_the_month_in_which_it_ends():
    found = months_of(10, date(2027, 1, 4))
    assert [(month.name, month.last_week) for month in found] == [("Jan 2027", 3), ("Feb 2027", 7), ("Mar 2027", 9)]


def test_without_a_start_months_are_twelfths_of_a_year():
    found = months_of(52, None)
    assert [month.last_week for month in found] == [4, 8, 12, 17, 21, 25, 30, 34, 38, 43, 47, 51]
    assert (found[0].name, months_of(3, None)[0].last_week, len(months_of(3, None))) == ("month 1", 2, 1)


def test_money_is_summed_future_by_future(paid):
    found = benefit(paid, paid.start_date)
    assert (found.unit, [month.name for month in found.months]) == ("EUR", ["Jan 2027", "Feb 2027"])
    # 25 are spent in week 0, then 10 a week come back in one of the two futures
    assert found.mean.tolist() == [-10.0, 10.0]
    assert (found.low.tolist(), found.high.tolist()) == ([-23.5, -21.5], [3.5, 41.5])


def test_half_of_the_futures_have_paid_from_the_week_in_which_they_stay_above_nought(paid):
    found = benefit(paid, paid.start_date)
    assert found.weeks.tolist() == [3.0, 8.0]
    assert (found.break_even_week, found.broken_even.tolist()) == (3, [0.5, 0.5])


def test_a_plan_that_most_futures_never_earn_back_has_no_break_even(make, worth):
    few = {"adoption": [[0.0] * 3] + [[0.1, 0.0, 0.0]] * 7, "people": [[100.0] * 3] * 8}
    nothing = {"adoption": [[0.0] * 3] * 8, "people": [[100.0] * 3] * 8}
    costs = {"training": [[25.0] * 3] + [[0.0] * 3] * 7}
    plan = make("plan", few, nothing, costs=costs, rates=worth(adopter_week=1.0), interventions=TRAINING)
    found = benefit(plan, None)
    assert found.break_even_week is None


def test_without_a_worth_adopter_weeks_are_counted_and_no_money(make, worth):
    for rates in (None, worth()):
        found = benefit(make("plan", SOME, NOTHING, costs=COSTS, rates=rates, interventions=TRAINING), None)
        assert (found.unit, found.broken_even, found.break_even_week) == ("adopter-weeks", None, None)
        assert found.mean.tolist() == [20.0, 35.0]


def test_doing_nothing_and_what_is_not_held_against_it_have_no_benefit(make):
    assert benefit(make("nothing", NOTHING, NOTHING), None) is None
    assert benefit(make("plan", SOME, interventions=TRAINING), None) is None


def test_a_failed_future_does_not_count(make):
    holed = {"adoption": [[0.0, np.nan]] * 8, "people": [[100.0, 100.0]] * 8}
    found = benefit(make("plan", holed, NOTHING, interventions=TRAINING), None)
    assert found.mean.tolist() == [0.0, 0.0]


def test_the_table_has_a_row_for_every_plan_and_month(make, paid):
    nothing = make("nothing", NOTHING, NOTHING)
    rows = [dict(zip(BENEFIT_COLUMNS, row, strict=True)) for row in
            benefit_rows(ComparisonData((nothing, paid), "nothing"))]
    assert rows[0] == {"scenario": "plan", "month": "Jan 2027", "last_week": 3, "last_day": "2027-01-31",
                       "unit": "EUR", "mean": -10.0, "p05": -23.5, "p95": 3.5, "share_broken_even": 0.5}
    assert [row["last_day"] for row in rows] == ["2027-01-31", "2027-02-28"]


def test_all_plans_have_the_months_of_the_one_that_states_a_start(make, paid):
    other = make("other", SOME, NOTHING, interventions=TRAINING)
    rows = [dict(zip(BENEFIT_COLUMNS, row, strict=True)) for row in
            benefit_rows(ComparisonData((other, paid), "other"))]
    assert [row["month"] for row in rows] == ["Jan 2027", "Feb 2027"] * 2
