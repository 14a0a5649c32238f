"""Week columns of a sheet, and mistakes in them."""

import pytest

from cxsim.scenario.text.week_columns import WeekColumn, week_columns


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("0", 0, 0), ("w4", 4, 4), ("W04", 4, 4), ("Week 12", 12, 12), ("wk. 3", 3, 3), ("week_7", 7, 7),
        ("4-7", 4, 7), ("weeks 4\u20137", 4, 7), ("w4 to w7", 4, 7), ("4..7", 4, 7), ("12+", 12, None),
        ("week 12 +", 12, None),
    ],
)
def test_people_write_weeks_in_many_ways(header, first, last):
    assert week_columns([header], 0) == ([WeekColumn(0, first, last)], [])


@pytest.mark.parametrize("header", ["type", "weeks", "hours_per_week", "wave_gap_weeks", "Q1", "2026-01-05", ""])
def test_other_headers_are_no_weeks(header):
    assert week_columns([header], 0) == ([], [])


def test_a_sheet_may_count_from_one():
    assert week_columns(["1", "2-3"], 1) == ([WeekColumn(0, 0, 0), WeekColumn(1, 1, 2)], [])


@pytest.mark.parametrize(
    ("headers", "first_week", "message"),
    [
        (["0", "1"], 1, "'0' is before the first week; weeks here count from 1"),
        (["8-4"], 0, "'8-4' ends before it begins"),
        (["0", "4", "8"], 0, "weeks 1 to 3 have no column"),
        (["1", "5"], 1, "weeks 2 to 4 have no column, so '5' could mean one week or several; give every week a "
                        "column, or write ranges, as in '5-8'"),
        (["0-4", "3"], 0, "'3' is not later than the previous column"),
        (["3+", "4"], 0, "'4' follows a column for all later weeks"),
        (["3-5+"], 0, "'3-5+': give either a last week or '+', not both"),
    ],
)
def test_what_could_mean_two_things_is_refused(headers, first_week, message):
    _, wrong = week_columns(headers, first_week)
    assert wrong[0][1].startswith(message)
