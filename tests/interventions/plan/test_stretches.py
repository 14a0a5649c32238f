"""Doses by week as timing: unbroken runs, build-ups, rounds, and parts where doses change."""

import pytest

from cxsim.interventions.plan.stretches import Rounds, Stretch, as_rounds, stretches
from cxsim.interventions.plan.timing import Schedule


def test_an_unbroken_run_is_one_stretch():
    assert stretches([0, 0, 1, 1, 1, 0]) == [Stretch(2, 3, 0, 1)]
    assert stretches([0, 0.4, 0.4], first_week=10) == [Stretch(11, 2, 0, 0.4)]


def test_an_even_build_up_is_a_ramp_also_as_people_write_it():
    assert stretches([0.25, 0.5, 0.75, 1, 1]) == [Stretch(0, 5, 3, 1)]
    assert stretches([0.33, 0.67, 1]) == [Stretch(0, 3, 2, 1)]
    assert stretches([0.2, 0.4, 0.6, 0.6]) == [Stretch(0, 4, 2, 0.6)]


def test_other_changes_are_parts_one_after_the_other():
    assert stretches([0.5, 0.5, 1, 1]) == [Stretch(0, 2, 0, 0.5), Stretch(2, 2, 0, 1)]
    assert stretches([1, 0.2, 0.2]) == [Stretch(0, 1, 0, 1), Stretch(1, 2, 0, 0.2)]
    assert stretches([0.5, 1, 0.5]) == [Stretch(0, 2, 1, 1), Stretch(2, 1, 0, 0.5)]


def test_what_holds_in_an_open_last_week_has_no_end():
    assert stretches([0, 1, 1], goes_on=True) == [Stretch(1, None, 0, 1)]
    assert stretches([1, 0, 0], goes_on=True) == [Stretch(0, 1, 0, 1)]


def test_alike_and_equally_far_apart_are_rounds():
    assert as_rounds(stretches([1, 1, 0, 0, 0, 1, 1])) == Rounds(Stretch(0, 2, 0, 1), 2, 3)
    assert as_rounds(stretches([1, 0, 1, 0, 0, 1])) is None
    assert as_rounds(stretches([1, 0, 0.5])) is None
    assert as_rounds(stretches([1, 1])) is None
    assert as_rounds(stretches([1, 0, 1], goes_on=True)) is None


def test_nothing_at_work_is_no_stretch():
    assert stretches([]) == stretches([0, 0]) == []
    assert as_rounds([]) is None


@pytest.mark.parametrize("ramp", range(5))
@pytest.mark.parametrize("weeks", [5, 9])
def test_a_schedule_comes_back_from_its_doses(ramp, weeks):
    schedule = Schedule(3, weeks, ramp)
    assert stretches([schedule.dose(week) for week in range(20)]) == [Stretch(3, weeks, ramp, 1)]
