"""The difference between two plans that meet the same chance."""

import math

import numpy as np
import pytest

from cxsim.analysis.paired import ABSENT, Difference, interval_half_width, paired_difference, share_better

NAN = math.nan


def test_a_difference_is_of_pairs_in_which_both_are_present():
    found = paired_difference(np.array([3.0, 5.0, 8.0, NAN]), np.array([1.0, 2.0, 4.0, 1.0]), "higher")
    assert (found.mean, found.replicates, found.probability_better) == (3.0, 3, 1.0)
    half = 4.302652729911275 * 1.0 / math.sqrt(3)  # the 97.5 % quantile of Student's t with 2 degrees of freedom
    assert (found.low, found.high) == (pytest.approx(3.0 - half), pytest.approx(3.0 + half))
    assert (found.p05, found.p95) == (pytest.approx(2.1), pytest.approx(3.9))
    assert not found.none_at_all


def test_the_interval_is_wider_for_more_confidence_and_unknown_for_one_pair():
    pairs = np.array([1.0, 2.0, 4.0, 5.0])
    assert interval_half_width(pairs, 0.5) == pytest.approx(0.7648923284 * pairs.std(ddof=1) / 2)
    assert interval_half_width(pairs, 0.99) > interval_half_width(pairs, 0.95)
    assert math.isnan(interval_half_width(pairs[:1], 0.95))
    assert math.isfinite(interval_half_width(pairs[:2], 0.95))


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


def test_equal_plans_do_not_differ_at_all():
    same = np.array([0.3, 0.4, 0.5])
    assert paired_difference(same, same, "higher").none_at_all
    assert not paired_difference(np.array([1.0, -1.0]), np.zeros(2), "higher").none_at_all
    assert not paired_difference(np.array([0.3]), np.array([0.3]), "higher").none_at_all
