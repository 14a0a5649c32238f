"""Cascade through levels."""

import pytest

from cxsim.model.mechanisms.cascade import cascade_credibility, cascade_evaluation, next_message

BELOW = {
    "message_reach": 0.9, "message_tone": 0.1, "has_manager": 1.0, "manager_awareness": 0.0, "manager_attitude": 0.5,
    "manager_use_mean": 0.0, "manager_message_reach": 1.0, "manager_message_tone": 1.0,
}


@pytest.mark.parametrize(
    ("given", "reach"),
    [({}, 0.4), ({"manager_awareness": 1.0}, 0.7), ({"manager_awareness": 1.0, "manager_use_mean": 1.0}, 1.0),
     ({"manager_use_mean": 1.0}, 0.4), ({"manager_message_reach": 0.5}, 0.2), ({"has_manager": 0.0}, 0.9)],
)
def test_a_message_arrives_as_far_as_the_manager_knows_and_shows_it(alone, given, reach):
    assert alone(next_message, **{**BELOW, **given})[0] == pytest.approx(reach)


@pytest.mark.parametrize(
    ("given", "tone"),
    [({}, 0.85), ({"manager_attitude": 0.0}, 0.7), ({"manager_message_tone": 0.5, "manager_attitude": 0.5}, 0.5),
     ({"has_manager": 0.0}, 0.1)],
)
def test_each_manager_colors_it(alone, given, tone):
    assert alone(next_message, **{**BELOW, **given})[1] == pytest.approx(tone)


def test_only_the_difference_from_a_usual_line_counts(alone):
    assert alone(cascade_credibility, message_reach=0.3) == 1.0
    assert alone(cascade_credibility, message_reach=0.05) == pytest.approx(0.85)
    assert alone(cascade_credibility, message_reach=1.0) == pytest.approx(1.42)


def test_the_tone_colors_what_one_knows(alone):
    assert alone(cascade_evaluation, awareness=0.5, message_tone=0.4) == pytest.approx(-0.1)
    assert alone(cascade_evaluation, awareness=0.0, message_tone=0.0) == 0.0


def test_four_levels_of_managers_who_do_not_carry_leave_little(alone):
    reach = 1.0
    for _ in range(3):
        reach = alone(next_message, **{**BELOW, "manager_message_reach": reach})[0]
    assert reach == pytest.approx(0.064)
