"""Awareness."""

from itertools import pairwise
from math import exp

import pytest

from cxsim.model.mechanisms.awareness import next_awareness

# Nobody around has heard of it, and one does not use it.
UNKNOWN = {"awareness": 0.0, "recent_use_1": 0.0, "seen_awareness": 0.0}


def week(alone, **given):
    return alone(next_awareness, **{**UNKNOWN, **given})


def test_a_first_message(alone):
    assert week(alone, attention=0.8, need_message=1.0) == pytest.approx(1.0 - exp(-0.5 * 0.8), rel=1e-13)


@pytest.mark.parametrize(
    ("given", "messages"),
    [
        ({"crisis": 1.0}, 0.6), ({"vision_message": 1.0}, 0.05), ({"mandate_mean": 1.0}, 0.5),
        ({"incentive_mean": 0.6}, 0.3), ({"recognition": 0.4}, 0.2), ({"voice_heard": 0.8}, 0.4),
        # The strongest of them tells what is asked; the others add nothing to it.
        ({"mandate_mean": 0.3, "incentive_mean": 0.6, "recognition": 0.2, "voice_heard": 0.5}, 0.3),
    ],
)
def test_what_else_tells_counts_as_part_of_a_message(alone, given, messages):
    told = week(alone, awareness=0.2, **given)
    assert told == pytest.approx(0.2 + 0.8 * (1.0 - exp(-0.5 * messages)) - 0.04 * 0.2, rel=1e-13)


def test_whoever_speaks_people_know_of_it():
    assert not {"credibility", "trust", "sponsorship"} & set(next_awareness.reads)


def test_without_messages_a_twenty_fifth_is_forgotten_each_week(alone):
    assert week(alone, awareness=0.5) == pytest.approx(0.48, abs=1e-15)


def test_who_uses_it_does_not_forget(alone):
    assert week(alone, awareness=0.5, recent_use_1=1.0) == 0.5
    assert week(alone, awareness=0.5, recent_use_1=0.25) == pytest.approx(0.5 - 0.02 * 0.75, abs=1e-15)


def test_talk_spreads_it_but_less_than_is_forgotten(alone):
    assert week(alone, seen_awareness=0.6) == pytest.approx(0.75 * 0.04 * 0.6, rel=1e-13)
    talked = 0.9
    for _ in range(2000):
        talked = week(alone, awareness=talked, seen_awareness=talked)
    assert talked < 1e-6


def test_awareness_is_concave_in_the_dose(alone):
    reached = [week(alone, awareness=0.1, need_message=dose) for dose in (0.0, 1.0, 2.0, 3.0)]
    steps = [after - before for before, after in pairwise(reached)]
    assert steps[0] > steps[1] > steps[2] > 0.0


def test_the_steady_state_under_a_constant_dose(alone):
    awareness = 0.0
    for _ in range(1000):
        awareness = week(alone, awareness=awareness, need_message=0.5)
    taught = 1.0 - exp(-0.25)
    assert awareness == pytest.approx(taught / (taught + 0.04), rel=1e-12)
