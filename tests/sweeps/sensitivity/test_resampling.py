"""How often things are drawn in resamples, and intervals from them."""

import math

import numpy as np
import pytest
from scipy.stats import norm, t

from cxsim.sweeps.sensitivity.resampling import draws, fewest_drawn, interval, resampled


def test_each_resample_draws_as_many_as_there_are():
    drawn = draws(7, "cells", resamples=120)
    assert drawn.shape == (7, 120)
    assert drawn.sum(axis=0).tolist() == [7.0] * 120
    assert drawn.mean() == 1.0
    assert drawn.var() == pytest.approx(6 / 7, abs=0.1)
    assert drawn.max() > 2


def test_resamples_are_seeded_and_differ():
    drawn = draws(5, "cells", resamples=60)
    assert (draws(5, "cells", resamples=55) == drawn[:, :55]).all()
    for other in (draws(5, "replicates", 60), draws(5, "cells", 60, seed=1)):
        assert (other != drawn).any()
    assert (drawn[:, :10] != drawn[:, 50:]).any()


def test_the_estimate_comes_first_then_the_resamples():
    cells, replicates = np.arange(6.0), np.arange(5.0)
    estimates = resampled(lambda one, other: (cells @ one / 6)[None] + (replicates @ other / 5)[None], 6, 5)
    assert estimates.shape == (1, 1001)
    assert estimates[0, 0] == 2.5 + 2.0
    expected = cells @ draws(6, "cells") / 6 + replicates @ draws(5, "replicates") / 5
    assert estimates[0, 1:] == pytest.approx(expected)


def test_few_replicates_are_taken_as_given():
    replicates = np.arange(4.0)
    assert set(resampled(lambda _, other: (replicates @ other)[None], 3, 4)[0]) == {6.0}
    assert len(set(resampled(lambda _, other: (np.arange(5.0) @ other)[None], 3, 5)[0])) > 1
    assert (fewest_drawn(9, 4), fewest_drawn(9, 5), fewest_drawn(3, 5)) == (9, 5, 3)


def test_intervals_are_percentiles_moved_outward():
    estimates = np.concatenate([[0.5], np.linspace(0.0, 1.0, 1001)])
    outside = norm.cdf(t.ppf(0.025, 9) * math.sqrt(10 / 9))
    assert outside < 0.025
    assert interval(estimates, 10) == (0.5, pytest.approx(outside), pytest.approx(1 - outside))


def test_an_interval_needs_half_of_the_resamples():
    just = interval(np.array([0.5, 0.0, 1.0, np.nan]), 10)
    assert just[1:] == (pytest.approx(0, abs=0.02), pytest.approx(1, abs=0.02))
    for few in ([0.5, 0.0, np.nan, np.nan], [np.nan, 0.0, 1.0]):
        value, low, high = interval(np.array(few), 10)
        assert math.isnan(low) and math.isnan(high)
        assert value == few[0] or math.isnan(few[0])
