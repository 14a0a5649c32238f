"""When an intervention is at work."""

from __future__ import annotations

from cxsim.interventions.plan.timing import Schedule


def test_a_intervention_acts_in_its_weeks_only():
    schedule = Schedule(start_week=3, weeks=2)
    assert [week for week in range(10) if schedule.active(week)] == [3, 4]
    assert [week for week in range(10) if schedule.starts(week)] == [3]


def test_without_a_length_it_lasts():
    assert [week for week in range(6) if Schedule(start_week=4).active(week)] == [4, 5]


def test_the_dose_is_full_at_once_or_built_up_linearly():
    assert [Schedule(2, 3).dose(week) for week in range(6)] == [0.0, 0.0, 1.0, 1.0, 1.0, 0.0]
    assert [Schedule(1, None, ramp_weeks=3).dose(week) for week in range(6)] == [0.0, 0.25, 0.5, 0.75, 1.0, 1.0]


def test_the_last_week_ends_with_the_horizon():
    assert Schedule(3, 2).last_week(104) == 4
    assert Schedule(3, 2).last_week(4) == 3
    assert Schedule(3).last_week(104) == 103
    assert Schedule(104).last_week(104) is None
