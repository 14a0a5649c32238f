"""Ownership and the change team: hours, fidelity, what owning departments carry, and how the team tires."""

import pytest

from cxsim.model.mechanisms.ownership import (
    delivery,
    handed_part,
    hours_left_to_team,
    next_ownership,
    next_team_fatigue,
    team_fidelity,
)


def test_departments_that_own_the_change_take_hours_over():
    assert hours_left_to_team(40.0, 0.5, 0.0, 0.7) == pytest.approx(26.0)
    assert hours_left_to_team(40.0, 0.0, 0.0, 0.7) == 40.0


def test_a_team_with_enough_hours_does_everything():
    assert team_fidelity(40.0, 40.0, 0.0, 0.5) == 1.0
    assert team_fidelity(0.0, 0.0, 1.0, 0.5) == 0.0
    assert team_fidelity(40.0, 20.0, 0.0, 0.5) == 0.5
    assert team_fidelity(40.0, 20.0, 1.0, 0.5) == 0.25


def test_without_a_limit_of_hours_everything_arrives():
    assert team_fidelity(40.0, float("inf"), 0.3, 0.5) == 1.0
    assert next_team_fatigue(0.0, 40.0, float("inf"), 0.05, 0.05) == 0.0


def test_a_willing_department_carries_its_part_and_an_unwilling_one_does_not():
    assert delivery(1.0, 0.0, 0.4, 0.5, 0.7, 0.3, 0.5) == pytest.approx(0.3 * 0.4 + 0.7)
    assert delivery(1.0, 0.0, 0.4, 0.0, 0.7, 0.3, 0.5) == pytest.approx(0.3 * 0.4 + 0.7 * 0.3)
    assert delivery(0.0, 0.0, 0.4, 0.9, 0.7, 0.3, 0.5) == 0.4


def test_ownership_can_cost_fidelity():
    """A team with enough hours does better than a department that is against the change."""
    assert delivery(1.0, 0.0, 1.0, 0.2, 0.7, 0.3, 0.5) < delivery(0.0, 0.0, 1.0, 0.2, 0.7, 0.3, 0.5)


def test_ownership_grows_with_seats_say_and_results_and_fades():
    rates = {"ownership_by_seats": 0.04, "ownership_by_voice": 0.04, "ownership_by_results": 0.03,
             "ownership_by_co_design": 0.05, "ownership_by_hand_over": 0.08, "ownership_fading": 0.02}
    quiet = {"representation": 0.0, "voice": 0.0, "last_use": 0.3, "use_before": 0.3, "co_design": 0.0,
             "hand_over": 0.0, "last_attitude": 0.25}
    week = lambda before, **given: next_ownership(before, **{**quiet, **given}, **rates)  # noqa: E731
    assert week(0.0, representation=1.0) == pytest.approx(0.04)
    assert week(0.5, representation=1.0, voice=1.0, last_use=0.8) == pytest.approx(0.5 + 0.0475 - 0.01)
    assert week(0.5) == pytest.approx(0.49)
    assert week(0.0, co_design=1.0) == pytest.approx(0.05)
    assert week(0.0, hand_over=1.0) == pytest.approx(0.04)
    assert week(0.0, hand_over=1.0, last_attitude=0.6) == pytest.approx(0.08)


def test_a_department_that_is_handed_its_part_relieves_the_team_at_once_and_carries_it_badly():
    assert handed_part(0.25, 0.8) == pytest.approx(0.6)
    assert hours_left_to_team(40.0, 0.25, 0.6, 0.7) == pytest.approx(40.0 * (1.0 - 0.7 * 0.85))
    owned, handed = (delivery(*parts, 0.2, 0.5, 0.7, 0.3, 0.5) for parts in ((1.0, 0.0), (0.0, 1.0)))
    assert owned == pytest.approx(0.3 * 0.2 + 0.7)
    assert handed == pytest.approx(0.3 * 0.2 + 0.7 * 0.5)
    unwilling, never = (delivery(0.0, part, 0.5, 0.1, 0.7, 0.3, 0.5) for part in (1.0, 0.0))
    assert unwilling < never


def test_a_team_that_is_short_of_hours_tires_and_recovers():
    assert next_team_fatigue(0.0, 30.0, 20.0, 0.05, 0.05) == pytest.approx(0.025)
    assert next_team_fatigue(0.0, 90.0, 20.0, 0.05, 0.05) == pytest.approx(0.05)
    assert next_team_fatigue(0.4, 10.0, 20.0, 0.05, 0.05) == pytest.approx(0.38)
