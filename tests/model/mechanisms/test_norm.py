"""Perceived norm and social proof."""

from math import exp

import pytest

from cxsim.model.mechanisms.norm import next_perceived_norm, social_proof


def test_a_quarter_of_what_is_seen_is_taken_over_each_week(alone):
    assert alone(next_perceived_norm, perceived_norm=0.2, seen_use=0.6) == pytest.approx(0.3)


def test_with_a_memory_of_one_week_the_norm_is_what_is_seen(alone):
    norm = alone(next_perceived_norm, perceived_norm=0.2, seen_use=0.6, norm_memory_weeks=1.0)
    assert norm == pytest.approx(0.6)


def test_at_the_threshold_half_the_pressure_is_felt(alone):
    assert alone(social_proof, perceived_norm=0.35, norm_threshold=0.35) == 0.5
    assert alone(social_proof, perceived_norm=0.45, norm_threshold=0.35) == pytest.approx(1.0 / (1.0 + exp(-1.0)))


def test_a_hard_threshold_is_granovetter_s(alone):
    felt = [alone(social_proof, perceived_norm=norm, norm_threshold=0.35, norm_softness=1e-4) for norm in (0.34, 0.36)]
    assert felt == pytest.approx([0.0, 1.0], abs=1e-12)
