"""Ownership and the change team: hours, fidelity, what owning departments carry, and how the team tires."""

import pytest

from cxsim.model.laws.ownership import (
    delivery,
    hours_left_to_team,
    next_ownership,
    next_team_fatigue,
    team_fidelity,
)


def test_departments_that_own_the_change_take_hours_over():
    assert hours_left_to_team(40.0, 0.5, 0.7) == pytest.approx(26.0)
    assert hours_left_to_team(40.0, 0.0, 0.7) == 40.0


def test_a_team_with_enough_hours_does_everything():
    assert team_fidelity(40.0, 40.0, 0.0, 0.5) == 1.0
    assert team_fidelity(0.0, 0.0, 1.0, 0.5) == 0.0
    assert team_fidelity(40.0, 20.0, 0.0, 0.5) == 0.5
    assert team_fidelity(40.0, 20.0, 1.0, 0.5) == 0.25


def test_without_a_limit_of_hours_everything_arrives():
    assert team_fidelity(40.0, float("inf"), 0.3, 0.5) == 1.0
    assert next_team_fatigue(0.0, 40.0, float("inf"), 0.05, 0.05) == 0.0


def test_a_willing_department_carries_its_part_and_an_unwilling_one_does_not():
    assert delivery(1.0, 0.4, 0.5, 0.7, 0.3) == pytest.approx(0.3 * 0.4 + 0.7)
    assert delivery(1.0, 0.4, 0.0, 0.7, 0.3) == pytest.approx(0.3 * 0.4 + 0.7 * 0.3)
    assert delivery(0.0, 0.4, 0.9, 0.7, 0.3) == 0.4


def test_ownership_can_cost_fidelity():
    """A team with enough hours does better than a department that is against the change."""
    assert delivery(1.0, 1.0, 0.2, 0.7, 0.3) < delivery(0.0, 1.0, 0.2, 0.7, 0.3)


def test_ownership_grows_with_seats_say_and_results_and_fades():
    assert next_ownership(0.0, 1.0, 0.0, 0.0, 0.04, 0.04, 0.03, 0.02) == pytest.approx(0.04)
    assert next_ownership(0.5, 1.0, 1.0, 1.0, 0.04, 0.04, 0.03, 0.02) == pytest.approx(0.5 + 0.055 - 0.01)
    assert next_ownership(0.5, 0.0, 0.0, 0.0, 0.04, 0.04, 0.03, 0.02) == pytest.approx(0.49)


def test_a_team_that_is_short_of_hours_tires_and_recovers():
    assert next_team_fatigue(0.0, 30.0, 20.0, 0.05, 0.05) == pytest.approx(0.025)
    assert next_team_fatigue(0.0, 90.0, 20.0, 0.05, 0.05) == pytest.approx(0.05)
    assert next_team_fatigue(0.4, 10.0, 20.0, 0.05, 0.05) == pytest.approx(0.38)
