"""Everybody is in exactly one stage, and behavior comes first."""

import itertools

import pytest

from cxsim.model.mechanisms.stages import LASTING_WEEKS, acquaintance, lasting, stages, standing

STAGES = ("relapsed", "hindered", "unable", "unwilling", "unaware")
WILLING = {
    "adopter": 0.0, "weeks_as_adopter": 0.0, "knows_of_it": 1.0, "ability_mean": 0.5, "opportunity_mean": 0.6,
    "willingness_mean": 0.7,
}
STRANGER = {
    "knows_of_it": 0.0, "awareness": 0.49, "use_mean": 0.0, "perceived_norm_mean": 0.09, "skill_mean": 0.29,
    "initial_skill_mean": 0.2, "tools_mean": 0.0,
}


def stage_of(alone, **given):
    flags = alone(stages, **{**WILLING, **given})
    return [name for name, flag in zip(STAGES, flags, strict=True) if flag]


@pytest.mark.parametrize(
    ("given", "stage"),
    [
        ({}, "unable"),
        ({"ability_mean": 0.8}, "hindered"),
        ({"ability_mean": 0.8, "opportunity_mean": 0.9}, "unwilling"),
        ({"ability_mean": 0.8, "opportunity_mean": 0.9, "knows_of_it": 0.0}, "unaware"),
        ({"knows_of_it": 0.0}, "unable"),
        ({"ability_mean": 0.6}, "unable"),
        ({"ability_mean": 0.8, "opportunity_mean": 0.7}, "hindered"),
        ({"weeks_as_adopter": 13.0, "knows_of_it": 0.0}, "relapsed"),
        ({"weeks_as_adopter": 12.0}, "unable"),
    ],
)
def test_the_stage_of_somebody_who_is_no_adopter(alone, given, stage):
    assert stage_of(alone, **given) == [stage]


def test_everybody_is_an_adopter_or_in_one_stage(alone):
    for adopter, weeks, knows, *factors in itertools.product((0.0, 1.0), (0.0, 13.0), (0.0, 1.0), *[(0.2, 0.5)] * 3):
        given = dict(zip(WILLING, (adopter, weeks, knows, *factors), strict=True))
        assert adopter + sum(alone(stages, **given)) == 1.0


def test_who_has_heard_of_nothing_knows_of_nothing(alone):
    assert alone(acquaintance, **STRANGER) == 0.0


@pytest.mark.parametrize(
    "given",
    [
        {"awareness": 0.5}, {"use_mean": 0.01}, {"perceived_norm_mean": 0.1}, {"skill_mean": 0.31},
        {"tools_mean": 0.1}, {"knows_of_it": 1.0},
    ],
)
def test_any_way_of_meeting_it_is_enough_and_is_not_forgotten(alone, given):
    assert alone(acquaintance, **{**STRANGER, **given}) == 1.0


def test_thirteen_weeks_in_a_row_stay(alone):
    assert alone(lasting, weeks_as_adopter=11.0, adopter=1.0) == 12.0
    assert alone(lasting, weeks_as_adopter=12.0, adopter=0.0) == 0.0
    assert alone(lasting, weeks_as_adopter=12.0, adopter=1.0) == LASTING_WEEKS
    assert [alone(lasting, weeks_as_adopter=LASTING_WEEKS, adopter=one) for one in (0.0, 1.0)] == [LASTING_WEEKS] * 2


def test_conviction_and_exhaustion():
    assert standing(1.0, 0.51, 0.51) == (1.0, 1.0)
    assert standing(1.0, 0.5, 0.5) == (0.0, 0.0)
    assert standing(0.0, 0.9, 0.0) == (0.0, 0.0)
