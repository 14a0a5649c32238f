"""Habit, against the curve of Lally et al. (2010)."""

from math import log

import pytest

from cxsim.model.mechanisms.habit import next_habit

CONVINCED = {"attitude": 1.0, "intrinsic_weight": 1.0}


def after_weeks(alone, weeks, habit, use, **given):
    for _ in range(weeks):
        habit = alone(next_habit, habit=habit, use=use, **{**CONVINCED, **given})
    return habit


@pytest.mark.parametrize("gain", [0.2030, 0.2722, 0.2])
def test_constant_use_gives_the_exponential_curve(alone, gain):
    for weeks in (1, 5, 14):
        grown = after_weeks(alone, weeks, 0.0, 1.0, habit_gain=gain)
        assert grown == pytest.approx(1.0 - (1.0 - gain) ** weeks, abs=1e-13)


def test_the_default_reaches_95_percent_after_66_used_days_of_five_a_week(alone):
    daily = 1.0 - 0.05 ** (1.0 / 66.0)
    assert daily == pytest.approx(0.04437, abs=1e-5)
    assert 1.0 - (1.0 - daily) ** 5 == pytest.approx(0.2030, abs=5e-5)
    weeks = log(0.05) / log(1.0 - 0.20)
    assert weeks * 5.0 == pytest.approx(66.0, rel=0.02)
    assert after_weeks(alone, 14, 0.0, 1.0) > 0.95 > after_weeks(alone, 13, 0.0, 1.0)


def test_without_use_it_fades_exponentially(alone):
    assert after_weeks(alone, 10, 0.8, 0.0) == pytest.approx(0.8 * 0.94**10, rel=1e-13)


def test_one_missed_week_does_little_harm(alone):
    steady = after_weeks(alone, 10, 0.0, 1.0)
    missed = after_weeks(alone, 5, after_weeks(alone, 1, after_weeks(alone, 4, 0.0, 1.0), 0.0), 1.0)
    assert steady - missed < 0.04


def test_compliance_forms_less_habit_than_conviction(alone):
    grown = alone(next_habit, habit=0.0, use=1.0, attitude=0.0, intrinsic_weight=1.0)
    assert grown == pytest.approx(0.2 * 0.3, rel=1e-14)
    half = alone(next_habit, habit=0.0, use=1.0, attitude=0.5, intrinsic_weight=0.8)
    assert half == pytest.approx(0.2 * (0.3 + 0.7 * 0.5 * 0.8), rel=1e-14)


def test_reinforcement_speeds_it_up(alone):
    assert after_weeks(alone, 1, 0.0, 1.0, reinforcement=1.0) == pytest.approx(0.28, rel=1e-14)


def test_the_fastest_learner_reaches_the_top_and_stays_there(alone):
    assert after_weeks(alone, 1, 0.5, 1.0, habit_gain=0.9, reinforcement=1.0) == 1.0
