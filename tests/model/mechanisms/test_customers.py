"""Customers: what moves a department's score, how departments make one of the whole, and what news of it does."""

import numpy as np
import pytest

from cxsim.model.mechanisms.customers import (
    chain_term,
    customer_benefit,
    customer_meaning,
    customer_news,
    customer_score,
    next_index_shift,
    next_score_before,
    points_lost,
    served_gain,
)

QUIET = {"last_detracting": 0.5, "detracting_before": 0.5, "last_people": 1.0 - 0.01872 / 1.01872, "last_fatigue": 0.15,
         "fatigue_before": 0.15, "last_saturation": 0.0, "saturation_before": 0.0, "leaves_voluntarily": 1.0}


def test_use_counts_as_far_as_it_can_still_grow():
    assert served_gain(0.6, 0.2) == pytest.approx(0.5)
    assert served_gain(0.1, 0.2) == pytest.approx(-0.125)
    assert served_gain(1.0, 1.0) == 0.0
    assert served_gain(0.999, 1.0) == pytest.approx(-0.1)


@pytest.mark.parametrize(
    ("given", "lost"),
    [
        ({}, 0.0), ({"last_detracting": 0.3}, -3.0), ({"last_people": 0.9 - 0.01872 / 1.01872}, 6.0),
        ({"last_fatigue": 0.4}, 10.0), ({"last_saturation": 0.1}, 6.0),
        ({"last_people": 1.0, "leaves_voluntarily": 0.0}, 0.0), ({"last_fatigue": 0.4, "fatigue_before": 0.4}, 0.0),
    ],
)
def test_the_old_habit_vacancies_fatigue_and_saturation_cost_points(alone, given, lost):
    assert alone(points_lost, **{**QUIET, **given}) == pytest.approx(lost)


def test_the_score_of_a_department_follows_with_a_lag_and_keeps_within_0_and_100(alone):
    def week(gain, lost=0.0, before=0.0):
        return alone(next_index_shift, index_shift=before, served_gain=gain, points_lost=lost,
                     customer_index_at_rest=60.0)

    assert week(0.0) == (0.0, 60.0)
    assert week(0.65) == pytest.approx((2.0, 62.0))
    assert week(0.65, lost=26.0) == pytest.approx((0.0, 60.0))
    assert week(9.0)[0] == pytest.approx(40.0 / 13.0)
    assert week(-9.0)[0] == pytest.approx(-60.0 / 13.0)


def whole(scores, weights, complementarity, declared=1.0):
    term = chain_term(np.array(scores), np.array(weights), complementarity, declared)
    return customer_score(term.sum(), complementarity, declared)


@pytest.mark.parametrize("complementarity", [0.0, 0.5, 1.0, 2.0, 4.0])
def test_departments_that_are_alike_make_a_whole_that_is_like_them(complementarity):
    assert whole([62.0, 62.0], [0.25, 0.75], complementarity) == pytest.approx(62.0)


def test_the_less_departments_replace_one_another_the_more_the_weakest_counts():
    scores, weights = [80.0, 40.0], [0.5, 0.5]
    assert whole(scores, weights, 0.0) == pytest.approx(60.0)
    assert whole(scores, weights, 1.0) == pytest.approx((80.0 * 40.0) ** 0.5)
    assert whole(scores, weights, 2.0) == pytest.approx(2.0 / (1.0 / 80.0 + 1.0 / 40.0))
    assert whole(scores, weights, 4.0) == pytest.approx((0.5 * 80.0**-3 + 0.5 * 40.0**-3) ** (-1.0 / 3.0))
    assert whole(scores, weights, 4.0, declared=0.0) == pytest.approx(60.0)


def test_near_the_geometric_mean_nothing_jumps():
    scores, weights = [80.0, 40.0], [0.3, 0.7]
    assert whole(scores, weights, 1.0) == pytest.approx(whole(scores, weights, 1.0 + 1e-5), abs=1e-3)


def test_a_department_without_any_score_is_no_logarithm_of_zero():
    assert 0.0 <= whole([0.0, 80.0], [0.5, 0.5], 4.0) < 1.0


def test_people_hear_half_of_their_own_department_and_half_of_the_whole():
    assert customer_news(70.0, 60.0, 64.0, 60.0) == pytest.approx(0.07)
    assert customer_news(30.0, 40.0, 52.0, 52.0) == pytest.approx(-0.05)


def test_the_score_of_the_first_week_is_remembered():
    assert next_score_before(-1.0, 58.0) == 58.0
    assert next_score_before(58.0, 70.0) == 58.0


def test_good_news_lets_expect_more_and_bad_news_less(alone):
    assert alone(customer_benefit, customer_news=0.2, expected_benefit=0.4) == pytest.approx(0.05 * 0.2 * 0.6)
    assert alone(customer_benefit, customer_news=-0.2, expected_benefit=0.4) == pytest.approx(-0.05 * 0.2 * 0.4)
    assert alone(customer_meaning, customer_news=-0.2) == pytest.approx(-0.3)


def test_a_celebration_spreads_good_news_and_cannot_talk_down_bad_news(alone):
    good = alone(customer_benefit, customer_news=0.2, celebration=0.5, expected_benefit=0.4)
    assert good == pytest.approx(0.05 * 0.2 * 1.5 * 0.6)
    bad = alone(customer_benefit, customer_news=-0.2, celebration=0.5, expected_benefit=0.4)
    assert bad == pytest.approx(-0.05 * 0.2 * 0.4)
