"""Scenario discovery: where, among the cells of a sweep, futures of interest are frequent.

The boxes are those of :mod:`cxsim.analysis.boxes`: one after another, each among the cells that those before it leave.
Half of the cells propose a box and the other half judge it. How often each condition is found again in resamples of the
cells tells how far to trust it (Bryant and Lempert 2010).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.boxes import Box, BoxSide, found_box, inside_box, proposed, taken
from cxsim.errors import ResultError
from cxsim.results.summary import Row
from cxsim.sweeps.sensitivity.resampling import draws
from cxsim.sweeps.sensitivity.threshold import Threshold
from cxsim.units import counted

Values = NDArray[np.float64]

MOST_BOXES = 3
RESAMPLES = 50
FEWEST_CELLS = 40

COLUMNS = ("scenario", "where", "box", "factor", "side", "limit", "found_again", "density", "density_outside",
           "coverage", "cells_judged")


@dataclass(frozen=True)
class FoundBox:
    """A box, and for each of its conditions the share of resamples in which it is found again."""

    box: Box
    found_again: tuple[float, ...]


@dataclass(frozen=True)
class Discovery:
    """The boxes of one scenario, in the order in which they were found; each counts the cells the earlier ones leave.

    ``frequency``: the share of cases among all futures; ``rows_dropped``: rows without the measure.
    """

    scenario: str
    where: Threshold
    boxes: tuple[FoundBox, ...]
    cells: int
    replicates: int
    frequency: float
    rows_dropped: int = 0

    def rows(self) -> list[Row]:
        """The rows of ``boxes.csv``: one per condition, in the order of ``COLUMNS``."""
        return [
            (self.scenario, str(self.where), number, side.factor, "below" if side.below else "above", side.limit, again,
             found.box.density, found.box.cases_outside / found.box.outside, found.box.coverage,
             found.box.inside + found.box.outside)
            for number, found in enumerate(self.boxes, 1)
            for side, again in zip(found.box.conditions, found.found_again, strict=True)
        ]


def discovered(scenario: str, where: Threshold, settings: Mapping[str, Values], outcome: Values) -> Discovery:
    """The boxes in which ``where`` holds far more often than elsewhere.

    Parameters
    ----------
    scenario : str
        Its name.
    where : Threshold
        What makes a future a case.
    settings : mapping
        The value of each factor in each cell; one column of 0 and 1 per category.
    outcome : array of shape (cells, replicates)
        The measure; nan = absent.

    Raises
    ------
    ResultError
        If fewer than 40 cells have the measure.
    """
    known = ~np.isnan(outcome)
    kept = known.any(axis=1)
    if kept.sum() < FEWEST_CELLS:
        raise ResultError(f"{counted(int(kept.sum()), 'cell')} with '{where.measure}' cannot show where futures of "
                          f"interest lie; run {FEWEST_CELLS} or more")
    shares = (where.holds(outcome) & known).sum(axis=1)[kept] / known.sum(axis=1)[kept]
    left = {name: values[kept] for name, values in settings.items() if np.ptp(values[kept]) > 0.0}
    boxes: list[FoundBox] = []
    cases = shares
    while len(boxes) < MOST_BOXES and (box := found_box(left, cases)) is not None:
        boxes.append(FoundBox(box, found_again(box.conditions, left, cases, len(boxes))))
        outside = np.flatnonzero(~inside_box(box.conditions, left, len(cases)))
        left, cases = taken(left, outside), cases[outside]
    return Discovery(scenario, where, tuple(boxes), int(kept.sum()), outcome.shape[1], float(shares.mean()),
                     int((~known).sum()))


def found_again(
    conditions: tuple[BoxSide, ...], settings: Mapping[str, Values], cases: Values, order: int
) -> tuple[float, ...]:
    """For each condition, the share of resamples of the cells whose box bounds the same factor on the same side."""
    hits = np.zeros(len(conditions))
    for weights in draws(len(cases), f"boxes {order}", RESAMPLES).T:
        chosen = np.repeat(np.arange(len(cases)), weights.astype(np.intp))
        again = {(side.factor, side.below) for side in proposed(taken(settings, chosen), cases[chosen])}
        hits += [(side.factor, side.below) in again for side in conditions]
    return tuple(float(share) for share in hits / RESAMPLES)
