"""Paired differences, and the interval of a mean: Student's for mild values, Hall's for skewed ones."""

import math

import numpy as np
import pytest
from scipy.stats import skew

from cxsim.analysis.paired import (
    ABSENT,
    Difference,
    mean_interval,
    paired_difference,
    sample_skewness,
    share_better,
)
from cxsim.streams import uniforms

NAN = math.nan
# Student's t with 9 degrees of freedom at .975.
T_9 = 2.262157162798205
ONE_IN_TEN = np.array([0.0] * 9 + [10.0])


def uniform(number, count):
    return uniforms(number, "tests", np.arange(count, dtype=np.uint64))


def test_skewness_is_that_of_the_textbook():
    for values in (ONE_IN_TEN, uniform(1, 7) ** 3, -uniform(2, 20) ** 4):
        assert sample_skewness(values) == pytest.approx(skew(values, bias=False))
    assert sample_skewness(np.array([1.0, 5.0])) == 0.0


def test_mild_values_have_the_interval_of_students_t():
    values = np.arange(10.0)
    error = values.std(ddof=1) / math.sqrt(10)
    found = mean_interval(values)
    assert (found.low, found.high) == (pytest.approx(4.5 - T_9 * error), pytest.approx(4.5 + T_9 * error))
    assert found.needed == 0


def test_skewed_values_have_the_interval_of_halls_transformation():
    """Nine times 0 and once 10: mean 1, standard error 1, skewness root(10)."""
    low, high, needed = mean_interval(ONE_IN_TEN)
    assert (low, high) == (pytest.approx(-0.817167, abs=1e-6), pytest.approx(7.378943, abs=1e-6))
    # Hall's transformation of (mean - bound) / error gives the quantile of t; skewness by the root of 10 is 1. On the
    # side without a tail the bound is half way between Student's and Hall's.
    for t, quantile in ((2.0 * (1.0 - low) - T_9, T_9), (1.0 - high, -T_9)):
        assert t + t**2 / 3 + t**3 / 27 + 1 / 6 == pytest.approx(quantile)
    assert needed == 60  # six times the squared skewness


def test_the_bounds_turn_with_the_values():
    values = uniform(3, 30) ** 6
    assert abs(sample_skewness(values)) > 1.25
    found, turned = mean_interval(values), mean_interval(-values)
    assert (found.low, found.high, found.needed) == (
        pytest.approx(-turned.high), pytest.approx(-turned.low), turned.needed)
    moved = mean_interval(5.0 + 3.0 * values)
    assert (moved.low, moved.high) == (pytest.approx(5.0 + 3.0 * found.low), pytest.approx(5.0 + 3.0 * found.high))


def test_more_confidence_is_wider_on_both_sides():
    values = uniform(3, 30) ** 6
    often, always = mean_interval(values, 0.9), mean_interval(values, 0.999)
    assert always.low < often.low < values.mean() < often.high < always.high


def test_an_interval_needs_six_values_for_each_unit_of_squared_skewness():
    skewness = sample_skewness(np.array([0.0] * 19 + [1.0]))
    assert skewness == pytest.approx(math.sqrt(20))
    assert mean_interval(np.array([0.0] * 19 + [1.0])).needed == 120
    assert mean_interval(np.array(([0.0] * 19 + [1.0]) * 7)).needed == 0


def test_equal_values_have_no_spread_but_may_hide_one():
    assert mean_interval(np.full(20, 0.1)) == (pytest.approx(0.1), pytest.approx(0.1), 40)
    assert mean_interval(np.array([0.4, 0.5, 0.6]) - np.array([0.1, 0.2, 0.3])).needed == 6  # but for rounding
    assert all(math.isnan(bound) for bound in mean_interval(np.array([1.0]))[:2])


def test_a_difference_carries_the_interval_and_what_it_needs():
    found = paired_difference(ONE_IN_TEN + 2.0, np.full(10, 2.0), "higher")
    low, high, needed = mean_interval(ONE_IN_TEN)
    assert (found.low, found.high, found.needed) == (low, high, needed)
    assert not found.constant


def test_equal_plans_are_told_from_a_difference_that_is_always_the_same():
    equal, same = (paired_difference(np.arange(4.0) + more, np.arange(4.0), "higher") for more in (0.0, 3.0))
    assert isinstance(equal, Difference)
    assert (equal.constant, equal.none_at_all, same.constant, same.none_at_all) == (True, True, True, False)
    assert not paired_difference(np.array([1.0]), np.array([1.0]), "higher").none_at_all


@pytest.mark.parametrize(("power", "count"), [(1, 20), (2, 50), (3, 100), (4, 200)])
def test_the_mean_of_skewed_values_is_held_in_95_of_100_samples(power, count):
    """Powers of uniform numbers, whose mean is exactly 1 / (power + 1), in 1,500 samples each."""
    samples = uniform(power, 1500 * count).reshape(1500, count) ** power
    found = [mean_interval(sample) for sample in samples]
    assert all(one.needed == 0 for one in found)
    held = np.mean([one.low <= 1.0 / (power + 1) <= one.high for one in found])
    assert 0.936 <= held <= 0.964


def test_a_difference_is_of_pairs_in_which_both_are_present():
    found = paired_difference(np.array([3.0, 5.0, 8.0, NAN]), np.array([1.0, 2.0, 4.0, 1.0]), "higher")
    assert (found.mean, found.replicates, found.probability_better) == (3.0, 3, 1.0)
    half = 4.302652729911275 * 1.0 / math.sqrt(3)  # the 97.5 % quantile of Student's t with 2 degrees of freedom
    assert (found.low, found.high) == (pytest.approx(3.0 - half), pytest.approx(3.0 + half))
    assert (found.p05, found.p95) == (pytest.approx(2.1), pytest.approx(3.9))
    assert not found.none_at_all


def test_ties_count_half():
    pairs = np.array([-2.0, 0.0, 1.0, 3.0])
    assert share_better(pairs, "higher") == 0.625
    assert share_better(pairs, "lower") == 0.375
    assert math.isnan(share_better(pairs, "none"))


def test_without_pairs_everything_is_absent():
    assert paired_difference(np.array([NAN]), np.array([1.0]), "higher") is ABSENT
    assert ABSENT.replicates == 0
    assert not ABSENT.none_at_all
    assert not ABSENT.clear


@pytest.mark.parametrize(("low", "high", "clear"), [
    (0.1, 0.2, True), (-0.2, -0.1, True), (0.0, 0.2, False), (-0.2, 0.0, False), (-0.1, 0.1, False),
])
def test_a_difference_is_clear_if_its_interval_leaves_out_0(low, high, clear):
    assert Difference(0.1, low, high, 0.0, 0.0, 0.5, 9).clear is clear
