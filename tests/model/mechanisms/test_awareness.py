"""Awareness."""

from itertools import pairwise
from math import exp

import pytest

from cxsim.model.mechanisms.awareness import next_awareness


def test_a_first_message(alone):
    told = alone(next_awareness, awareness=0.0, attention=0.8, credibility=0.5, need_message=1.0, seen_awareness=0.0)
    assert told == pytest.approx(1.0 - exp(-0.35 * 0.8 * 0.5), rel=1e-13)


def test_a_crisis_counts_as_part_of_a_message(alone):
    given = {"awareness": 0.2, "attention": 1.0, "credibility": 1.0, "seen_awareness": 0.0}
    assert alone(next_awareness, crisis=1.0, **given) == pytest.approx(alone(next_awareness, need_message=0.6, **given))


def test_without_messages_a_twenty_fifth_is_forgotten_each_week(alone):
    assert alone(next_awareness, awareness=0.5, seen_awareness=0.0) == pytest.approx(0.48, abs=1e-15)


def test_talk_spreads_it_but_less_than_is_forgotten(alone):
    assert alone(next_awareness, awareness=0.0, seen_awareness=0.6) == pytest.approx(0.75 * 0.04 * 0.6, rel=1e-13)
    talked = 0.9
    for _ in range(2000):
        talked = alone(next_awareness, awareness=talked, seen_awareness=talked)
    assert talked < 1e-6


def test_awareness_is_concave_in_the_dose(alone):
    reached = [
        alone(next_awareness, awareness=0.1, credibility=0.6, need_message=dose, seen_awareness=0.0)
        for dose in (0.0, 1.0, 2.0, 3.0)
    ]
    steps = [after - before for before, after in pairwise(reached)]
    assert steps[0] > steps[1] > steps[2] > 0.0


def test_the_steady_state_under_a_constant_dose(alone):
    awareness = 0.0
    for _ in range(1000):
        awareness = alone(next_awareness, awareness=awareness, credibility=0.5, need_message=1.0, seen_awareness=0.0)
    taught = 1.0 - exp(-0.175)
    assert awareness == pytest.approx(taught / (taught + 0.04), rel=1e-12)
