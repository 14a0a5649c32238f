"""Team rewards."""

import pytest

from cxsim.model.mechanisms.control import next_controlled_motivation
from cxsim.model.mechanisms.team_rewards import team_control, team_motive

INDIVIDUAL = 6.0 * 0.32


def motive(alone, **given):
    return alone(team_motive, **{"team_incentive": 1.0, "seen_use": 0.0, "attitude": 0.5, **given})


def test_it_pulls_less_on_oneself(alone):
    assert motive(alone) == pytest.approx(0.5 * INDIVIDUAL)
    assert motive(alone, team_incentive=0.0, seen_use=1.0) == 0.0


def test_colleagues_who_use_press_and_who_is_against_leans_back(alone):
    assert motive(alone, seen_use=0.5, attitude=1.0) == pytest.approx(0.5 * INDIVIDUAL + 2.0)
    assert motive(alone, seen_use=0.5, attitude=0.0) == pytest.approx(0.5 * INDIVIDUAL + 1.25)


def test_where_three_in_ten_use_it_equals_an_individual_reward(alone):
    assert motive(alone, seen_use=0.29) < INDIVIDUAL < motive(alone, seen_use=0.3)


def test_free_riding_can_outweigh_the_pressure(alone):
    against = {"attitude": 0.0, "team_free_riding": 3.0, "team_pressure": 2.0}
    assert motive(alone, seen_use=1.0, **against) < motive(alone, seen_use=0.0, **against)


def test_less_of_it_is_felt_as_control(alone):
    control = alone(team_control, team_incentive_mean=1.0)
    assert control == pytest.approx(0.4)
    assert alone(team_control, team_incentive_mean=1.0, recognition=1.0) == pytest.approx(0.2)
    built = alone(next_controlled_motivation, controlled_motivation=0.0, added_control=control)
    assert built == pytest.approx(0.4 * 0.08)
