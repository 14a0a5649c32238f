"""The days of a run: a week is seven days, dates are read in one form and said in words that everybody reads alike."""

from datetime import date

import pytest

from cxsim.dates import (
    date_words,
    day_in_week,
    end_of_week,
    first_day,
    last_day,
    moment_words,
    month_words,
    read_date,
    week_of_day,
    week_words,
)

MONDAY = date(2027, 1, 4)


def test_a_week_begins_seven_days_after_the_one_before():
    assert [day_in_week(MONDAY, week) for week in (0, 1, 78)] == [MONDAY, date(2027, 1, 11), date(2028, 7, 3)]
    assert end_of_week(MONDAY, 0) == date(2027, 1, 10)


def test_a_day_lies_in_the_week_that_began_last():
    days = [date(2027, 1, 3), MONDAY, date(2027, 1, 10), date(2027, 1, 11), date(2028, 7, 3), date(2028, 7, 9)]
    assert [week_of_day(MONDAY, day) for day in days] == [-1, 0, 0, 1, 78, 78]


def test_a_leap_day_is_a_day_like_any_other():
    assert day_in_week(date(2028, 2, 24), 1) == date(2028, 3, 2)


def test_words_are_the_same_whatever_language_the_machine_speaks():
    assert date_words(date(2028, 7, 3)) == "3 Jul 2028"
    assert [month_words(date(2027, month, 1))[:3] for month in range(1, 13)] == [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def test_a_week_has_its_date_only_where_the_start_is_known():
    assert (week_words(78, MONDAY), week_words(78, None)) == ("week 78 (3 Jul 2028)", "week 78")
    assert (moment_words(78, MONDAY), moment_words(78, None)) == ("3 Jul 2028", "week 78")
    assert (first_day(MONDAY, 2), last_day(MONDAY, 2), first_day(None, 2)) == ("2027-01-18", "2027-01-24", "")


def test_a_date_is_read_in_one_form():
    assert read_date("2027-01-04") == MONDAY
    assert read_date("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize(("text", "reason"), [
    ("4 Jan 2027", "write 2027-01-04"), ("January 4th, 2027", "write 2027-01-04"),
    ("4 january 2027", "write 2027-01-04"), ("Sept 3, 2027", "write 2027-09-03"),
    ("2027/1/4", "write 2027-01-04"), ("20270104", "write 2027-01-04"),
    ("2027104", "write year-month-day, like 2027-01-04"),
    ("2027-1-4", "write 2027-01-04"), ("2027-01-04T08:00", "write 2027-01-04"), ("30.6.2027", "write 2027-06-30"),
    ("6/7/2027", "write year-month-day, like 2027-01-04"), ("next Monday", "write year-month-day, like 2027-01-04"),
    ("", "write year-month-day, like 2027-01-04"), ("4 Foo 2027", "write year-month-day, like 2027-01-04"),
    ("31 Feb 2027", "February 2027 has 28 days"), ("2027-02-29", "February 2027 has 28 days"),
    ("2027-04-31", "April 2027 has 30 days"), ("2027-01-00", "January 2027 has 31 days"),
    ("2027-13-01", "there is no month 13; write year-month-day, like 2027-01-04"),
    ("0027-01-04", "the year must be from 1900 to 2999"), ("3000-01-01", "the year must be from 1900 to 2999"),
    ("٢٠٢٧-01-04", "write year-month-day, like 2027-01-04"),
])
def test_what_is_no_date_is_refused_with_what_to_write(text, reason):
    with pytest.raises(ValueError, match=rf"^{reason}$"):
        read_date(text)
