"""Beta distributions as tables: the value of a person with a given standard normal score.

Known limits: both shapes are at least 1; scores beyond 6.5 count as 6.5.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from cxsim.streams import normal_quantile

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

# The grid of scores of a table, with 500 steps to one.
HIGHEST_SCORE = 6.5
STEPS_PER_SCORE = 500.0
_STEPS = 6500
# Chebyshev nodes on [-6.5, 0]: so many give the lower half of any table to the last digit.
_NODES = 32
# Terms of the series for the incomplete beta function: enough for values up to 3/4.
_TERMS = 160
# One more than shapes from 1 to 20 need: the curve is concave, so steps come from below, and errors square.
_NEWTON_STEPS = 5


@lru_cache(maxsize=8)
def beta_tables(first: tuple[float, ...], second: tuple[float, ...]) -> Values:
    """Values at the scores -6.5, -6.498, ..., 6.5 for each pair of shapes, shape (pairs, 6501)."""
    lower = _lower_half(first, second)
    mirrored = lower if first == second else _lower_half(second, first)
    tables = np.concatenate([lower, 1.0 - mirrored[:, -2::-1]], axis=1)
    tables.flags.writeable = False
    return tables


def looked_up(tables: Values, row: Integers, score: Values) -> Values:
    """The values of these scores in these rows of ``tables``, between two entries on a straight line."""
    place = (np.clip(score, -HIGHEST_SCORE, HIGHEST_SCORE) + HIGHEST_SCORE) * STEPS_PER_SCORE
    before = np.minimum(place.astype(np.int64), _STEPS - 1)
    at = row * (_STEPS + 1) + before
    low = tables.take(at)
    return np.asarray(low + (tables.take(at + 1) - low) * (place - before))


def beta_quantile(first: Values, second: Values, share: Values) -> Values:
    """The value below which a share of at most 1/2 lies under Beta(first, second); relative error below 1e-14.

    The arrays broadcast. Newton's method on the logarithms of value and share, with the series 26.5.4 of Abramowitz &
    Stegun (1964) for the incomplete beta function: all its terms are positive.
    """
    log_scale = _log_gamma(first + second) - _log_gamma(first + 1.0) - _log_gamma(second)
    odds = first / second * np.exp(normal_quantile(share) * np.sqrt(1.0 / first + 1.0 / second))
    value: Values = odds / (1.0 + odds)
    ratios = [(first + second + number) / (first + 1.0 + number) for number in range(_TERMS)]
    # A fixed number of steps, so that no value depends on which others are worked out beside it.
    for _ in range(_NEWTON_STEPS):
        series = np.ones_like(value)
        for ratio in reversed(ratios):
            series *= value
            series *= ratio
            series += 1.0
        log_share = first * np.log(value) + second * np.log1p(-value) + log_scale + np.log(series)
        step = (np.log(share) - log_share) * (1.0 - value) * series / first
        value *= np.exp(step)
    return value


def _log_gamma(x: Values) -> Values:
    return np.array([math.lgamma(one) for one in x.flat]).reshape(x.shape)


def _lower_half(first: tuple[float, ...], second: tuple[float, ...]) -> Values:
    """Values at the scores -6.5 to 0."""
    # One equation per node, not per score: as a function of the score the quantile is smooth.
    shares, spread = _nodes()
    at_nodes = beta_quantile(np.array(first)[:, None], np.array(second)[:, None], shares)
    # Not by BLAS: its threads would cost more than the product.
    lower: Values = np.einsum("pn,ns->ps", at_nodes, spread)
    return lower


@cache
def _nodes() -> tuple[Values, Values]:
    """The shares of people below the nodes, and the matrix that leads from values at nodes to values at scores <= 0."""
    angle = np.pi * (np.arange(_NODES) + 0.5) / _NODES
    nodes = 0.5 * HIGHEST_SCORE * (np.cos(angle) - 1.0)
    shares = np.array([0.5 * math.erfc(-node / math.sqrt(2.0)) for node in nodes])
    scores = np.linspace(-HIGHEST_SCORE, 0.0, _STEPS // 2 + 1)
    # Barycentric interpolation (Berrut & Trefethen 2004); no score is a node.
    near = (np.where(np.arange(_NODES) % 2 == 0, 1.0, -1.0) * np.sin(angle))[:, None] / (scores - nodes[:, None])
    return shares, near / near.sum(axis=0)
