"""What a week needs from outside the people: forces, and numbers from last week's record."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.columns import DEPARTMENT_INPUTS, RECORD_INPUTS

Values = NDArray[np.float64]


@dataclass(frozen=True)
class WeekInputs:
    """``forces`` (profiles, columns); ``record`` (record inputs, replicates); ``department`` (departments, inputs,
    replicates)."""

    forces: Values
    record: Values
    department: Values

    def of_record(self, name: str) -> Values:
        """An organization-wide number of last week, shape (replicates,)."""
        values: Values = self.record[RECORD_INPUTS.index(name)]
        return values

    def of_department(self, name: str) -> Values:
        """A number of last week by department, shape (departments, replicates)."""
        values: Values = self.department[:, DEPARTMENT_INPUTS.index(name)]
        return values
