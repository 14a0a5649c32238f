"""What a sensitivity analysis returns: one row per measure, factor and index, with its interval and its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cxsim.results.summary import Row, write_csv

CHANCE = "chance"
"""The replicate as a factor: who meets whom, who is ready when."""
NO_FACTOR = "no factor"
"""A made-up factor that nothing reads: the index that comes from having few cells."""

COLUMNS = ("scenario", "measure", "factor", "index", "value", "low", "high", "estimator", "cells", "replicates",
           "rows_dropped")


@dataclass(frozen=True)
class Index:
    """One index of one factor; ``low`` and ``high``: its 95 % interval, nan where none can be told.

    Indices: ``first_order`` and ``total`` are shares of the variance of single futures; the same with ``_of_mean``
    (where there are several replicates) are shares of the variance of their mean. ``mu_star``, ``sigma``,
    ``mu_star_by_chance`` and ``deviation`` have the unit of the measure. ``delta`` and ``pawn`` are distances from 0
    to 1.
    """

    factor: str
    index: str
    value: float
    low: float
    high: float
    estimator: str


@dataclass(frozen=True)
class Sensitivity:
    """The indices of one measure in one scenario.

    They come from ``cells`` cells with ``replicates`` replicates, of which ``rows_dropped`` rows were missing and left
    out. ``notes``: what a reader must know to read them.
    """

    scenario: str
    measure: str
    indices: tuple[Index, ...]
    cells: int
    replicates: int
    rows_dropped: int = 0
    notes: tuple[str, ...] = ()

    def of(self, index: str) -> dict[str, Index]:
        """Every factor's index of this name, chance too where it has one."""
        return {one.factor: one for one in self.indices if one.index == index}

    def rows(self) -> list[Row]:
        """The rows of ``sensitivity.csv``, in the order of ``COLUMNS``."""
        counts = (self.cells, self.replicates, self.rows_dropped)
        return [(self.scenario, self.measure, one.factor, one.index, one.value, one.low, one.high, one.estimator,
                 *counts) for one in self.indices]


def write_indices(path: Path, found: Iterable[Sensitivity]) -> None:
    """Write the indices of all measures as CSV."""
    write_csv(path, COLUMNS, [row for one in found for row in one.rows()])
