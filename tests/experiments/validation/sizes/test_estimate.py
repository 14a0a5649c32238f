"""Statistics of rows, on numbers that can be checked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from experiments.validation.sizes.estimate import (
    correlation,
    correlations,
    effect_sizes,
    explained,
    mean_of,
    mean_over,
    odds_ratio,
    ratio,
    together,
)

ALL = np.ones((4, 1), dtype=bool)


def column(*values: float) -> np.ndarray:
    """One replicate of some people."""
    return np.array(values)[:, None]


def test_a_mean_has_the_standard_error_of_its_replicates():
    found = mean_of(np.array([0.1, 0.3, 0.5, 0.7]))
    assert (found.value, found.error) == (pytest.approx(0.4), pytest.approx(np.std([0.1, 0.3, 0.5, 0.7], ddof=1) / 2))


def test_a_replicate_without_a_number_is_left_out():
    assert mean_of(np.array([0.2, math.nan, 0.4])).value == pytest.approx(0.3)


def test_a_statistic_of_all_replicates_has_about_the_error_of_a_mean_if_it_is_one():
    values = np.linspace(0.0, 1.0, 64)
    found = together(lambda one: float(one.mean()), values)
    assert found.value == pytest.approx(0.5)
    assert found.error == pytest.approx(mean_of(values).error, rel=0.1)
    assert found == together(lambda one: float(one.mean()), values)


def test_replicates_are_drawn_together_for_all_values():
    pairs = np.array([1.0, 2.0, 4.0])
    assert together(ratio, 3.0 * pairs, pairs).error == pytest.approx(0.0, abs=1e-12)


def test_ratios_of_means_and_of_odds():
    assert ratio(np.array([1.0, 3.0]), np.array([2.0, 6.0])) == 0.5
    assert odds_ratio(np.array([0.75, 0.85]), np.array([0.4, 0.6])) == pytest.approx(4.0)


def test_what_does_not_vary_correlates_with_nothing():
    assert math.isnan(correlation(np.ones(3), np.arange(3.0)))
    assert correlation(np.arange(3.0), -np.arange(3.0)) == pytest.approx(-1.0)


def test_people_who_left_do_not_count():
    first, second = column(1, 2, 3, 9), column(2, 4, 6, 0)
    assert correlations(first, second, column(1, 1, 1, 0) > 0) == pytest.approx([1.0])


def test_a_regression_on_two_reasons_explains_what_they_add_up_to():
    one, other = column(0, 1, 0, 1), column(0, 0, 1, 1)
    assert explained([one, other], 2.0 * one + other, ALL) == pytest.approx([1.0])
    assert explained([one], 2.0 * one + other, ALL) == pytest.approx([0.8])
    assert np.isnan(explained([one], 0.0 * one, ALL)).all()


def test_cohen_s_d_is_a_difference_in_standard_deviations():
    assert effect_sizes(column(1, 2, 3, 4), column(0, 1, 2, 3), ALL) == pytest.approx([1.0 / math.sqrt(1.25)])
    assert np.isnan(effect_sizes(column(1, 1, 1, 1), column(0, 0, 0, 0), ALL)).all()


def test_a_mean_over_people_counts_the_weeks_in_which_they_were_there():
    assert mean_over(column(0.5, 0.25), column(1.0, 0.5)) == pytest.approx([0.5])
