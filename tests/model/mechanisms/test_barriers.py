"""The first unmet condition."""

import pytest

from cxsim.model.mechanisms.barriers import barrier_point, gaps, standing

READY = {"awareness": 0.5, "attitude": 0.5, "knowledge_gap_mean": 0.0, "ability_gap_mean": 0.0, "use_mean": 0.5,
         "habit_mean": 0.5}


def test_more_than_a_tenth_short_of_the_skill_is_a_gap_in_knowledge(alone):
    given = {"required_skill": 0.5, "ability": 1.0, "opportunity": 1.0}
    assert alone(gaps, skill=0.41, **given) == (0.0, 0.0)
    assert alone(gaps, skill=0.39, **given) == (1.0, 0.0)
    assert alone(gaps, skill=0.39, tools=0.5, **given) == (0.0, 0.0)


def test_ability_and_opportunity_below_a_half_are_a_gap(alone):
    assert alone(gaps, skill=0.5, required_skill=0.5, ability=0.9, opportunity=0.5)[1] == 1.0
    assert alone(gaps, skill=0.5, required_skill=0.5, ability=1.0, opportunity=0.5)[1] == 0.0


@pytest.mark.parametrize(
    ("given", "barrier"),
    [
        ({}, None), ({"awareness": 0.49}, 0), ({"attitude": 0.49}, 1), ({"knowledge_gap_mean": 0.5}, 2),
        ({"ability_gap_mean": 0.5}, 3), ({"use_mean": 0.49}, 3), ({"habit_mean": 0.49}, 4),
        ({"awareness": 0.1, "attitude": 0.1, "knowledge_gap_mean": 1.0, "habit_mean": 0.0}, 0),
        ({"attitude": 0.1, "knowledge_gap_mean": 1.0, "use_mean": 0.0}, 1),
        ({"knowledge_gap_mean": 1.0, "ability_gap_mean": 1.0, "use_mean": 0.0}, 2),
    ],
)
def test_only_the_first_is_told(alone, given, barrier):
    assert list(alone(barrier_point, **{**READY, **given})) == [float(number == barrier) for number in range(5)]


def test_conviction_and_exhaustion():
    assert standing(1.0, 0.51, 0.51) == (1.0, 1.0)
    assert standing(1.0, 0.5, 0.5) == (0.0, 0.0)
    assert standing(0.0, 0.9, 0.0) == (0.0, 0.0)
