"""What meets a bound, and the ratio of two means."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from experiments.contrasts.contrast import Contrast, Found, Measured, found, ratio
from experiments.contrasts.runs import Runs


def measured(values, **bounds):
    return found(Contrast("one", "traits", "A claim.", lambda runs: Measured(np.array(values)), **bounds), Runs("none"))


def test_nothing_at_all_is_not_more_than_nothing():
    assert not measured([0.0, 0.0], low=0.0).met
    assert measured([0.0, 0.01], low=0.0).met


def test_nothing_at_all_does_not_help():
    assert measured([0.0, 0.0], high=0.0).met
    assert not measured([0.0, 0.01], high=0.0).met


def test_the_interval_is_that_of_a_mean():
    one = measured([0.02, 0.06], low=0.05)
    assert (one.value, one.replicates, one.met) == (0.04, 2, False)
    # A standard error of .02, and Student's t with one degree of freedom.
    assert (one.low, one.high) == (pytest.approx(0.04 - 12.7062 * 0.02), pytest.approx(0.04 + 12.7062 * 0.02))


def test_a_contrast_is_certain_if_its_interval_holds_no_bound():
    certain = partial(Found, Contrast("one", "traits", "A claim.", lambda runs: Measured(np.zeros(2)), low=0.05),
                      "none", 2, 0.06, told="")
    assert certain(low=0.051, high=0.07).certain
    assert not certain(low=0.049, high=0.07).certain


def test_a_bound_in_words():
    def words(**bounds):
        return Contrast("one", "traits", "A claim.", lambda runs: Measured(np.zeros(2)), **bounds).bound

    assert [words(low=0.05), words(low=0.0), words(high=0.1), words(low=0.3, high=0.7)] == [
        "at least 5", "more than 0", "at most 10", "30 to 70"]
    assert words(low=1.0, high=3.0, shown_times=1.0) == "1 to 3"


def test_a_ratio_is_that_of_the_means():
    # Single futures would give 2 and infinity.
    upper, lower = np.array([4.0, 2.0]), np.array([2.0, 0.0])
    assert ratio(upper, lower).mean() == pytest.approx(3.0)
    assert ratio(3.0 * lower, lower).tolist() == [3.0, 3.0]  # where one follows the other, nothing is uncertain
