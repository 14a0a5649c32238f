"""Days that are typed for a plan are weeks of its run; those outside of it are told the nearest day."""

from datetime import date

import pytest

from cxsim.scenario.changing.run_days import RunDays

RUN = RunDays(date(2027, 1, 4), 26)
"""From 4 Jan to 4 Jul 2027."""


def test_any_day_of_a_week_means_that_week():
    assert [RUN.start(date(2027, 2, day)) for day in (1, 3, 7, 8)] == [4, 4, 4, 5]
    assert [RUN.length(date(2027, 2, day), 4) for day in (1, 7, 8, 21)] == [1, 1, 2, 3]
    assert RUN.start(date(2027, 7, 4)) == 25
    assert RUN.length(RUN.last, 25) == 1


@pytest.mark.parametrize(("day", "earliest", "words"), [
    (date(2027, 1, 3), 0, "3 Jan 2027 is before the run, which begins on 4 Jan 2027; the nearest day is 4 Jan 2027"),
    (date(2027, 1, 3), 2, "3 Jan 2027 is before the run, which begins on 4 Jan 2027; the nearest day is 18 Jan 2027"),
    (date(2027, 1, 17), 2, "on 17 Jan 2027 it still waits for others; the nearest day is 18 Jan 2027"),
    (date(2027, 7, 5), 0, "5 Jul 2027 is after the run, which ends on 4 Jul 2027; the nearest day is 28 Jun 2027, when "
                          "its last week begins"),
])
def test_a_start_outside_of_the_run_is_told_the_nearest_day(day, earliest, words):
    with pytest.raises(ValueError, match="nearest day") as caught:
        RUN.start(day, earliest)
    assert str(caught.value) == words


@pytest.mark.parametrize(("day", "words"), [
    (date(2027, 7, 5), "5 Jul 2027 is after the run, which ends on 4 Jul 2027; give that day, or leave it empty"),
    (date(2027, 1, 31), "31 Jan 2027 is before it begins, on 1 Feb 2027; the nearest day is 7 Feb 2027, after one "
                        "week"),
])
def test_an_end_outside_of_the_run_or_before_the_start_is_told_the_nearest_day(day, words):
    with pytest.raises(ValueError, match="2027") as caught:
        RUN.length(day, 4)
    assert str(caught.value) == words
