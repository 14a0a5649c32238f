"""Wear-out and novelty."""

import pytest

from cxsim.model.mechanisms.wear_out import next_wear, novelty_effort, worn_celebration, worn_credibility, worn_motive

FRESH = {"message_wear": 0.0, "praise_wear": 0.0, "novelty_wear": 0.0}


def week(alone, **given):
    return alone(next_wear, **{**FRESH, **given})


def test_messages_and_praise_wear_apart(alone):
    assert week(alone) == (0.0, 0.0, 0.0)
    assert week(alone, need_message=1.0, vision_message=1.0) == pytest.approx((0.06, 0.0, 0.0))
    assert week(alone, recognition=0.5, reinforcement=0.5) == pytest.approx((0.0, 0.045, 0.0))


def test_rest_recovers_and_novelty_lets_recover_faster(alone):
    worn = {"message_wear": 0.5, "praise_wear": 0.5}
    assert week(alone, **worn)[:2] == pytest.approx((0.475, 0.475))
    assert week(alone, novelty=1.0, **worn)[:2] == pytest.approx((0.4, 0.4))


def test_what_is_new_does_not_wear_until_it_is_no_longer_new(alone):
    assert week(alone, need_message=2.0, novelty=1.0)[0] == 0.0
    assert week(alone, need_message=2.0, novelty=1.0, novelty_wear=1.0)[0] == pytest.approx(0.06)
    assert week(alone, novelty=1.0)[2] == pytest.approx(0.15)


def test_what_is_worn_has_less_effect_and_what_is_new_takes_time(alone):
    assert alone(worn_credibility, message_wear=0.5) == pytest.approx(0.7)
    assert alone(worn_motive, praise_wear=1.0, recognition=1.0) == pytest.approx(-0.6 * 0.9)
    assert alone(novelty_effort, novelty=0.4) == pytest.approx(0.02)


def test_a_worn_celebration_moves_less(alone):
    given = {"expected_benefit": 0.4, "celebration": 1.0, "root_use_last_week": 0.5, "benefit_of_users_last_week": 0.8}
    assert alone(worn_celebration, praise_wear=1.0, **given) == pytest.approx(-0.6 * 0.1 * 0.5 * 0.4)
    assert alone(worn_celebration, praise_wear=0.0, **given) == 0.0
