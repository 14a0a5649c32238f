"""The benefit in words: a date where it pays, adopter-weeks where no worth is stated, and true minus signs."""

from datetime import date

import numpy as np
import pytest

from cxsim.analysis.benefit import Benefit, Month
from cxsim.words.benefit import benefit_takeaway, benefit_title, sum_words

MONTHS = (Month("Jan 2027", 3), Month("Feb 2027", 7))


def of(unit="EUR", weeks=(2.0, 8.0, 8.0), mean=(-10.0, 1_250_000.0)):
    money = unit == "EUR"
    found = np.array(weeks)
    even = np.array([np.mean(found <= month.last_week) for month in MONTHS]) if money else None
    line = np.array(mean)
    return Benefit("Plan A", unit, MONTHS, line, line - 5.0, line + 5.0, even, found if money else None)


@pytest.mark.parametrize(("weeks", "start", "words"), [
    ((2.0, 6.0, 8.0), date(2027, 1, 4), "“Plan A” pays for itself by 15 Feb 2027 in half of the futures"),
    ((2.0, 6.0, 8.0), None, "“Plan A” pays for itself by week 6 in half of the futures"),
    ((2.0, 8.0, 8.0), None, "“Plan A” does not pay for itself in most futures"),
    ((0.0, 0.0, 8.0), None, "“Plan A” pays for itself from the first week in most futures"),
])
def test_the_title_says_when_it_pays(weeks, start, words):
    assert benefit_title(of(weeks=weeks), start) == words


def test_without_a_worth_the_title_counts_adopter_weeks():
    found = of("adopter-weeks", mean=(3.0, 424.6))
    assert benefit_title(found, None) == "“Plan A” gains 425 adopter-weeks above doing nothing"
    assert benefit_takeaway(found) == (
        "At the end the sum is 425 adopter-weeks on average (420 to 430 in 9 of 10 futures).")


def test_the_takeaway_says_how_often_it_has_paid():
    assert benefit_takeaway(of()) == (
        "At the end the sum is 1.25 million EUR on average (1.25 million to 1.25 million in 9 of 10 futures). It has "
        "paid for itself in 33 % of the futures by then.")


@pytest.mark.parametrize(("amount", "words"), [
    (-20_712.0, "\N{MINUS SIGN}20,700 EUR"), (999_499.0, "999,000 EUR"), (999_500.0, "1.00 million EUR"),
    (-12_345_678.0, "\N{MINUS SIGN}12.3 million EUR"), (0.0, "0 EUR"), (-0.3, "0 EUR"),
])
def test_sums_have_three_digits(amount, words):
    assert sum_words(amount, "EUR") == words
