"""The parts of the variance of single futures: the cell, chance, and chance that works differently from cell to cell.

With f(x, r) the outcome in cell x and replicate r, and every replicate meeting the same chance in all cells:

    cells = Var_x(E_r f)    chance = Var_r(E_x f)    both = the rest of Var(f)

``chance / total`` is the first order index of the replicate, ``(chance + both) / total`` its total index, that is the
mean over cells of the variance over replicates. The estimators are those of a crossed random-effects analysis of
variance without bias (Searle, Casella and McCulloch 1992, "Variance components"), written as means over pairs, so that
missing rows and resamples need nothing more: a pair of a row with itself never counts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Parts:
    """Parts of the variance, each of shape (n,), n weightings; ``chance`` and ``both`` are nan for one replicate."""

    cells: Values
    chance: Values
    both: Values

    @property
    def total(self) -> Values:
        """The variance of single futures; with one replicate, that over cells."""
        return self.cells + np.nan_to_num(self.chance) + np.nan_to_num(self.both)


def variance_parts(outcome: Values, cell_weights: Values, replicate_weights: Values) -> Parts:
    """The parts of the variance of an outcome of shape (cells, replicates); nan = missing at random.

    ``cell_weights`` of shape (cells, n) and ``replicate_weights`` of shape (replicates, n) say how often each counts.
    """
    known = ~np.isnan(outcome)
    centered = np.where(known, outcome - outcome[known].mean(), 0.0)
    squares, counts = (pair_sums(values, squared, cell_weights, replicate_weights) for values, squared in (
        (centered, centered * centered), (known.astype(np.float64), known.astype(np.float64))))
    # Without such pairs, as in a resample that draws one replicate alone, their mean is not known.
    own, same_replicate, same_cell, apart = squares / np.where(counts > 0.0, counts, np.nan)
    if outcome.shape[1] == 1:
        nothing = np.full_like(own, np.nan)
        return Parts(own - same_replicate, nothing, nothing)
    return Parts(same_cell - apart, same_replicate - apart, own - same_cell - same_replicate + apart)


def pair_sums(values: Values, squared: Values, cell_weights: Values, replicate_weights: Values) -> Values:
    """Sums of products over pairs of rows, shape (4, n).

    The pairs: a row with itself, two cells in one replicate, two replicates of one cell, two rows that share nothing.
    """
    by_replicate, by_cell = values.T @ cell_weights, values @ replicate_weights
    alone = squared.T @ cell_weights, squared.T @ cell_weights**2
    own = (alone[0] * replicate_weights).sum(axis=0)
    same_replicate = (replicate_weights * (by_replicate**2 - alone[1])).sum(axis=0)
    same_cell = (cell_weights * by_cell**2).sum(axis=0) - (alone[0] * replicate_weights**2).sum(axis=0)
    everything = (replicate_weights * by_replicate).sum(axis=0) ** 2
    apart = (everything - (replicate_weights**2 * by_replicate**2).sum(axis=0)
             - (cell_weights**2 * by_cell**2).sum(axis=0) + (alone[1] * replicate_weights**2).sum(axis=0))
    return np.array([own, same_replicate, same_cell, apart])
