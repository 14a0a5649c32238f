"""The board on which survey results are published, separately for each replicate."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import ModelError
from cxsim.rules.measured import MEASURED

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


class Board:
    """The latest published results.

    Parameters
    ----------
    groups
        "all", "department:NAME" ... and "level:N" ..., in the order of the rows of published values.
    replicates
        Number of replicates; each has its own board, survey and results.
    depth
        Number of latest results stored per measure.
    """

    def __init__(self, groups: Iterable[str], replicates: int, depth: int = 1):
        self.groups = tuple(groups)
        self.departments = tuple(name for name in self.groups if name.startswith("department:"))
        self.replicates, self.depth = replicates, depth
        shape = (depth, len(self.groups), replicates)
        self._latest: dict[str, Values] = {name: np.full(shape, np.nan) for name in MEASURED}
        self.new: Mask = np.zeros(replicates, dtype=np.bool_)

    def next_week(self) -> None:
        """Mark all results as no longer new."""
        self.new = np.zeros(self.replicates, dtype=np.bool_)

    def publish(self, measure: str, values: Values, where: Mask) -> None:
        """Publish values, shape (groups, replicates), in the replicates of the mask; nan = suppressed."""
        if values.shape != (len(self.groups), self.replicates):
            raise ModelError(f"values of '{measure}' have the shape {values.shape}")
        before = self._latest[measure]
        moved = np.concatenate([values[None], before[:-1]])
        self._latest[measure] = np.where(where[None, None, :], moved, before)
        self.new = self.new | where

    def latest(self, measure: str, group: str, count: int = 1) -> Values:
        """The last ``count`` published values, newest first, shape (count, places, replicates); nan = not known.

        Places: one for a named group; for "department", one per department.
        """
        if count > self.depth:
            raise ModelError(f"the board stores {self.depth} results, not {count}")
        rows = self.departments if group == "department" else (group,)
        places = [self.groups.index(row) for row in rows]
        return self._latest[measure][:count, places]
