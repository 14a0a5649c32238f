"""The rows that hold quantities of departments and of the whole organization, one row for each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.between import Between, Quantity

Values = NDArray[np.float64]

# Rows are filled up to whole vectors of this many replicates, so that machine code needs no rest of a row. What lies
# beyond the last replicate is worked out like everything else, and nobody sees it.
WIDTH = 8


class DepartmentRows:
    """The rows of one batch, in the order of ``between``.

    ``of_departments`` (rows, departments, replicates) and ``of_all`` (rows, 1, replicates) are views of the arrays
    ``wide`` and ``whole``, whose last dimension is a multiple of ``WIDTH``; ``row``: name -> its row. ``size``:
    positions of each department, at least 1, shape (departments, 1), and their sum, ``total_size``, shape (1,).
    """

    def __init__(self, between: Between, departments: int, replicates: int):
        self.between = between
        wide, whole, padded = between.rows(True), between.rows(False), -(-replicates // WIDTH) * WIDTH
        self.wide = np.zeros((len(wide), departments, padded))
        self.whole = np.zeros((len(whole), 1, padded))
        self.of_departments, self.of_all = self.wide[..., :replicates], self.whole[..., :replicates]
        self.row = {name: self.of_departments[number] for name, number in wide.items()}
        self.row.update({name: self.of_all[number] for name, number in whole.items()})
        self.size, self.total_size = np.ones((departments, 1)), np.ones(1)

    def set_size(self, positions: NDArray[np.integer]) -> None:
        """Take these positions of each department, shape (departments,)."""
        self.size[:, 0] = np.maximum(positions, 1)
        self.total_size[0] = self.size.sum()

    def of_each_department(self, quantity: Quantity) -> Values:
        """The row of a quantity, shape (departments, replicates) even if it is the same everywhere."""
        return np.broadcast_to(self.row[quantity.name], self.of_departments.shape[1:])
