"""Ideas: made by a say and freedom, carried out or given up, and what becomes of both."""

import math

import pytest

from cxsim.model.mechanisms.ideas import (
    MECHANISM,
    co_design_effort,
    ideas_benefit,
    ideas_capacity,
    ideas_cynicism,
    ideas_made,
    ideas_trust,
    next_ideas,
    next_ideas_in_use,
)


def made(alone, attitude=0.5, representation=0.0, **forces):
    return alone(ideas_made, last_attitude=attitude, representation=representation, **forces)


def test_a_say_freedom_and_workshops_make_ideas_and_unwilling_people_make_fewer(alone):
    assert made(alone) == 0.0
    assert made(alone, voice=1.0) == pytest.approx(0.10)
    assert made(alone, representation=1.0) == pytest.approx(0.025)
    assert made(alone, autonomy=1.0, co_design=1.0) == pytest.approx(0.25)
    assert made(alone, attitude=0.25, voice=1.0) == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("force", "ideas"), [("recognition", 0.01), ("collaboration", 0.03), ("novelty", 0.03), ("customer_voice", 0.02)]
)
def test_appreciation_other_departments_elsewhere_and_customers_bring_some(alone, force, ideas):
    assert made(alone, **{force: 1.0}) == pytest.approx(ideas)
    assert made(alone, **{force: 0.5}, attitude=0.25) == pytest.approx(0.25 * ideas)
    assert made(alone, **{force: 1.0}, voice=0.5) == pytest.approx(0.05 + ideas)


def capacity(alone, load=1.0, needed=0.0, hours=0.0, **forces):
    return alone(ideas_capacity, last_change_load=load, team_hours=hours, team_hours_needed=needed,
                 positions_total=400.0, **forces)


def test_hours_come_from_slack_workshops_and_the_change_team(alone):
    assert capacity(alone) == 0.0
    assert capacity(alone, load=0.8) == pytest.approx(10.0 * 0.2 * 0.3 / 14.0)
    assert capacity(alone, load=0.8, co_design=0.5) == pytest.approx(10.0 * (0.06 + 0.25) / 14.0)
    assert capacity(alone, load=1.1, co_design=0.5) == pytest.approx(10.0 * 0.125 / 14.0)
    assert capacity(alone, hours=14.0, needed=6.0) == pytest.approx(10.0 * 0.02 / 14.0)
    assert capacity(alone, hours=math.inf) == pytest.approx(10.0 * 0.05 / 14.0)


def test_workshops_carry_nothing_out_where_people_are_overloaded(alone):
    assert capacity(alone, load=1.2, co_design=1.0) == 0.0


def test_what_nobody_carries_out_is_given_up(alone):
    assert alone(next_ideas, ideas_open=0.5, ideas_made=0.1, ideas_capacity=0.2) == pytest.approx((0.37, 0.2, 0.03))
    assert alone(next_ideas, ideas_open=0.1, ideas_made=0.0, ideas_capacity=0.2) == pytest.approx((0.0, 0.1, 0.0))


def test_carried_out_they_take_inhibitors_away_and_age(alone):
    assert alone(next_ideas_in_use, ideas_in_use=0.0, ideas_carried=0.1) == pytest.approx((0.02, 1.0 - 0.5 * 0.02))
    assert alone(next_ideas_in_use, ideas_in_use=0.4, ideas_carried=0.0)[0] == pytest.approx(0.396)


def test_people_expect_more_or_trust_less(alone):
    assert alone(ideas_benefit, ideas_in_use=0.5, expected_benefit=0.4) == pytest.approx(0.02 * 0.5 * 0.3)
    assert alone(ideas_benefit, ideas_in_use=0.5, expected_benefit=0.9) == 0.0
    assert alone(ideas_trust, ideas_ignored=0.05, trust=0.6) == pytest.approx(-0.15 * 0.05 * 0.6)
    assert alone(ideas_cynicism, ideas_ignored=0.05, cynicism=0.2) == pytest.approx(0.1 * 0.05 * 0.8)


def test_ideas_in_use_are_seen_as_what_has_become_of_a_say():
    assert MECHANISM.contributes["carried_out"] == "ideas_in_use"


def test_workshops_take_load(alone):
    assert alone(co_design_effort, co_design=0.5) == pytest.approx(0.025)
