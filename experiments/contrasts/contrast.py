"""A contrast: a claim about the model as one number per simulated future, with bounds, and what came of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.paired import mean_interval
from experiments.contrasts.runs import Runs
from experiments.validation.session import Arm

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """One number per simulated future, and the levels behind it, in words."""

    values: Values
    told: str = ""


@dataclass(frozen=True)
class Contrast:
    """A claim and its bounds: the mean over futures must be above ``low`` and at most ``high``.

    ``low`` is not allowed itself, so that an effect of exactly nothing never meets "more than 0". ``shown_times``: what
    the page multiplies numbers by (100: points of 100 people).
    """

    name: str
    group: str
    claim: str
    measure: Callable[[Runs], Measured]
    low: float = -math.inf
    high: float = math.inf
    shown_times: float = 100.0

    @property
    def bound(self) -> str:
        """The bounds in words, in the unit of the page."""
        low, high = (f"{value * self.shown_times:g}" for value in (self.low, self.high))
        if math.isinf(self.high):
            return f"at least {low}" if self.low else "more than 0"
        return f"at most {high}" if math.isinf(self.low) else f"{low} to {high}"


@dataclass(frozen=True)
class Found:
    """The mean of a contrast over futures, with its 95 % interval."""

    contrast: Contrast
    uncertainty: str
    replicates: int
    value: float
    low: float
    high: float
    told: str

    @property
    def met(self) -> bool:
        """Whether the mean is within the bounds."""
        return self.contrast.low < self.value <= self.contrast.high

    @property
    def certain(self) -> bool:
        """Whether the whole interval is on one side of every bound."""
        return not any(self.low < bound < self.high for bound in (self.contrast.low, self.contrast.high))


def found(contrast: Contrast, runs: Runs) -> Found:
    """Measure a contrast."""
    measured = contrast.measure(runs)
    count = len(measured.values)
    interval = mean_interval(measured.values)
    return Found(contrast, runs.uncertainty, count, float(measured.values.mean()), interval.low, interval.high,
                 measured.told)


def added(
    runs: Runs, with_it: Arm, without: Arm, measure: str = "adoption", weeks: tuple[int, int] | None = None
) -> Measured:
    """A measure with something, less without it, in some weeks; usually adopters in the last four."""
    levels = {one.name: runs.end(one, measure) if weeks is None else runs.run(one).mean(measure, *weeks)
              for one in (with_it, without)}
    return Measured(levels[with_it.name] - levels[without.name], points(levels))


def points(levels: Mapping[str, Values]) -> str:
    """The mean of each level, in points of 100."""
    return ", ".join(f"{name}: {100.0 * float(values.mean()):.1f}" for name, values in levels.items())


def ratio(upper: Values, lower: Values) -> Values:
    """One number per future whose mean is the ratio of the two means, and whose spread is that of the ratio.

    Ratios of single futures have no mean where the lower number may be 0, so the ratio of means is linearized.
    """
    whole = upper.mean() / lower.mean()
    linear: Values = whole + (upper - whole * lower) / lower.mean()
    return linear
