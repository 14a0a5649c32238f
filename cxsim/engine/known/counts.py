"""What an organization counts anyway between two surveys: who is there, who quits, and the output."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.recorded_week import RecordedWeek
from cxsim.engine.world.world import World

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

COUNTED = ("people", "quits", "output")


class Counts:
    """Records of each cell, summed over ``weeks`` (replicates,): those since the last count."""

    def __init__(self, world: World, replicates: int):
        self.weeks: Integers = np.zeros(replicates, dtype=np.int64)
        self._numbers = [world.layout.week.number[name] for name in COUNTED]
        self._sums = np.zeros((world.cells.count, len(COUNTED), replicates))

    def add(self, week: RecordedWeek) -> None:
        """Count one more week."""
        self.weeks += 1
        self._sums += week.sums[:, self._numbers]

    def since(self, name: str) -> Values:
        """What was counted of a record, (cells, replicates)."""
        return self._sums[:, COUNTED.index(name)]

    def restart(self, where: Mask | None) -> None:
        """Count anew in the replicates of the mask; default: all."""
        again = slice(None) if where is None else where
        self.weeks[again] = 0
        self._sums[..., again] = 0.0
