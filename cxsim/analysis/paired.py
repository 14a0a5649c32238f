"""The difference between two plans under common random numbers, with its uncertainty."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.results.measures import Better
from cxsim.results.summary import quantiles

Values = NDArray[np.float64]

# Standard errors to each side of a mean that hold 95 % of a normal distribution.
NORMAL_95 = 1.959963984540054


@dataclass(frozen=True)
class Difference:
    """A paired difference.

    ``low`` and ``high`` bound the *mean* difference (t interval; shrinks with replicates); ``p05`` and ``p95`` are
    the spread over replicates (does not shrink). ``probability_better`` is the share of pairs in which the
    scenario is better, ties counting half; nan for measures without a better direction. nan = absent.
    ``replicates``: number of pairs in which both sides are present.
    """

    mean: float
    low: float
    high: float
    p05: float
    p95: float
    probability_better: float
    replicates: int

    @property
    def none_at_all(self) -> bool:
        """Whether the two are equal in every replicate."""
        return self.replicates > 0 and self.mean == self.p05 == self.p95 == 0.0 and self.low == self.high == 0.0

    @property
    def clear(self) -> bool:
        """Whether the interval of the mean difference excludes 0."""
        return self.low > 0.0 or self.high < 0.0


ABSENT = Difference(math.nan, math.nan, math.nan, math.nan, math.nan, math.nan, 0)


def paired_difference(
    values: Values, baseline: Values, better: Better, *, confidence: float = 0.95
) -> Difference:
    """``values - baseline`` by replicate; pairs with an absent side do not count."""
    pairs = values - baseline
    pairs = pairs[~np.isnan(pairs)]
    count = int(pairs.size)
    if count == 0:
        return ABSENT
    mean = float(pairs.mean())
    half_width = interval_half_width(pairs, confidence)
    p05, p95 = (float(share) for share in quantiles(pairs, (0.05, 0.95)))
    return Difference(mean, mean - half_width, mean + half_width, p05, p95, share_better(pairs, better), count)


def interval_half_width(pairs: Values, confidence: float) -> float:
    """Half the width of the t interval of the mean; nan with fewer than two pairs."""
    if pairs.size < 2:
        return math.nan
    from scipy.special import stdtrit

    error = float(pairs.std(ddof=1)) / math.sqrt(pairs.size)
    return float(stdtrit(pairs.size - 1, 0.5 + confidence / 2.0)) * error


def share_better(pairs: Values, better: Better) -> float:
    """Share of pairs better in the measure's direction, ties 1/2; nan where no direction is better."""
    if better == "none":
        return math.nan
    gains = pairs if better == "higher" else -pairs
    return float(np.mean(np.where(gains > 0.0, 1.0, np.where(gains == 0.0, 0.5, 0.0))))
