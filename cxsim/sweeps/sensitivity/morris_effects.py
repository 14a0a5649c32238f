"""Morris screening: which factors can be left alone, from few cells.

The elementary effect of factor i on one trajectory is the change of the outcome per whole range of the factor,
(f(x + step) - f(x)) / step. Over trajectories, ``mu_star`` is the mean of its size (Campolongo, Cariboni and Saltelli
2007, Environmental Modelling & Software 22) and ``sigma`` its standard deviation, large where the effect depends on
other factors or bends (Morris 1991, Technometrics 33). Both read the mean over replicates. ``mu_star_by_chance`` is
the mu_star that a factor without effect would have, because replicates are finite: sqrt(2 / pi) times the standard
error of the elementary effect over replicates. ``deviation`` of chance is the standard deviation of single futures
within a cell.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import ResultError
from cxsim.sweeps.sensitivity.index import CHANCE, Index, Sensitivity
from cxsim.sweeps.sensitivity.resampling import FEWEST_REPLICATES, fewest_drawn, interval, resampled
from cxsim.sweeps.sensitivity.sample import EQUAL, Sample
from cxsim.sweeps.sensitivity.variance import variance_parts

Values = NDArray[np.float64]

FEWEST_TRAJECTORIES = 4
SAME_STEP = 1e-9
SIZE_OF_NORMAL = math.sqrt(2.0 / math.pi)
"""The mean size of a standard normal number."""


def morris_effects(sample: Sample) -> Sensitivity:
    """mu_star, sigma and mu_star_by_chance of every factor, and the deviation by chance, with bootstrap intervals.

    The points must be those of :func:`cxsim.sweeps.experiment.index_designs.morris_points`, in their order and in the
    unit cube: the step of a factor is measured as a share of its range.

    Raises ResultError for a missing value, rows that are lost or out of order, or too few trajectories.
    """
    sample.refuse_holes()
    effects = elementary_effects(sample)
    sample.refuse_few(len(effects), FEWEST_TRAJECTORIES, "trajectory", "run the design with more samples",
                      many="trajectories")
    drawn = fewest_drawn(len(effects), sample.replicates)
    found = [Index(name, *row) for place, name in enumerate(sample.factors)
             for row in effect_rows(effects[:, place], drawn)]
    deviations = resampled(lambda cells, replicates: deviation(sample.outcome, cells, replicates),
                           len(sample.outcome), sample.replicates)
    notes: tuple[str, ...] = ("With one replicate, an effect cannot be told from chance. Run 5 replicates or more.",)
    if sample.replicates > 1:
        found.append(Index(CHANCE, "deviation", *interval(deviations, drawn), "standard deviation"))
        few = sample.replicates < FEWEST_REPLICATES
        notes = (f"All intervals hold for these {sample.replicates} replicates alone. Run {FEWEST_REPLICATES} "
                 "replicates or more.",) if few else ()
    return Sensitivity(sample.scenario, sample.measure, tuple(found), len(sample.outcome), sample.replicates,
                       notes=notes)


def effect_rows(effects: Values, drawn: int) -> list[tuple[str, float, float, float, str]]:
    """The rows of one factor, from effects of shape (trajectories, replicates)."""
    trajectories, replicates = effects.shape

    def measured(weights: Values, replicate_weights: Values) -> Values:
        """mu_star and sigma, shape (2, n)."""
        averaged = effects @ replicate_weights / replicate_weights.sum(axis=0)
        count = weights.sum(axis=0)
        center = (weights * averaged).sum(axis=0) / count
        spread = (weights * (averaged - center) ** 2).sum(axis=0) / (count - 1.0)
        return np.array([(weights * np.abs(averaged)).sum(axis=0) / count, np.sqrt(spread)])

    sizes, spreads = resampled(measured, trajectories, replicates)
    rows = [("mu_star", *interval(sizes, drawn), "Campolongo 2007"),
            ("sigma", *interval(spreads, drawn), "Morris 1991")]
    if replicates > 1:
        errors = effects.std(axis=1, ddof=1) / math.sqrt(replicates)
        by_chance = SIZE_OF_NORMAL * float(errors.mean())
        rows.append(("mu_star_by_chance", by_chance, math.nan, math.nan, "standard error over replicates"))
    return rows


def deviation(outcome: Values, cell_weights: Values, replicate_weights: Values) -> Values:
    """The standard deviation of single futures within a cell, shape (n,)."""
    parts = variance_parts(outcome, cell_weights, replicate_weights)
    return np.sqrt(np.maximum(parts.chance + parts.both, 0.0))


def elementary_effects(sample: Sample) -> Values:
    """The elementary effects, shape (trajectories, factors, replicates).

    Raises ResultError unless every step moves one factor, each factor once per trajectory, by the same share.
    """
    factors = len(sample.factors)
    if len(sample.points) % (factors + 1):
        raise ResultError(f"a Morris screening of {factors} factors has {factors + 1} cells per trajectory, so "
                          f"{len(sample.points):,} cells cannot be whole; rows are lost or added")
    points = sample.points.reshape(-1, factors + 1, factors)
    steps = np.diff(points, axis=1)
    moved = np.abs(steps) > EQUAL
    wrong = np.flatnonzero(((moved.sum(axis=2) != 1).any(axis=1)) | ((moved.sum(axis=1) != 1).any(axis=1)))
    sizes = np.abs(steps).sum(axis=2)
    if len(wrong):
        first = int(wrong[0]) * (factors + 1)
        raise ResultError(f"cells {first} to {first + factors} do not move one factor after another, as a trajectory "
                          "of a Morris screening does; the rows are out of order or of another design")
    if np.ptp(sizes) > SAME_STEP or sizes.max() > 1.0 + SAME_STEP:
        raise ResultError("the steps of a Morris screening must be equal shares of each factor's range; give the "
                          "points in the unit cube")
    changes = np.diff(sample.outcome.reshape(-1, factors + 1, sample.replicates), axis=1)
    which = moved.argmax(axis=2)
    effects = np.empty_like(changes)
    each = np.arange(len(changes))[:, None]
    effects[each, which] = changes / steps.sum(axis=2)[..., None]
    return effects
