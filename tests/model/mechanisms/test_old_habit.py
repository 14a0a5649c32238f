"""The old habit pulls back, fades with use of the new behavior and returns without; customers meet the rest."""

import pytest

from cxsim.model.mechanisms.old_habit import next_old_habit, old_habit_pull, old_habit_used


def test_it_pulls_back_by_what_the_status_quo_bias_does_not_hold_of_it(alone):
    assert alone(old_habit_pull, old_habit=1.0) == pytest.approx(1.5 * (0.6 - 1.0))
    assert alone(old_habit_pull, old_habit=0.6) == 0.0
    assert alone(old_habit_pull, old_habit=0.0) == pytest.approx(1.5 * 0.6)


def test_it_fades_with_use_and_returns_without(alone):
    assert alone(next_old_habit, old_habit=0.5, use=1.0) == pytest.approx(0.5 - 0.06 * 0.5)
    assert alone(next_old_habit, old_habit=0.5, use=0.0) == pytest.approx(0.5 + 0.03 * 0.1)
    assert alone(next_old_habit, old_habit=0.6, use=0.0) == 0.6


def test_customers_meet_it_where_the_new_behavior_is_not_used(alone):
    assert alone(old_habit_used, old_habit=0.4, use=0.0) == 0.4
    assert alone(old_habit_used, old_habit=0.4, use=1.0) == 0.0
