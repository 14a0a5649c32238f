"""Skill, against the decay found by Tatel & Ackerman (2022)."""

from math import log

import pytest

from cxsim.model.mechanisms.skill import next_skill

USUAL = {"fatigue": 0.0, "attitude": 1.0, "manager_attitude": 1.0}


def test_a_week_of_training_under_the_best_conditions(alone):
    assert alone(next_skill, skill=0.2, initial_skill=0.2, use=0.0, training=1.0, **USUAL) == pytest.approx(0.28)


def test_what_transfers_depends_on_manager_and_inhibitors(alone):
    given = {"skill": 0.0, "initial_skill": 0.0, "use": 0.0, "training": 1.0}
    people = {"fatigue": 0.2, "attitude": 0.4, "manager_attitude": 0.5, "inhibition": 0.3}
    transfer = 0.4 + 0.6 * 0.5 * 0.7
    assert alone(next_skill, **given, **people) == pytest.approx(0.1 * 0.8 * transfer * 0.7, rel=1e-14)
    opposed = alone(next_skill, **given, **{**USUAL, "manager_attitude": 0.0})
    assert opposed == pytest.approx(0.1 * 0.4, rel=1e-14)


def test_learning_by_doing(alone):
    skill = 0.2
    for _ in range(10):
        skill = alone(next_skill, skill=skill, initial_skill=0.2, use=1.0, **USUAL)
    assert skill == pytest.approx(1.0 - 0.8 * 0.97**10, rel=1e-13)


def test_half_of_the_gain_is_lost_after_28_weeks_at_the_measured_rate(alone):
    gain, weeks = 0.4, 0
    while gain > 0.2:
        gain = alone(next_skill, skill=0.2 + gain, initial_skill=0.2, use=0.0, skill_decay=0.0245, **USUAL) - 0.2
        weeks += 1
        assert gain == pytest.approx(0.4 * (1.0 - 0.0245) ** weeks, abs=1e-13)
    assert weeks == 28
    assert log(2.0) / -log(1.0 - 0.0245) == pytest.approx(27.9, abs=0.05)


def test_what_one_knew_before_does_not_decay(alone):
    assert alone(next_skill, skill=0.2, initial_skill=0.2, use=0.0, **USUAL) == 0.2
    assert alone(next_skill, skill=0.1, initial_skill=0.2, use=0.0, **USUAL) == 0.1
