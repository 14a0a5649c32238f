"""The first unmet condition."""

import pytest

from cxsim.model.mechanisms.barriers import barrier_point, knowledge_gap, standing

READY = {"adopter": 0.0, "awareness": 0.5, "attitude": 0.5, "knowledge_gap_mean": 0.0, "habit_mean": 0.0}


def test_more_than_a_tenth_short_of_the_skill_is_a_gap_in_knowledge(alone):
    assert alone(knowledge_gap, skill=0.41, required_skill=0.5) == 0.0
    assert alone(knowledge_gap, skill=0.39, required_skill=0.5) == 1.0
    assert alone(knowledge_gap, skill=0.39, tools=0.5, required_skill=0.5) == 0.0


def told(alone, **given):
    return list(alone(barrier_point, **{**READY, **given}))


@pytest.mark.parametrize(
    ("given", "barrier"),
    [
        ({"awareness": 0.49}, 0), ({"attitude": 0.49}, 1), ({"knowledge_gap_mean": 0.5}, 2), ({}, 3),
        ({"habit_mean": 1.0}, 3),
        ({"awareness": 0.1, "attitude": 0.1, "knowledge_gap_mean": 1.0}, 0),
        ({"attitude": 0.1, "knowledge_gap_mean": 1.0}, 1),
    ],
)
def test_only_the_first_is_told(alone, given, barrier):
    assert told(alone, **given) == [float(number == barrier) for number in range(5)]


@pytest.mark.parametrize("given", [{}, {"awareness": 0.1}, {"attitude": 0.1}, {"knowledge_gap_mean": 1.0}])
def test_adopters_have_met_the_first_four_and_may_still_lack_the_habit(alone, given):
    assert told(alone, adopter=1.0, habit_mean=0.49, **given) == [0.0, 0.0, 0.0, 0.0, 1.0]
    assert told(alone, adopter=1.0, habit_mean=0.5, **given) == [0.0] * 5


def test_conviction_and_exhaustion():
    assert standing(1.0, 0.51, 0.51) == (1.0, 1.0)
    assert standing(1.0, 0.5, 0.5) == (0.0, 0.0)
    assert standing(0.0, 0.9, 0.0) == (0.0, 0.0)
