"""A simulated number with its standard error over replicates, and the statistics in which rows are stated."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.validation.networks import chance
from experiments.validation.paired import standard_error

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

RESAMPLES = 400


@dataclass(frozen=True)
class Estimate:
    """A simulated number and its standard error over replicates."""

    value: float
    error: float


def mean_of(values: Values) -> Estimate:
    """The mean over replicates; replicates in which a number does not exist (nan) are left out."""
    there = values[~np.isnan(values)]
    return Estimate(float(there.mean()), standard_error(there))


def together(statistic: Callable[..., float], *values: Values) -> Estimate:
    """A statistic of all replicates together; its error is its spread where replicates are drawn again.

    ``values``: replicates along the last axis.
    """
    count = values[0].shape[-1]
    drawn = (chance(0, "resamples", RESAMPLES * count).reshape(RESAMPLES, count) * count).astype(np.int64)
    again = [statistic(*(each[..., chosen] for each in values)) for chosen in drawn]
    return Estimate(float(statistic(*values)), float(np.std(again, ddof=1)))


def ratio(upper: Values, lower: Values) -> float:
    """The mean of one divided by that of the other."""
    return float(upper.mean() / lower.mean())


def odds_ratio(first: Values, second: Values) -> float:
    """The odds of the mean of one divided by those of the other."""
    one, other = float(first.mean()), float(second.mean())
    return one / (1.0 - one) / (other / (1.0 - other))


def correlation(first: Values, second: Values) -> float:
    """Correlation over people (or companies); nan where one of both does not vary."""
    varies = first.size > 1 and np.ptp(first) > 0.0 and np.ptp(second) > 0.0
    return float(np.corrcoef(first, second)[0, 1]) if varies else math.nan


def correlations(first: Values, second: Values, chosen: Mask) -> Values:
    """Correlation over the chosen people of each replicate; all of shape (people, replicates)."""
    return np.array([correlation(one[who], other[who])
                     for one, other, who in zip(first.T, second.T, chosen.T, strict=True)])


def explained(reasons: Sequence[Values], outcome: Values, chosen: Mask) -> Values:
    """Share of the variance over people that a linear regression explains, by replicate."""
    found = []
    for replicate, who in enumerate(chosen.T):
        y = outcome[who, replicate]
        x = np.column_stack([np.ones(len(y)), *(one[who, replicate] for one in reasons)])
        left = y - x @ np.linalg.lstsq(x, y, rcond=None)[0]
        found.append(1.0 - left.var() / y.var() if np.ptp(y) > 0.0 else math.nan)
    return np.array(found)


def effect_sizes(treated: Values, control: Values, chosen: Mask) -> Values:
    """Cohen's d over the chosen people, by replicate; nan where nobody differs in either arm."""
    found = []
    for one, other, who in zip(treated.T, control.T, chosen.T, strict=True):
        spread = math.sqrt(0.5 * float(one[who].var() + other[who].var()))
        found.append(float(one[who].mean() - other[who].mean()) / spread if spread > 0.0 else math.nan)
    return np.array(found)


def mean_over(values: Values, weights: Values) -> Values:
    """Sum of values divided by the sum of weights, over people, by replicate."""
    shared: Values = values.sum(axis=0) / weights.sum(axis=0)
    return shared
