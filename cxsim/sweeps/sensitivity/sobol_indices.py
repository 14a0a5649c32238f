"""Sobol indices from a Saltelli design: which factor, and how much chance, the spread of an outcome comes from.

A and B are independent points, AB_i is A with factor i taken from B, all with replicates r, and V the variance:

    first order of i   mean(f(B) (f(AB_i) - f(A))) / V       Saltelli et al. (2010), table 2 (b)
    total of i         mean((f(A) - f(AB_i))^2) / (2 V)      Jansen (1999), table 2 (f) there

For single futures, the first order multiplies different replicates only, so that chance which two rows share is not
taken for an effect of the factor, and the total is the mean over replicates. Chance is one more factor
(:mod:`cxsim.sweeps.sensitivity.variance`). Sources: Saltelli et al. (2010), Computer Physics Communications 181;
Jansen (1999), Computer Physics Communications 117.

SALib's own analysis is not used: it reads one column, takes seed 0 for no seed, and answers 0 for a missing value.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import ResultError
from cxsim.sweeps.sensitivity.index import CHANCE, Index, Sensitivity
from cxsim.sweeps.sensitivity.resampling import FEWEST_REPLICATES, fewest_drawn, interval, resampled
from cxsim.sweeps.sensitivity.sample import Sample
from cxsim.sweeps.sensitivity.variance import variance_parts

Values = NDArray[np.float64]

FEWEST_SAMPLES = 16
FIRST, TOTAL = "Saltelli 2010", "Jansen 1999"
PAIRS = "variance components"
OF_MEAN = "_of_mean"


def sobol_indices(sample: Sample) -> Sensitivity:
    """First order and total indices of every factor and of chance, with bootstrap intervals over base points.

    The cells must stand in the order of :func:`cxsim.sweeps.experiment.index_designs.saltelli_points`.

    Raises ResultError for a missing value, rows that are lost or out of order, or too few base points.
    """
    sample.refuse_holes()
    refuse_disorder(sample)
    blocks = sample.outcome.reshape(-1, len(sample.factors) + 2, sample.replicates)
    sample.refuse_few(len(blocks), FEWEST_SAMPLES, "base point", "run the design with more samples")
    found = rows_of(sample, blocks, "")
    if sample.replicates > 1:
        found += rows_of(sample, blocks.mean(axis=2, keepdims=True), OF_MEAN)
    return Sensitivity(sample.scenario, sample.measure, tuple(found), len(sample.outcome), sample.replicates,
                       notes=replicate_notes(sample.replicates))


def refuse_disorder(sample: Sample) -> None:
    """Raise ResultError unless every block of rows is A, A with one factor of B after another, B."""
    factors = len(sample.factors)
    if len(sample.points) % (factors + 2):
        raise ResultError(f"a design for Sobol indices of {factors} factors has {factors + 2} cells per base point, so "
                          f"{len(sample.points):,} cells cannot be whole; rows are lost or added")
    blocks = sample.points.reshape(-1, factors + 2, factors)
    crossed = np.where(np.eye(factors, dtype=bool), blocks[:, -1:], blocks[:, :1])
    wrong = np.argwhere((blocks[:, 1:-1] != crossed).any(axis=2))
    if len(wrong):
        base, factor = (int(place) for place in wrong[0])
        raise ResultError(f"cell {base * (factors + 2) + 1 + factor} does not differ from cell {base * (factors + 2)} "
                          f"in '{sample.factors[factor]}' alone, as a design for Sobol indices needs; the rows are out "
                          "of order or of another design")


def rows_of(sample: Sample, blocks: Values, suffix: str) -> list[Index]:
    """The indices from blocks of shape (base points, factors + 2, replicates)."""
    center = blocks[:, [0, -1]].mean()
    first_point, last_point = blocks[:, 0] - center, blocks[:, -1] - center
    crossed = blocks[:, 1:-1].transpose(1, 0, 2) - center

    def shares(points: Values, replicates: Values) -> Values:
        """First order and total of every factor, then of chance, shape (2, factors + 1, n)."""
        parts = variance_parts(np.concatenate([first_point, last_point]), np.tile(points, (2, 1)), replicates)
        effects = [(products(last_point, one - first_point, points, replicates),
                    half_squares(first_point - one, points, replicates)) for one in crossed]
        own = np.array([*effects, (parts.chance, parts.chance + parts.both)]).transpose(1, 0, 2)
        total = np.where(parts.total > 0.0, parts.total, np.nan)
        return np.asarray(own / total)

    values = resampled(shares, len(blocks), blocks.shape[2])
    drawn = fewest_drawn(len(blocks), blocks.shape[2])
    found = [Index(name, index + suffix, *interval(values[order, place], drawn), estimator)
             for place, name in enumerate(sample.factors)
             for order, (index, estimator) in enumerate((("first_order", FIRST), ("total", TOTAL)))]
    return found if blocks.shape[2] == 1 else [*found, *chance_rows(values[:, -1], drawn, blocks.shape[2])]


def chance_rows(values: Values, drawn: int, replicates: int) -> list[Index]:
    """The two rows of chance; without an interval where there are too few replicates to resample."""
    rows = []
    for index, estimates in zip(("first_order", "total"), values, strict=True):
        value, low, high = interval(estimates, drawn)
        ends = (low, high) if replicates >= FEWEST_REPLICATES else (np.nan, np.nan)
        rows.append(Index(CHANCE, index, value, *ends, PAIRS))
    return rows


def products(left: Values, right: Values, points: Values, replicates: Values) -> Values:
    """The weighted mean of products of two different replicates of one base point, shape (n,)."""
    same = ((left * right) @ replicates**2 * points).sum(axis=0)
    pairs = replicates.sum(axis=0) ** 2 - (replicates**2).sum(axis=0)
    if left.shape[1] == 1:
        return np.asarray(same / points.sum(axis=0))
    every = ((left @ replicates) * (right @ replicates) * points).sum(axis=0)
    return np.asarray((every - same) / np.where(pairs > 0.0, pairs, np.nan) / points.sum(axis=0))


def half_squares(difference: Values, points: Values, replicates: Values) -> Values:
    """Half the weighted mean of squares, shape (n,)."""
    squares = ((difference * difference) @ replicates * points).sum(axis=0)
    return np.asarray(0.5 * squares / points.sum(axis=0) / replicates.sum(axis=0))


def replicate_notes(replicates: int) -> tuple[str, ...]:
    """What few replicates leave open."""
    if replicates == 1:
        return ("With one replicate, chance cannot be told apart from the factors: its share hides in their total "
                "indices. Run 5 replicates or more.",)
    if replicates < FEWEST_REPLICATES:
        return (f"{replicates} replicates are too few for an interval of chance; all intervals hold for these "
                f"replicates alone. Run {FEWEST_REPLICATES} replicates or more.",)
    return ()
