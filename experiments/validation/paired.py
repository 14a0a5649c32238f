"""Paired criteria: the mean difference on common random numbers must exceed a floor and two standard errors."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from experiments.validation.target import Expected, Measured

Values = NDArray[np.float64]

SMALLEST_FLOOR = 0.02


def floor_for(found: float | None) -> float:
    """Half the difference found before, or .02, whichever is smaller."""
    return SMALLEST_FLOOR if found is None else min(SMALLEST_FLOOR, 0.5 * found)


def more(what: str, published: str, found: float | None = None, expected_failure: str = "") -> Expected:
    """The first of a pair is larger by at least the floor."""
    return Expected(what, published, low=floor_for(found), expected_failure=expected_failure)


def difference(larger: Values, smaller: Values) -> Measured:
    """Mean paired difference; it must also exceed two standard errors."""
    paired = np.asarray(larger) - np.asarray(smaller)
    return Measured(float(paired.mean()), at_least=2.0 * standard_error(paired))


def standard_error(values: Values) -> float:
    """Standard error of a mean over replicates."""
    return float(values.std(ddof=1)) / math.sqrt(len(values))
