"""Fatigue."""

import pytest

from cxsim.model.mechanisms.fatigue import next_fatigue


def after_a_week(alone, fatigue=0.15, **given):
    return alone(next_fatigue, fatigue=fatigue, **{"attitude": 0.5, **given})


def test_at_rest_it_stays(alone):
    assert after_a_week(alone) == 0.15


@pytest.mark.parametrize(
    ("given", "tiring"),
    [
        ({"saturation": 0.3}, 0.03), ({"crisis": 1.0}, 0.01), ({"mandate_mean": 1.0}, 0.01),
        ({"mandate_mean": 1.0, "voice_heard": 0.5}, 0.005), ({"monitoring_mean": 1.0}, 0.0),
        ({"incentive_mean": 1.0, "monitoring_mean": 1.0}, 0.0),
        ({"use_mean": 1.0, "attitude": 0.3}, 0.03 * 0.4 * 0.3),
        # To be watched tires nobody where nothing hangs on it.
        ({"use_mean": 1.0, "attitude": 0.3, "monitoring_mean": 1.0}, 0.03 * 0.4 * 0.3),
        ({"use_mean": 1.0, "attitude": 0.3, "monitoring_mean": 0.5, "incentive_mean": 0.6}, 0.03 * 0.4 * 0.6),
        ({"use_mean": 1.0, "attitude": 0.3, "monitoring_mean": 0.5, "mandate_mean": 0.4, "voice_heard": 1.0},
         0.03 * 0.4 * (0.3 + 0.4 + 0.2)),
        ({"use_mean": 1.0, "attitude": 0.7, "monitoring_mean": 0.5, "incentive_mean": 1.0}, 0.0),
        ({"use_mean": 0.0, "attitude": 0.1}, 0.0),
    ],
)
def test_what_tires(alone, given, tiring):
    assert after_a_week(alone, **given) == pytest.approx(0.15 + tiring * 0.85, abs=1e-14)


def test_rest_restores(alone):
    assert after_a_week(alone, fatigue=0.55) == pytest.approx(0.55 - 0.08 * 0.4)


def test_a_lasting_saturation_wears_people_out_only_so_far(alone):
    fatigue = 0.15
    for _ in range(1000):
        fatigue = after_a_week(alone, fatigue=fatigue, saturation=0.5)
    assert fatigue == pytest.approx((0.05 + 0.08 * 0.15) / 0.13, rel=1e-10)
