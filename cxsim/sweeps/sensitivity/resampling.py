"""Bootstrap: how often each cell, or each replicate, is drawn in each resample, and intervals from it.

Cells and replicates are crossed, because replicate r meets the same chance in every cell. They are therefore
resampled independently of each other (Owen 2007, "The pigeonhole bootstrap", Annals of Applied Statistics 1). Ten or
twenty replicates vary less in resamples than in truth: the percentiles are moved outward as Student's t asks
(Hesterberg 2015, "What teachers should know about the bootstrap", The American Statistician 69, section 5.2).
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, stdtrit

from cxsim.streams import uniforms

Values = NDArray[np.float64]
Estimate = Callable[[Values, Values], Values]

RESAMPLES = 1000
PER_BLOCK = 50
FEWEST_REPLICATES = 5
"""With fewer replicates, resampling them says nothing: they are taken as given."""
OUTSIDE = 0.025
"""Share of cases beyond each end of a 95 % interval."""


def draws(count: int, purpose: str, resamples: int = RESAMPLES, seed: int = 0) -> Values:
    """How often each of ``count`` things is drawn in each resample with replacement, shape (count, resamples)."""
    keys = np.arange(count, dtype=np.uint64)
    weights = np.empty((resamples, count))
    for start in range(0, resamples, PER_BLOCK):
        block = np.arange(start, min(start + PER_BLOCK, resamples))
        shares = uniforms(seed, f"sensitivity:{purpose}", keys, 0, block[:, None])
        drawn = (shares * count).astype(np.intp) + count * np.arange(len(block))[:, None]
        weights[block] = np.bincount(drawn.ravel(), minlength=count * len(block)).reshape(len(block), count)
    return np.ascontiguousarray(weights.T)


def resampled(estimate: Estimate, cells: int, replicates: int) -> Values:
    """The estimate as it is, and over resamples: shape (..., 1 + resamples).

    ``estimate`` takes weights of cells, shape (cells, n), and of replicates, (replicates, n), and returns (..., n).
    """
    vary = replicates >= FEWEST_REPLICATES
    cell_weights = draws(cells, "cells")
    replicate_weights = draws(replicates, "replicates") if vary else np.ones((replicates, RESAMPLES))
    parts = [estimate(np.ones((cells, 1)), np.ones((replicates, 1)))]
    for start in range(0, RESAMPLES, PER_BLOCK):
        block = slice(start, start + PER_BLOCK)
        parts.append(estimate(cell_weights[:, block], replicate_weights[:, block]))
    return np.concatenate(parts, axis=-1)


def interval(estimates: Values, drawn: int) -> tuple[float, float, float]:
    """The value (the first entry) and its 95 % interval by percentiles; nan where it cannot be told.

    ``drawn``: how many things were resampled, the fewest if several kinds were.
    """
    value, known = float(estimates[0]), estimates[1:][~np.isnan(estimates[1:])]
    if np.isnan(value) or known.size < len(estimates) / 2:
        return value, np.nan, np.nan
    outside = float(ndtr(stdtrit(drawn - 1, OUTSIDE) * math.sqrt(drawn / (drawn - 1))))
    low, high = np.quantile(known, (outside, 1.0 - outside))
    return value, float(low), float(high)


def fewest_drawn(cells: int, replicates: int) -> int:
    """How many things :func:`resampled` draws: cells, or replicates where those are fewer and are drawn at all."""
    return min(cells, replicates) if replicates >= FEWEST_REPLICATES else cells
