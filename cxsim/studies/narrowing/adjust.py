"""Regression adjustment: simulated outcomes moved to what they would be had their summaries been those observed.

Rows near the observed summaries weigh more (Epanechnikov), a ridge regression of the outcomes on the summaries moves
each row to the observed ones, and a second one lets the spread of what is left differ (Beaumont, Zhang & Balding 2002;
Blum & Francois 2010). Each outcome is moved only as far as the regression foretells rows that it has not seen, so noise
moves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

# Share of the rows that the weights amount to: near rows count more, and nobody is refused for too few of them.
EFFECTIVE_SHARE: Final = 0.9
# Penalties, as so many rows that say nothing about a summary: of the mean, and of the logarithm of the spread.
RIDGE: Final = 16.0
SPREAD_RIDGE: Final = 1024.0
# No row's spread differs from the observed one by more than this factor squared, in logarithms.
LARGEST_LOG_SPREAD: Final = 2.0
# Real companies differ from each row in more than parameters: what is left over is taken this much larger.
MODEL_ERROR: Final = 1.05
# Correlations are pulled this far to none, so that summaries that say the same do not decide distances.
LESS_CORRELATED: Final = 0.05
LARGEST_LEVERAGE: Final = 0.7


@dataclass(frozen=True)
class Summaries:
    """Simulated summaries, shape (rows, summaries), standardized, and what measures distances between them."""

    standardized: Values
    mean: Values
    spread: Values
    precision: Values

    @classmethod
    def of(cls, values: Values) -> Summaries:
        """From transformed summaries; one that is the same in every row never matters."""
        mean, spread = values.mean(axis=0), values.std(axis=0)
        spread = np.where(spread > 0.0, spread, 1.0)
        standardized = (values - mean) / spread
        correlation = standardized.T @ standardized / len(values)
        correlation += LESS_CORRELATED * np.eye(len(mean))
        return cls(standardized, mean, spread, np.linalg.inv(correlation))

    @property
    def rows(self) -> int:
        """The number of simulated rows."""
        return len(self.standardized)

    def place(self, seen: Values) -> Values:
        """Observed summaries, standardized like the simulated ones."""
        standardized: Values = (seen - self.mean) / self.spread
        return standardized

    def squared_distances(self, place: Values) -> Values:
        """Squared Mahalanobis distance of every row from a place, shape (rows,)."""
        away = self.standardized - place
        return np.asarray(np.einsum("ij,jk,ik->i", away, self.precision, away))


@dataclass(frozen=True)
class Adjusted:
    """Outcomes after the adjustment, shape (rows, outcomes), with the weights of rows, which sum to 1.

    ``learned``: correlation of each outcome with what the regression foretells without its row, 0 if negative.
    ``left``: what the regression does not foretell, standardized, shape (rows, outcomes). ``away``: how far what is
    foretold of each row lies from what is foretold here, in spreads of what is left, shape (rows, outcomes).
    """

    values: Values
    weights: Values
    learned: Values
    left: Values
    away: Values


def adjusted(summaries: Summaries, place: Values, outcomes: Values) -> Adjusted:
    """Move the outcomes, shape (rows, outcomes), to the place that was observed."""
    weights = kernel_weights(np.sqrt(summaries.squared_distances(place)), EFFECTIVE_SHARE)
    design = np.column_stack([np.ones(summaries.rows), summaries.standardized - place])
    mean = weights @ outcomes
    projection, leverage = _ridge(design, weights, RIDGE)
    here = (projection @ outcomes)[0]
    fitted = design @ (projection @ outcomes)
    missed = (outcomes - fitted) / (1.0 - leverage)[:, None]
    foretold = outcomes - missed - mean
    move = np.clip(_covariance(weights, foretold, outcomes - mean) / _or_one(weights @ foretold**2), 0.0, 1.0)
    left = outcomes - mean - move * foretold
    learned = _covariance(weights, foretold, outcomes - mean) / _or_one(
        np.sqrt((weights @ foretold**2) * (weights @ (outcomes - mean) ** 2)))
    scaled = left * np.exp(move * (_relative_spread(design, weights, left) + np.log(MODEL_ERROR)))
    values = mean + move * (here - mean) + scaled
    spread = _or_one(np.sqrt(weights @ left**2))
    return Adjusted(values, weights, np.maximum(learned, 0.0), left / spread, (fitted - here) / spread)


def kernel_weights(distances: Values, share: float) -> Values:
    """Epanechnikov weights that sum to 1; their bandwidth leaves this share of the rows effective."""
    low, high = float(distances.min()), 100.0 * float(distances.max()) + 1.0
    weights = np.ones_like(distances)
    for _ in range(60):
        middle = 0.5 * (low + high)
        weights = np.maximum(1.0 - (distances / middle) ** 2, 0.0)
        total = float(weights.sum())
        enough = total > 0.0 and total**2 / float(weights @ weights) >= share * len(distances)
        low, high = (low, middle) if enough else (middle, high)
    weights = np.maximum(1.0 - (distances / high) ** 2, 0.0)
    even: Values = weights / weights.sum()
    return even


def _ridge(design: Values, weights: Values, penalty: float) -> tuple[Values, Values]:
    """The matrix that turns outcomes into coefficients, and the leverage of each row; the constant is not penalized."""
    weighted: Values = design.T * weights
    penalties = np.full(design.shape[1], penalty / len(weights))
    penalties[0] = 0.0
    projection = np.linalg.solve(weighted @ design + np.diag(penalties), weighted)
    leverage: Values = np.einsum("ij,ji->i", design, projection)
    return np.asarray(projection), np.minimum(leverage, LARGEST_LEVERAGE)


def _relative_spread(design: Values, weights: Values, left: Values) -> Values:
    """Logarithm of the spread at the observed summaries relative to that at each row, shape (rows, outcomes)."""
    variance = _or_one(weights @ left**2)
    logarithms = np.log(left**2 / variance + 0.01)
    projection, _ = _ridge(design, weights, SPREAD_RIDGE)
    beyond_here = design[:, 1:] @ (projection @ logarithms)[1:]
    return np.asarray(-0.5 * np.clip(beyond_here, -LARGEST_LOG_SPREAD, LARGEST_LOG_SPREAD))


def _covariance(weights: Values, first: Values, second: Values) -> Values:
    return np.asarray(weights @ (first * second))


def _or_one(values: Values) -> Values:
    """The values, with 1 for 0, to divide by."""
    return np.where(values > 0.0, values, 1.0)


def quantiles(values: Values, weights: Values, shares: tuple[float, ...]) -> Values:
    """Weighted quantiles of each column of (rows, columns), interpolated between rows; shape (shares, columns)."""
    values, weights = values[weights > 0.0], weights[weights > 0.0]
    ranked = np.argsort(values, axis=0, kind="stable")
    of_rank = weights[ranked]
    middles = (np.cumsum(of_rank, axis=0) - 0.5 * of_rank) / weights.sum()
    ordered = np.take_along_axis(values, ranked, axis=0)
    columns = [np.interp(shares, middles[:, one], ordered[:, one]) for one in range(values.shape[1])]
    return np.array(columns).T
