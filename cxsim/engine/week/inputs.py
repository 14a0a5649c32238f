"""Inputs of a week that do not come from people: forces, and numbers from last week's record."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class WeekForces:
    """The forces on people in a week.

    ``table``: distinct rows of forces, their means and constants, shape (rows, columns of the profile). ``row_of``: the
    row of each person, shape (people,) if all replicates share it, else (people, replicates).
    """

    table: Values
    row_of: Integers

    @property
    def per_replicate(self) -> bool:
        """Whether the forces on a person may differ between replicates."""
        return self.row_of.ndim == 2

    def column(self, number: int) -> Values:
        """One column, shape (people, 1) or (people, replicates)."""
        values: Values = self.table[self.row_of, number]
        return values if self.per_replicate else values[:, None]

    def of(self, people: slice) -> WeekForces:
        """The forces of some people."""
        return WeekForces(self.table, self.row_of[people])


@dataclass(frozen=True)
class WeekInputs:
    """``record`` (record inputs, replicates) and ``department`` (departments, inputs, replicates), in the order of
    ``Layout.record_inputs`` and ``Layout.department_inputs``."""

    forces: WeekForces
    record: Values
    department: Values
