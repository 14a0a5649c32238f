"""Controlled motivation."""

import pytest

from cxsim.model.mechanisms.control import next_controlled_motivation


def test_reward_builds_it_up_and_recognition_softens_reward(alone):
    assert alone(next_controlled_motivation, controlled_motivation=0.0, incentive_mean=1.0) == pytest.approx(0.08)
    softened = alone(next_controlled_motivation, controlled_motivation=0.0, incentive_mean=1.0, recognition=1.0)
    assert softened == pytest.approx(0.04)


def test_an_order_counts_half_and_a_say_takes_that_away(alone):
    assert alone(next_controlled_motivation, controlled_motivation=0.0, mandate_mean=1.0) == pytest.approx(0.04)
    heard = alone(next_controlled_motivation, controlled_motivation=0.0, mandate_mean=1.0, voice_heard=0.75)
    assert heard == pytest.approx(0.01)


def test_it_fades_slowly(alone):
    assert alone(next_controlled_motivation, controlled_motivation=0.5) == pytest.approx(0.485)


def test_under_a_lasting_reward_it_settles_below_one(alone):
    control = 0.0
    for _ in range(1000):
        control = alone(next_controlled_motivation, controlled_motivation=control, incentive_mean=1.0)
    assert control == pytest.approx(0.08 / 0.11, rel=1e-12)
