"""Assumptions that differ between simulated futures, and how an outcome changes with each of them."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.paired import mean_interval
from cxsim.results.inputs import inputs_first, is_input

Values = NDArray[np.float64]

FIFTHS = 5
FEWEST_PER_FIFTH = 8


@dataclass(frozen=True)
class Profile:
    """An outcome along one assumption: the futures sorted by it, in five equal parts.

    ``middle``: the assumption's median in each fifth, ``mean`` of the outcome and its interval.
    """

    assumption: str
    middle: Values
    mean: Values
    low: Values
    high: Values


def shared_parameters(comparison: ComparisonData) -> dict[str, Values]:
    """Inputs and parameters that differ between futures and are the same in every plan, (replicates,) each.

    What was stated comes first.
    """
    first, *others = comparison.results
    return {
        name: values for name, values in ((name, first.parameters[name]) for name in inputs_first(first.parameters))
        if np.ptp(values) > 0.0 and all(np.array_equal(one.parameters.get(name, np.nan), values) for one in others)
    }


def level_divisors(names: Collection[str]) -> dict[str, int]:
    """By how many tests the level of each test is divided, so that all together keep it.

    The few inputs count first: they share one half of the level, and the many parameters of the model the other one.
    """
    inputs = sum(map(is_input, names))
    kinds = 2 if 0 < inputs < len(names) else 1
    return {name: kinds * (inputs if is_input(name) else len(names) - inputs) for name in names}


def profile(assumption: str, setting: Values, outcome: Values, confidence: float) -> Profile | None:
    """The outcome in each fifth of the assumption; None if there are too few futures."""
    known = ~np.isnan(outcome)
    if known.sum() < FIFTHS * FEWEST_PER_FIFTH or len(np.unique(setting[known])) < FIFTHS:
        return None
    order = np.argsort(setting[known], kind="stable")
    settings = np.array_split(setting[known][order], FIFTHS)
    outcomes = np.array_split(outcome[known][order], FIFTHS)
    intervals = [mean_interval(part, confidence) for part in outcomes]
    return Profile(
        assumption,
        np.array([0.5 * (part[(part.size - 1) // 2] + part[part.size // 2]) for part in settings]),
        np.array([part.mean() for part in outcomes]),
        np.array([one.low for one in intervals]),
        np.array([one.high for one in intervals]),
    )


@dataclass(frozen=True)
class Swing:
    """A bar of a tornado: the outcome with the assumption at its low and at its high setting."""

    assumption: str
    low_setting: float
    high_setting: float
    at_low: float
    at_high: float

    @property
    def size(self) -> float:
        """How far apart the outcomes at the two settings are."""
        return abs(self.at_high - self.at_low)


def swings(parameters: dict[str, Values], outcome: Values) -> list[Swing]:
    """How the mean outcome differs between the lowest and the highest fifth of each assumption, largest first.

    Only differences that are clear for all assumptions at once (Bonferroni, 5 %) are reported.
    """
    found, divisors = [], level_divisors(parameters)
    for name, setting in parameters.items():
        line = profile(name, setting, outcome, 1.0 - 0.05 / divisors[name])
        if line is None:
            continue
        swing = Swing(name, float(line.middle[0]), float(line.middle[-1]), float(line.mean[0]), float(line.mean[-1]))
        upper, lower = (0, -1) if swing.at_low > swing.at_high else (-1, 0)
        # The bounds that face one another decide whether the ends are apart.
        if swing.size > math.hypot(line.mean[upper] - line.low[upper], line.high[lower] - line.mean[lower]):
            found.append(swing)
    return sorted(found, key=lambda swing: -swing.size)
