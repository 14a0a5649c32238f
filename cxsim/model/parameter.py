"""Parameters: numbers with a name, a unit, a range, a source and an evidence tag."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Values = NDArray[np.float64]


Evidence = Literal["empirical", "derived", "assumption"]
Distribution = Literal["uniform", "loguniform"]

# Ranges are known to one or two digits, so three digits are enough for a drawn value.
SIGNIFICANT_DIGITS = 3


@dataclass(frozen=True)
class Parameter:
    """One number of the model.

    ``low`` and ``high`` limit the values that a scenario may state; with ``distribution`` they also define the prior
    of uncertainty runs. ``evidence``: ``empirical`` = measured in a study, ``derived`` = computed from such a figure,
    ``assumption`` = a default without a measurement, which needs no ``source``. ``verified``: the source was read, not
    recalled.
    """

    name: str
    symbol: str
    meaning: str
    unit: str
    default: float
    low: float
    high: float
    source: str = "assumption"
    evidence: Evidence = "assumption"
    verified: bool = False
    distribution: Distribution = "uniform"

    def quantile(self, share: ArrayLike) -> Values:
        """Quantiles of the prior at these shares, rounded to three significant digits."""
        shares = np.asarray(share, dtype=np.float64)
        if self.distribution == "loguniform":
            value = self.low * np.exp(shares * math.log(self.high / self.low))
        else:
            value = self.low + shares * (self.high - self.low)
        digits = [float(f"{one:.{SIGNIFICANT_DIGITS}g}") for one in np.ravel(value)]
        bounded: Values = np.clip(np.array(digits), self.low, self.high)
        return bounded.reshape(shares.shape)
