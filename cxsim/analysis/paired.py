"""The difference between two plans under common random numbers, with its uncertainty."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.results.measures import Better
from cxsim.results.summary import quantiles

Values = NDArray[np.float64]

# Standard errors to each side of a mean that hold 95 % of a normal distribution.
NORMAL_95 = 1.959963984540054
# Up to this skewness of a sample the plain t interval holds: in twenty values so much is mostly chance.
MILD_SKEWNESS = 1.25
# An interval needs about this many values times the squared skewness. Both numbers: ``experiments/interval_coverage``.
VALUES_PER_SQUARED_SKEWNESS = 6.0
# Values that differ by less than this share of their size are equal but for the rounding of a subtraction.
ROUNDING = 1e-12
# What happens with this probability divided by n stays unseen in n values once in twenty times.
RULE_OF_THREE = 3.0


class Interval(NamedTuple):
    """The bounds of a mean, and about how many values they need to hold as often as they claim; 0: there are enough."""

    low: float
    high: float
    needed: int


@dataclass(frozen=True)
class Difference:
    """A paired difference.

    ``low`` and ``high`` bound the *mean* difference (shrinks with replicates); ``p05`` and ``p95`` are the spread over
    replicates (does not shrink). ``probability_better`` is the share of pairs in which the scenario is better, ties
    counting half; nan for measures without a better direction. nan = absent. ``replicates``: number of pairs in which
    both sides are present; ``needed``: about how many the interval needs, 0 if there are enough (``mean_interval``).
    """

    mean: float
    low: float
    high: float
    p05: float
    p95: float
    probability_better: float
    replicates: int
    needed: int = 0

    @property
    def none_at_all(self) -> bool:
        """Whether the two are equal in every replicate."""
        return self.constant and self.mean == 0.0

    @property
    def constant(self) -> bool:
        """Whether the difference is the same in every replicate."""
        return self.low == self.high

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
    found = mean_interval(pairs, confidence)
    p05, p95 = (float(share) for share in quantiles(pairs, (0.05, 0.95)))
    return Difference(float(pairs.mean()), found.low, found.high, p05, p95, share_better(pairs, better), count,
                      found.needed)


def mean_interval(values: Values, confidence: float = 0.95) -> Interval:
    """The interval of a mean; nan with fewer than two values.

    Student's t. For skewed values Hall's transformation of it, which moves both bounds towards the long tail: the far
    one all the way, the near one half of it, because values with two long tails also look skewed by chance. Equal
    values have no spread, but another value may have gone unseen.
    Source: Hall (1992), "On the removal of skewness by transformation", JRSS B 54.
    """
    count = values.size
    if count < 2:
        return Interval(math.nan, math.nan, 0)
    mean = float(values.mean())
    if np.ptp(values) <= ROUNDING * np.abs(values).max():
        rarest = RULE_OF_THREE / count  # the squared skewness of rare exceptions is one in their probability
        return Interval(mean, mean, math.ceil(VALUES_PER_SQUARED_SKEWNESS / rarest))
    from scipy.special import stdtrit

    error = float(values.std(ddof=1)) / math.sqrt(count)
    reach = float(stdtrit(count - 1, 0.5 + confidence / 2.0))
    skewness = sample_skewness(values)
    below, above = (error * _transformed_back(t, skewness / math.sqrt(count)) if abs(skewness) > MILD_SKEWNESS
                    else error * t for t in (-reach, reach))
    needed = math.ceil(VALUES_PER_SQUARED_SKEWNESS * skewness * skewness)
    return Interval(mean - above, mean - below, needed if count < needed else 0)


def sample_skewness(values: Values) -> float:
    """The skewness of the population that values come from, estimated without bias from its moments; 0 if they are two.
    """
    count = values.size
    if count < 3:
        return 0.0
    apart = values - values.mean()
    raw = float((apart**3).mean() / (apart * apart).mean() ** 1.5)
    return raw * math.sqrt(count * (count - 1)) / (count - 2)


def _transformed_back(t: float, a: float) -> float:
    """The t value whose transformation is ``t``, or half way to it; ``a``: skewness by the root of the number."""
    back = float(np.cbrt(1.0 + a * (t - a / 6.0)) - 1.0) * 3.0 / a
    return back if abs(back) > abs(t) else 0.5 * (back + t)


def share_better(pairs: Values, better: Better) -> float:
    """Share of pairs better in the measure's direction, ties 1/2; nan where no direction is better."""
    if better == "none":
        return math.nan
    gains = pairs if better == "higher" else -pairs
    return float(np.mean(np.where(gains > 0.0, 1.0, np.where(gains == 0.0, 0.5, 0.0))))
