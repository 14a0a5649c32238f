"""Indices from any cells, also with missing rows: no scheme of points is needed, only enough of them.

All read the mean over the replicates present, in groups of cells with similar values of one factor:

- ``first_order_of_mean``: the variance between groups, less what groups of this size differ by chance (epsilon squared,
  Kelley 1935), as a share of the variance of that mean; ``first_order``: of the variance of single futures.
- ``delta``: half the area between the density of the outcome and that within a group, on average (Borgonovo 2007,
  Reliability Engineering & System Safety 92), less its bias as the bootstrap finds it (Plischke, Borgonovo
  and Smith 2013, European Journal of Operational Research 226, equation 30).
- ``pawn``: the median over groups of the largest distance between the distribution of the outcome and that within a
  group (Pianosi and Wagener 2015 and 2018, Environmental Modelling & Software 67 and 108).

"no factor" is a made-up factor that nothing reads. Its delta and pawn are not 0 in a finite sample: a factor that does
not exceed it has not been shown to matter.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.paired import NORMAL_95
from cxsim.streams import uniforms
from cxsim.sweeps.sensitivity.index import CHANCE, NO_FACTOR, Index, Sensitivity
from cxsim.sweeps.sensitivity.resampling import draws, fewest_drawn, interval, resampled
from cxsim.sweeps.sensitivity.sample import Sample
from cxsim.sweeps.sensitivity.variance import Parts, variance_parts
from cxsim.units import counted

Values = NDArray[np.float64]
Groups = NDArray[np.intp]
Statistic = Callable[[Values, Groups, Values], float]

FEWEST_CELLS = 50
RESAMPLES = 200
MOST_GROUPS = 48
PAWN_GROUPS = 10
GRID = 128
MARGIN = 3.0
SOURCES = {"delta": "Borgonovo 2007, Plischke 2013", "pawn": "Pianosi and Wagener 2018"}


def given_data_indices(sample: Sample) -> Sensitivity:
    """First order, delta and PAWN of every factor, and the share of chance, from the rows that are there.

    Raises ResultError if fewer than 50 cells have any.
    """
    present = ~np.isnan(sample.outcome)
    kept = present.any(axis=1)
    sample.refuse_few(int(kept.sum()), FEWEST_CELLS, "cell", "run more cells")
    outcome, points = sample.outcome[kept], sample.points[kept]
    averaged = np.nanmean(outcome, axis=1)
    found = list(factor_rows(sample, points, averaged, shares_of_mean(outcome)))
    if sample.replicates > 1:
        found += chance_rows(outcome)
    return Sensitivity(sample.scenario, sample.measure, tuple(found), len(outcome), sample.replicates,
                       sample.missing_rows, notes(sample, len(outcome)))


def notes(sample: Sample, kept: int) -> tuple[str, ...]:
    """How many rows were left out, and what that may hide."""
    if not sample.missing_rows:
        return ()
    cells = len(sample.outcome) - kept + sample.lost_rows // sample.replicates
    return (f"{sample.missing_rows:,} of {sample.outcome.size + sample.lost_rows:,} rows have no '{sample.measure}' "
            f"and were left out, with them {counted(cells, 'whole cell')}. If they are missing where the outcome is "
            "unusual, these indices are wrong.",)


def factor_rows(sample: Sample, points: Values, averaged: Values, of_mean: Values) -> Iterator[Index]:
    """The rows of every factor, and of the made-up one; ``of_mean``: what the mean has of the variance of futures."""
    drawn = fewest_drawn(*sample.outcome.shape)
    weights = np.concatenate([np.ones((len(averaged), 1)), draws(len(averaged), "given", RESAMPLES)], axis=1)
    order = np.argsort(averaged, kind="stable")
    ordered, weights = averaged[order], weights[order]
    nothing = uniforms(0, "sensitivity:no factor", np.arange(len(averaged), dtype=np.uint64))
    columns = [*zip(sample.factors, points.T, strict=True), (NO_FACTOR, nothing)]
    for name, column in columns:
        coarse = groups_of(column[order], PAWN_GROUPS)
        fine = groups_of(column[order], min(math.isqrt(len(averaged)), MOST_GROUPS))
        if name != NO_FACTOR:
            first = estimates(first_order, ordered, fine, weights)
            yield Index(name, "first_order", *interval(first * of_mean, drawn), "epsilon squared")
            if sample.replicates > 1:
                yield Index(name, "first_order_of_mean", *around(first), "epsilon squared")
        for index, statistic, groups in (("delta", delta, fine), ("pawn", pawn, coarse)):
            values = estimates(statistic, ordered, groups, weights)
            yield Index(name, index, *around(values, corrected=True), SOURCES[index])


def shares_of_mean(outcome: Values) -> Values:
    """The variance of the mean over replicates as a share of that of single futures, as it is and resampled."""

    def shares(cells: Values, replicates: Values) -> Values:
        known = ~np.isnan(outcome)
        means = np.where(known, outcome, 0.0) @ replicates / np.maximum(known @ replicates, 1.0)
        count = cells.sum(axis=0)
        center = (cells * means).sum(axis=0) / count
        spread = (cells * (means - center) ** 2).sum(axis=0) / (count - 1.0)
        return np.asarray(spread / variance_parts(outcome, cells, replicates).total)

    return resampled(shares, *outcome.shape)[: RESAMPLES + 1]


def chance_rows(outcome: Values) -> list[Index]:
    """First order and total of chance, as shares of the variance of single futures."""

    def shares(cells: Values, replicates: Values) -> Values:
        parts: Parts = variance_parts(outcome, cells, replicates)
        return np.array([parts.chance, parts.chance + parts.both]) / parts.total

    drawn = fewest_drawn(*outcome.shape)
    return [Index(CHANCE, index, *interval(values, drawn), "variance components")
            for index, values in zip(("first_order", "total"), resampled(shares, *outcome.shape), strict=True)]


def groups_of(column: Values, count: int) -> Groups:
    """The group of each cell: its value where there are few values, else its place in as many equal parts."""
    values, places = np.unique(column, return_inverse=True)
    if len(values) <= count:
        return places
    edges = np.unique(np.quantile(column, np.linspace(0.0, 1.0, count + 1)[1:-1]))
    return np.searchsorted(edges, column, side="right")


def estimates(statistic: Statistic, ordered: Values, groups: Groups, weights: Values) -> Values:
    """The statistic with each column of weights; outcomes ascend."""
    return np.array([statistic(ordered, groups, column) for column in weights.T])


def around(values: Values, *, corrected: bool = False) -> tuple[float, float, float]:
    """The value and its 95 % interval from the standard deviation of resamples; ``corrected``: less its bias."""
    value = 2.0 * values[0] - values[1:].mean() if corrected else values[0]
    error = NORMAL_95 * float(values[1:].std(ddof=1))
    return float(value), float(value) - error, float(value) + error


def first_order(ordered: Values, groups: Groups, weights: Values) -> float:
    """The share of variance between groups, less what it would be if groups did not differ (epsilon squared)."""
    counts = np.bincount(groups, weights)
    used = counts > 0.0
    means = np.bincount(groups, weights * ordered)[used] / counts[used]
    total = weights.sum()
    center = (weights * ordered).sum() / total
    between = (counts[used] * (means - center) ** 2).sum()
    whole = (weights * (ordered - center) ** 2).sum()
    # Resamples hold some cells twice: what counts is the number of different ones.
    free = (weights > 0.0).sum() - used.sum()
    within = (whole - between) / max(free, 1)
    return float((between - (used.sum() - 1) * within) / whole)


def pawn(ordered: Values, groups: Groups, weights: Values) -> float:
    """The median over groups of the Kolmogorov-Smirnov distance to all cells."""
    shares = np.zeros((groups.max() + 1, len(ordered)))
    shares[groups, np.arange(len(ordered))] = weights
    shares = np.cumsum(shares, axis=1)
    shares = shares[shares[:, -1] > 0.0]
    last = np.append(ordered[1:] > ordered[:-1], True)  # of several equal outcomes, the last holds them all
    everything = np.cumsum(weights)[last] / weights.sum()
    return float(np.median(np.abs(shares[:, last] / shares[:, -1:] - everything).max(axis=1)))


def delta(ordered: Values, groups: Groups, weights: Values) -> float:
    """Half the mean area between the density within a group and that of all cells; kernel widths by Silverman."""
    margin = MARGIN * kernel_width(ordered.std(), len(ordered))
    low, step = ordered[0] - margin, (ordered[-1] - ordered[0] + 2.0 * margin) / (GRID - 1)
    places = np.minimum(((ordered - low) / step).astype(np.intp), GRID - 1)
    count = int(groups.max()) + 1
    table = np.bincount(groups * GRID + places, weights, minlength=count * GRID).reshape(count, GRID)
    counts = table.sum(axis=1)
    table, counts = table[counts > 0.0], counts[counts > 0.0]
    everything = smooth(table.sum(axis=0))
    return float(sum(size * np.abs(smooth(row) - everything).sum() for row, size in zip(table, counts, strict=True))
                 / counts.sum() / 2.0)


def smooth(counts: Values) -> Values:
    """The density over the grid, summing to 1: each place spread by a normal kernel, at least one place wide."""
    places, total = np.arange(GRID), counts.sum()
    center = (counts * places).sum() / total
    spread = math.sqrt((counts * (places - center) ** 2).sum() / total)
    reach = max(kernel_width(spread, total), 1.0)
    kernel = np.exp(-0.5 * (np.arange(1 - GRID, GRID) / reach) ** 2)
    density = np.convolve(counts, kernel, mode="valid")
    return np.asarray(density / density.sum())


def kernel_width(deviation: float, count: float) -> float:
    """Silverman's width of a kernel."""
    return float(deviation * (0.75 * count) ** -0.2)
