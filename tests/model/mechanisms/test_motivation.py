"""Motivation and use."""

from math import exp

import numpy as np
import pytest

from cxsim.model.mechanisms.motivation import (
    ability,
    intrinsic_weight,
    motivation,
    next_use,
    opportunity,
    use_probability,
    willingness,
)
from cxsim.streams import employee_keys, normals, uniforms

# Somebody undecided, rested, who knows as much of it as usual, with no manager and nobody around who uses it: only the
# status quo pulls.
UNDECIDED = {"use_anchor": 0.0, "attitude": 0.5, "awareness": 0.7, "social_proof": 0.0, "manager_use": 0.0,
             "has_manager": 0.0, "fatigue": 0.0, "feedback_response": 0.41}


def test_control_crowds_out_a_quarter_of_the_own_motive_at_most(alone):
    assert alone(intrinsic_weight, controlled_motivation=0.0) == 1.0
    assert alone(intrinsic_weight, controlled_motivation=0.4) == 0.9
    assert alone(intrinsic_weight, controlled_motivation=1.0) == 0.75


def test_with_the_skill_required_half_are_able(alone):
    assert alone(ability, skill=0.42, required_skill=0.42) == 0.5
    assert alone(ability, skill=0.22, required_skill=0.42, tools=1.0) == pytest.approx(0.5, abs=1e-12)
    assert alone(ability, skill=0.56, required_skill=0.42) == pytest.approx(1.0 / (1.0 + exp(-1.0)), rel=1e-12)


def test_inhibitors_and_saturation_take_opportunity(alone):
    assert alone(opportunity) == 1.0
    assert alone(opportunity, inhibition=1.0) == pytest.approx(0.3, rel=1e-14)
    assert alone(opportunity, inhibition=0.5, saturation=0.2) == pytest.approx(0.65 * exp(-0.12), rel=1e-14)


@pytest.mark.parametrize(
    ("given", "added"),
    [
        ({"use_anchor": 1.3}, 1.3), ({"awareness": 0.9}, 2.5 * 0.2), ({"awareness": 0.0}, -2.5 * 0.7),
        ({"attitude": 0.9}, 2.6 * 0.8), ({"attitude": 0.1}, -2.6 * 0.8),
        ({"social_proof": 0.5}, 0.6),
        ({"mandate": 1.0}, 6.0 * 0.4), ({"mandate": 1.0, "monitoring": 0.5}, 6.0 * 0.7), ({"monitoring": 1.0}, 0.0),
        ({"incentive": 0.5}, 6.0 * 0.16), ({"recognition": 1.0}, 0.9), ({"reinforcement": 1.0}, 0.45),
        ({"feedback": 1.0}, 0.5 * 0.41), ({"feedback": 1.0, "feedback_response": -1.0}, -0.5),
        ({"fatigue": 0.4}, -0.4), ({"inhibition": 0.5}, -0.5), ({"autonomy": 1.0}, 0.3),
        ({"crisis": 0.5}, -0.5),
    ],
)
def test_each_motive_in_logits(alone, given, added):
    assert alone(motivation, **{**UNDECIDED, **given}) == pytest.approx(-2.8 + added, abs=1e-12)


def pull(alone, **given):
    """Motivation beyond that of the undecided."""
    return alone(motivation, **{**UNDECIDED, **given}) - alone(motivation, **UNDECIDED)


@pytest.mark.parametrize(
    ("use", "sponsorship", "logits"),
    [
        (1.0, 0.3, 0.8 * 0.65), (1.0, 1.0, 0.8), (1.0, 0.0, 0.8 * 0.5),
        (0.0, 0.3, -0.8 * 0.65), (0.0, 1.0, -0.8 * 0.65), (0.0, 0.0, -0.8 * 0.65),
        (0.5, 1.0, 0.4 * 1.0 - 0.4 * 0.65),
    ],
)
def test_a_sponsor_lends_weight_to_the_good_example_of_a_manager_only(alone, use, sponsorship, logits):
    example = {"manager_use": use, "sponsorship": sponsorship}
    assert pull(alone, has_manager=1.0, **example) == pytest.approx(logits, abs=1e-12)
    assert pull(alone, has_manager=0.0, **example) == 0.0


@pytest.mark.parametrize(
    ("order", "free"),
    [({"mandate": 1.0, "monitoring": 1.0}, 0.2), ({"mandate": 1.0}, 1.0 - 0.8 * 0.4), ({"monitoring": 1.0}, 1.0),
     ({"mandate": 0.5, "monitoring": 0.5}, 1.0 - 0.8 * 0.35), ({"incentive": 1.0}, 1.0)],
)
def test_under_an_order_it_matters_less_what_people_think(alone, order, free):
    for attitude in (0.1, 0.9):
        moved = pull(alone, attitude=attitude, **order) - pull(alone, **order)
        assert moved == pytest.approx(free * 2.6 * (2.0 * attitude - 1.0), abs=1e-12)


def test_control_takes_part_of_what_an_attitude_would_move_and_helps_no_opponent(alone):
    for attitude in (0.0, 0.1, 0.5, 0.9):
        lost = pull(alone, attitude=attitude, intrinsic_weight=0.75) - pull(alone, attitude=attitude)
        assert lost == pytest.approx(-2.6 * 2.0 * attitude * 0.25, abs=1e-12)


def test_habit_acts_without_motivation_unless_it_is_vetoed(alone):
    assert alone(willingness, motivation=-1000.0, habit=0.6, attitude=0.3) == pytest.approx(0.3, rel=1e-12)
    vetoed = alone(willingness, motivation=-1000.0, habit=0.6, attitude=0.0)
    assert vetoed == pytest.approx(0.6 / (1.0 + exp(3.0)), rel=1e-12)


def test_what_habit_leaves_is_decided(alone):
    assert alone(willingness, motivation=0.0, habit=0.6, attitude=0.3) == pytest.approx(0.3 + 0.7 * 0.5)
    assert alone(willingness, motivation=0.0, habit=0.0, attitude=0.3) == 0.5


def test_use_takes_ability_opportunity_and_willingness():
    assert use_probability(0.8, 0.5, 0.3) == pytest.approx(0.12, rel=1e-12)
    assert use_probability(0.0, 1.0, 1.0) == use_probability(1.0, 0.0, 1.0) == 0.0


def test_chance_below_the_probability_is_use():
    assert list(next_use(np.array([0.2, 0.2, 0.0]), np.array([0.19, 0.2, 0.0]))) == [1.0, 0.0, 0.0]


@pytest.mark.validation
def test_a_medium_change_of_intention_is_a_small_change_of_behavior(alone):
    """Webb & Sheeran (2006): intention d = .66 leads to behavior d = .36; intention and behavior correlate .53."""
    people = employee_keys([f"p{number}" for number in range(20_000)])
    intention = 0.5 + 0.18 * normals(1, "intention", people)
    noise = 0.8 * normals(1, "other motives", people)

    def behavior(shift):
        person = {**UNDECIDED, "attitude": intention + shift, "use_anchor": noise, "status_quo_bias": -2.2}
        chance = alone(willingness, motivation=alone(motivation, **person), habit=0.0, attitude=0.5)
        return next_use(chance[:, None], uniforms(1, "weeks", people[:, None], np.arange(8))).mean(axis=1)

    before, after = behavior(0.0), behavior(0.66 * 0.18)
    effect = (after.mean() - before.mean()) / np.sqrt(0.5 * (before.var() + after.var()))
    correlation = np.corrcoef(intention, before)[0, 1]
    assert 0.31 < effect < 0.42
    assert 0.45 < correlation < 0.60
