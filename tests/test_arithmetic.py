"""Elementary functions: as exact as promised."""

import math

import numpy as np
import pytest

from cxsim.arithmetic import (
    clip,
    exponential,
    grain,
    logarithm,
    logistic,
    logit,
    power,
    power_of_two,
    round_trait,
    weighted_sum,
)
from cxsim.streams import employee_keys, uniforms

EVERYWHERE = uniforms(1, "arithmetic", employee_keys([str(number) for number in range(200)])[:, None], np.arange(50))


def spread(low, high):
    return low + (high - low) * EVERYWHERE.ravel()


@pytest.mark.parametrize("reach", [1e-8, 0.3, 1.0, 30.0, 700.0])
def test_exponential_is_exact_to_two_in_ten_to_the_fifteen(reach):
    x = spread(-reach, reach)
    exact = np.array([math.exp(value) for value in x])
    assert np.max(np.abs(exponential(x) / exact - 1.0)) < 2e-15


def test_exponential_at_the_borders():
    assert exponential(0.0) == 1.0
    assert exponential(-0.0) == 1.0
    assert exponential(1.0) == pytest.approx(math.e, rel=2e-15)
    assert exponential(1e9) == exponential(700.0)
    assert exponential(-math.inf) == exponential(-700.0) > 0.0
    assert math.isfinite(exponential(math.inf))


@pytest.mark.parametrize("reach", [1e-8, 1.0, 30.0, 700.0])
def test_logistic_is_exact(reach):
    x = spread(-reach, reach)
    exact = np.array([1.0 / (1.0 + math.exp(-value)) for value in x])
    assert np.max(np.abs(logistic(x) / exact - 1.0)) < 2e-15


def test_logistic_is_a_share_and_symmetric():
    assert logistic(0.0) == 0.5
    assert logistic(math.log(3.0)) == pytest.approx(0.75, rel=1e-15)
    x = spread(-40.0, 40.0)
    assert np.max(np.abs(logistic(x) + logistic(-x) - 1.0)) < 1e-15
    assert 0.0 < logistic(-1e6) < logistic(1e6) <= 1.0


def test_both_rise_everywhere():
    x = np.sort(spread(-20.0, 20.0))
    assert np.all(np.diff(exponential(x)) >= 0.0)
    assert np.all(np.diff(logistic(x)) >= 0.0)


def test_logit_undoes_logistic():
    x = spread(-10.0, 10.0)
    assert np.max(np.abs(logit(logistic(x)) - x)) < 1e-11
    assert logit(0.5) == 0.0
    assert logit(0.9) == pytest.approx(math.log(9.0), rel=1e-15)


def test_powers_of_two():
    exponents = np.arange(-1010.0, 1011.0)
    assert np.array_equal(power_of_two(exponents), np.array([2.0**int(exponent) for exponent in exponents]))


def test_clip_keeps_what_is_inside():
    assert np.array_equal(clip(np.array([-0.1, 0.0, 0.4, 1.0, 1.1]), 0.0, 1.0), [0.0, 0.0, 0.4, 1.0, 1.0])


def test_a_grain_is_a_multiple_of_two_to_the_minus_thirty():
    x = spread(-1.0, 1.0)
    assert np.array_equal(grain(x) * 2.0**30, np.round(grain(x) * 2.0**30))
    assert np.max(np.abs(grain(x) - x)) <= 2.0**-31
    assert grain(0.75) == 0.75
    assert grain(2.0**-31) == 0.0  # a tie goes to the even neighbor
    assert grain(3 * 2.0**-31) == 2.0**-29


def test_sums_of_grains_do_not_depend_on_their_order():
    rough = spread(-1.0, 1.0)
    exact = grain(rough)
    orders = [np.argsort(uniforms(number, "order", employee_keys(map(str, range(len(rough)))))) for number in range(5)]
    assert len({float(np.cumsum(exact[order])[-1]) for order in orders}) == 1
    assert len({float(np.cumsum(rough[order])[-1]) for order in orders}) > 1  # without it the order would show
    assert float(np.add.reduce(exact)) == math.fsum(exact)


def test_traits_are_rounded_to_two_to_the_minus_twenty():
    x = spread(-12.0, 12.0)
    assert np.array_equal(round_trait(x) * 2.0**20, np.round(x * 2.0**20))
    assert np.array_equal(round_trait(x), round_trait(x).astype(np.float32).astype(np.float64))
    assert round_trait(0.42) == 440402 / 2**20


def test_powers_and_logarithms_of_the_host():
    assert power(2.0, 3.0) == pytest.approx(8.0, rel=1e-14)
    assert power(0.25, -0.5) == pytest.approx(2.0, rel=1e-14)
    assert power(np.array([0.5, 3.0]), 1.0) == pytest.approx([0.5, 3.0], rel=1e-14)
    assert logarithm(math.e) == pytest.approx(1.0, rel=1e-15)


def test_a_weighted_sum_needs_a_weight_for_each_value():
    assert weighted_sum([0.5, 0.25], [4.0, np.array([8.0, 16.0])]).tolist() == [4.0, 6.0]
    assert weighted_sum([], []) == 0.0
    with pytest.raises(ValueError, match="longer"):
        weighted_sum([0.5], [4.0, 8.0])
