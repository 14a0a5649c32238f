"""What sensitivity indices are computed from, and what is refused: holes, constants, too few cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import ResultError
from cxsim.sweeps.sensitivity.index import CHANCE, NO_FACTOR
from cxsim.units import counted

Values = NDArray[np.float64]

EQUAL = 1e-12
MOST_NAMED = 5


@dataclass(frozen=True)
class Sample:
    """One measure of every cell and replicate of a design, in one scenario.

    ``points`` has shape (cells, factors): where each cell stands, in the unit cube or in the factors' own values
    (categories as codes). ``outcome`` has shape (cells, replicates); replicate r meets the same chance in every cell.
    nan: the measure is absent there, or the replicate failed. ``lost_rows``: rows of cells that are not there at all.
    """

    scenario: str
    measure: str
    factors: tuple[str, ...]
    points: Values
    outcome: Values
    lost_rows: int = 0

    def __post_init__(self) -> None:
        """Refuse what no estimator can read."""
        cells, factors = len(self.outcome), len(self.factors)
        if self.points.shape != (cells, factors) or self.outcome.ndim != 2:
            raise ResultError(f"{cells} cells and {factors} factors need points of shape ({cells}, {factors}), not "
                              f"{self.points.shape}")
        if not np.isfinite(self.points).all():
            cell, factor = np.argwhere(~np.isfinite(self.points))[0]
            raise ResultError(f"cell {cell} has no value of '{self.factors[factor]}'")
        if np.isinf(self.outcome).any():
            cell, replicate = np.argwhere(np.isinf(self.outcome))[0]
            raise ResultError(f"'{self.measure}' is infinite in cell {cell}, replicate {replicate}")
        taken = {CHANCE, NO_FACTOR} & set(self.factors)
        if taken:
            raise ResultError(f"a factor is named '{taken.pop()}', which sensitivity indices use themselves; give it "
                              "another name")
        self.refuse_constant()

    def refuse_constant(self) -> None:
        """Where nothing differs, no share of the spread exists; an index of 0 would say that nothing matters."""
        known = self.outcome[~np.isnan(self.outcome)]
        if known.size == 0:
            raise ResultError(f"'{self.measure}' is absent in every cell; choose another measure")
        if np.ptp(known) <= EQUAL * np.abs(known).max():
            raise ResultError(f"'{self.measure}' is {known[0]:.6g} in every cell and replicate, so there is no spread "
                              "to explain; choose another measure or wider factors")
        means = np.nanmean(self.outcome[~np.isnan(self.outcome).all(axis=1)], axis=1)
        if np.ptp(means) <= EQUAL * np.abs(means).max():
            raise ResultError(f"the mean of '{self.measure}' is {means[0]:.6g} in every cell: all its spread is chance "
                              "and no factor changes it; choose another measure or other factors")

    @property
    def replicates(self) -> int:
        """Replicates of each cell."""
        return int(self.outcome.shape[1])

    def refuse_holes(self) -> None:
        """Raise ResultError if any value is missing: a designed scheme cannot be read over a hole."""
        if self.missing_rows == 0:
            return
        cells = np.flatnonzero(np.isnan(self.outcome).any(axis=1))
        where = f" ({named_cells(cells)})" if len(cells) else ""
        raise ResultError(
            f"'{self.measure}' is missing in {counted(self.missing_rows, 'row')} of '{self.scenario}'{where}; indices "
            "are not computed over holes. Run what failed again with `cxsim sweep ... --retry`, choose a measure that "
            "is never absent, or ask for --given-data, which leaves the missing rows out")

    @property
    def missing_rows(self) -> int:
        """Rows without the measure."""
        return int(np.isnan(self.outcome).sum()) + self.lost_rows

    def refuse_few(self, given: int, fewest: int, what: str, remedy: str, many: str = "") -> None:
        """Raise ResultError for a design too small to tell anything."""
        if given < fewest:
            raise ResultError(f"{counted(given, what, many)} of '{self.measure}' cannot tell which factors matter; "
                              f"{remedy} ({fewest} or more)")


def named_cells(cells: Sequence[int] | NDArray[np.intp]) -> str:
    """The first few cells by number, and how many more there are."""
    named = ", ".join(str(cell) for cell in cells[:MOST_NAMED])
    more = len(cells) - MOST_NAMED
    return f"cell{'s' if len(cells) > 1 else ''} {named}" + (f" and {more:,} more" if more > 0 else "")
