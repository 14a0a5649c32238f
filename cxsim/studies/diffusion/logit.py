"""A logit with a constant for each step of time and some columns beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

# A weak pull to 0 (a standard deviation of 10), for steps in which nobody of those fitted to adopted.
PULL: Final = 0.01
_NEWTON_STEPS = 200
_CLOSE_ENOUGH = 1e-8
# A full step of Newton's method can overshoot where chances are near 0 or 1.
_LONGEST_STEP = 4.0


@dataclass(frozen=True)
class Design:
    """What a logit reads: the step of each row, counted from 0, its columns (rows, columns), and what happened."""

    step: Integers
    steps: int
    columns: Values
    adopts: Values

    def of(self, rows: Mask) -> Design:
        """Only some rows."""
        return replace(self, step=self.step[rows], columns=self.columns[rows], adopts=self.adopts[rows])

    def first(self, columns: int) -> Design:
        """Only the first columns."""
        return replace(self, columns=self.columns[:, :columns])


@dataclass(frozen=True)
class Logit:
    """Weights of the steps, then of the columns, and their covariance."""

    steps: int
    weights: Values
    covariance: Values


def fitted(design: Design) -> Logit:
    """The likeliest weights under the weak pull, by Newton's method.

    Raises
    ------
    ArithmeticError
        When the search does not end.
    """
    weights = np.zeros(design.steps + design.columns.shape[1])
    for _ in range(_NEWTON_STEPS):
        chance = inverse_logit(log_odds(weights, design))
        slope = _by_weight(design, design.adopts - chance) - PULL * weights
        information = _information(design, chance * (1.0 - chance))
        step = np.linalg.solve(information, slope)
        longest = float(np.abs(step).max())
        weights = weights + step * min(1.0, _LONGEST_STEP / max(longest, _LONGEST_STEP))
        if longest < _CLOSE_ENOUGH:
            return Logit(design.steps, weights, np.linalg.inv(information).astype(np.float64))
    raise ArithmeticError("the logit did not converge")


def log_odds(weights: Values, design: Design) -> Values:
    """The log odds of each row."""
    odds: Values = weights[design.step] + design.columns @ weights[design.steps:]
    return odds


def inverse_logit(values: Values) -> Values:
    """The chance with these log odds."""
    return 0.5 * (1.0 + np.tanh(0.5 * values))


def log_likelihoods(fit: Logit, design: Design) -> Values:
    """Logarithm of the chance of what happened, by row (nats)."""
    return -np.logaddexp(0.0, -(2.0 * design.adopts - 1.0) * log_odds(fit.weights, design))


def _by_weight(design: Design, values: Values) -> Values:
    """The rows' values summed by step and with each column."""
    by_step = np.bincount(design.step, weights=values, minlength=design.steps)
    return np.concatenate([by_step, values @ design.columns])


def _information(design: Design, variance: Values) -> Values:
    """The curvature, in blocks, so that no column per step is ever written out."""
    steps, columns = design.steps, design.columns
    matrix = PULL * np.eye(steps + columns.shape[1])
    matrix[np.arange(steps), np.arange(steps)] += np.bincount(design.step, weights=variance, minlength=steps)
    for place, column in enumerate(columns.T):
        cross = np.bincount(design.step, weights=variance * column, minlength=steps)
        matrix[:steps, steps + place] += cross
        matrix[steps + place, :steps] += cross
    matrix[steps:, steps:] += (columns * variance[:, None]).T @ columns
    return matrix
