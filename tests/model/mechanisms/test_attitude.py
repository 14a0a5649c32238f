"""Attitude: the evaluation, and the analytic limits of social influence."""

from math import exp

import numpy as np
import pytest

from cxsim.model.mechanisms.attitude import evaluation_drive, next_attitude, own_evaluation

# Nothing has changed since people came to their present attitude.
AT_REST = {"awareness": 0.0, "expected_benefit": 0.35, "trust": 0.5, "trust_set_point": 0.5, "say_followed": 0.0}
# Reasons for a change: 2 x .2; and against it: .2 of trust lost.
HOPEFUL, WORRIED = {"expected_benefit": 0.55}, {"trust": 0.3}


def drive(alone, **given):
    return alone(evaluation_drive, **{**AT_REST, **given})


@pytest.mark.parametrize(
    "person",
    [{}, {"resistance": 0.9}, {"trust": 0.2, "trust_set_point": 0.2}, {"fatigue": 0.6, "usual_fatigue": 0.6}],
)
def test_what_people_are_used_to_drives_nobody(alone, person):
    assert drive(alone, **person) == 0.0


@pytest.mark.parametrize(
    ("given", "logits"),
    [
        ({"awareness": 0.6, "credibility": 0.5}, 1.8 * 0.3 * 0.5),
        ({"awareness": 0.6, "credibility": 0.5, "vision_message": 0.5}, 1.8 * 0.3 * 0.75),
        ({"vision_message": 1.0}, 0.0), ({"expected_benefit": 0.55}, 0.4), ({"expected_benefit": 0.15}, -0.4),
        ({"trust": 0.7}, 0.2), ({"trust": 0.3}, -0.2), ({"say_followed": 0.5}, 0.3), ({"fatigue": 0.4}, -0.25),
        ({"fatigue": 0.05}, 0.0), ({"inhibition_mean": 0.4}, -0.2),
    ],
)
def test_what_has_changed_speaks_for_and_against_in_logits(alone, given, logits):
    assert drive(alone, **given) == pytest.approx(logits, abs=1e-12)


def test_what_people_know_and_do_not_believe_moves_nobody(alone):
    assert drive(alone, awareness=1.0, vision_message=1.0, credibility=0.0) == 0.0


@pytest.mark.parametrize(("resistance", "hopes", "worries"), [(0.5, 1.0, 1.0), (0.9, 0.6, 1.4), (0.1, 1.4, 0.6)])
def test_who_resists_gives_reasons_for_it_less_weight_and_reasons_against_it_more(alone, resistance, hopes, worries):
    assert drive(alone, resistance=resistance, **HOPEFUL) == pytest.approx(hopes * 0.4, abs=1e-12)
    assert drive(alone, resistance=resistance, **WORRIED) == pytest.approx(-worries * 0.2, abs=1e-12)
    both = drive(alone, resistance=resistance, **HOPEFUL, **WORRIED)
    assert both == pytest.approx(hopes * 0.4 - worries * 0.2, abs=1e-12)


def test_the_evaluation_is_the_logistic_of_constant_and_drive():
    assert own_evaluation(0.4, -0.4) == 0.5
    assert own_evaluation(1.0, 0.5) == pytest.approx(1.0 / (1.0 + exp(-1.5)), rel=1e-14)


def test_a_tenth_of_the_way_each_week(alone):
    moved = alone(next_attitude, attitude=0.4, own_evaluation=0.8, seen_attitude=0.6, has_contacts=1.0)
    assert moved == pytest.approx(0.4 + 0.1 * (0.45 * 0.6 + 0.55 * 0.8 - 0.4), rel=1e-14)


@pytest.mark.parametrize(("resistance", "speed"), [(0.0, 0.15), (0.5, 0.1), (0.9, 0.06), (1.0, 0.05)])
def test_who_resists_moves_more_slowly_up_and_down(alone, resistance, speed):
    for evaluation in (0.1, 0.8):
        given = {"own_evaluation": evaluation, "seen_attitude": 0.0, "has_contacts": 0.0, "resistance": resistance}
        moved = alone(next_attitude, attitude=0.4, **given)
        assert moved == pytest.approx(0.4 + speed * (evaluation - 0.4), rel=1e-14)


def test_without_contacts_only_the_own_evaluation_counts(alone):
    moved = alone(next_attitude, attitude=0.4, own_evaluation=0.8, seen_attitude=0.0, has_contacts=0.0)
    assert moved == pytest.approx(0.44, rel=1e-14)


def test_a_champion_stays_convinced(alone):
    given = {"own_evaluation": 0.2, "seen_attitude": 0.2, "has_contacts": 1.0, "champion": 1.0}
    assert alone(next_attitude, attitude=0.3, **given) == 0.85
    assert alone(next_attitude, attitude=0.99, **given) == pytest.approx(0.99 - 0.1 * 0.79)


def influenced(alone, weights, susceptibility, evaluation, attitude, weeks):
    for _ in range(weeks):
        attitude = alone(
            next_attitude, attitude=attitude, own_evaluation=evaluation, seen_attitude=weights @ attitude,
            has_contacts=1.0, susceptibility=susceptibility, attitude_adjustment=1.0,
        )
    return attitude


def test_friedkin_and_johnsen_s_group_of_four(alone):
    weights = np.array([[0.220, 0.120, 0.360, 0.300], [0.147, 0.215, 0.344, 0.294], [0, 0, 1, 0],
                        [0.090, 0.178, 0.446, 0.286]])
    susceptibility, start = 1.0 - np.diag(weights), np.array([25.0, 25.0, 75.0, 85.0])
    settled = influenced(alone, weights, susceptibility, start, start, 400)
    assert settled == pytest.approx([60.02, 59.98, 75.0, 74.99], abs=0.005)
    stretched = np.eye(4) - np.diag(susceptibility) @ weights
    assert settled == pytest.approx(np.linalg.solve(stretched, (1.0 - susceptibility) * start), abs=1e-9)


def test_the_control_of_each_over_the_first_of_that_group(alone):
    weights = np.array([[0.220, 0.120, 0.360, 0.300], [0.147, 0.215, 0.344, 0.294], [0, 0, 1, 0],
                        [0.090, 0.178, 0.446, 0.286]])
    control = [
        influenced(alone, weights, 1.0 - np.diag(weights), unit, unit, 400)[0] for unit in np.eye(4)
    ]
    assert control == pytest.approx([0.279, 0.045, 0.551, 0.124], abs=0.001)


@pytest.mark.parametrize(
    ("weights", "shares"),
    [([[0, 0.5, 0.5], [1, 0, 0], [0, 1, 0]], [0.4, 0.4, 0.2]), ([[0.5, 0.5], [0.25, 0.75]], [1 / 3, 2 / 3])],
)
def test_wholly_susceptible_people_reach_degroot_s_consensus(alone, weights, shares):
    weights = np.array(weights, dtype=float)
    for unit, share in zip(np.eye(len(weights)), shares, strict=True):
        settled = influenced(alone, weights, 1.0, np.zeros(len(weights)), unit, 500)
        assert settled == pytest.approx(np.full(len(weights), share), abs=1e-10)


def test_the_speed_of_adjustment_does_not_move_the_fixed_point(alone):
    attitude = 0.1
    for _ in range(2000):
        attitude = alone(next_attitude, attitude=attitude, own_evaluation=0.7, seen_attitude=0.5, has_contacts=1.0)
    assert attitude == pytest.approx(0.45 * 0.5 + 0.55 * 0.7, abs=1e-12)
