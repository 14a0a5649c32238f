"""Inputs of a week that do not come from people: forces, and numbers from last week's record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import weighted_sum
from cxsim.engine.week.adjusted_forces import ADJUST, delivered
from cxsim.engine.week.columns import Layout, Slot
from cxsim.model.forces import FORCES

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Adjusting:
    """What changes pushes on their way to people.

    ``values``: quantities of ``Week.adjusting`` by department, shape (departments, quantities, replicates).
    ``without``: the table of forces without interventions, needed only if there is a ``Week.delivery``.
    ``department_of``: department of each person, shape (people,).
    """

    layout: Layout
    effort: Sequence[float]
    values: Values
    without: Values | None
    department_of: NDArray[np.int32]

    def quantity(self, name: str) -> Values:
        """A quantity as it is in everybody's department, shape (people, replicates)."""
        found: Values = self.values[self.department_of, self.layout.week.adjusting.index(name)]
        return found


@dataclass(frozen=True)
class WeekForces:
    """The forces on people in a week.

    ``table``: distinct rows of forces as they are pushed, their means and constants, shape (rows, columns of the
    profile). ``row_of``: the row of each person, shape (people,) if all replicates share it, else (people,
    replicates). ``adjusting``: what changes them on their way, None if nothing does.
    """

    table: Values
    row_of: Integers
    adjusting: Adjusting | None = None

    def column(self, number: int) -> Any:
        """One column as it arrives, shape (people, 1) or (people, replicates)."""
        if self.adjusting is None:
            return self._pushed(self.table, number)
        slot = self.adjusting.layout.profile_slots[number]
        name = slot.name.removesuffix("_mean")
        if name not in FORCES:
            return self._pushed(self.table, number)
        if name == slot.name:
            return self._adjusted(slot)
        behaviors = range(self.adjusting.layout.behaviors)
        return weighted_sum(self.adjusting.effort, (self._adjusted(Slot(name, behavior)) for behavior in behaviors))

    def of(self, people: slice) -> WeekForces:
        """The forces of some people."""
        adjusting = self.adjusting
        if adjusting is not None:
            adjusting = replace(adjusting, department_of=adjusting.department_of[people])
        return WeekForces(self.table, self.row_of[people], adjusting)

    def _pushed(self, table: Values, number: int) -> Values:
        values: Values = table[self.row_of, number]
        return values if self.row_of.ndim == 2 else values[:, None]

    @cached_property
    def _by_interventions(self) -> NDArray[np.bool_]:
        """Which columns interventions push: of others there is no part that may not arrive."""
        assert self.adjusting is not None
        found: NDArray[np.bool_] = np.any(self.table != self.adjusting.without, axis=0)
        return found

    def _adjusted(self, slot: Slot) -> Any:
        adjusting = self.adjusting
        assert adjusting is not None
        number, week = adjusting.layout.profile[slot], adjusting.layout.week
        value: Any = self._pushed(self.table, number)
        if adjusting.without is not None and self._by_interventions[number]:
            share = adjusting.quantity(week.delivery)
            value = delivered(value, self._pushed(adjusting.without, number), share)
        for adjustment in week.adjustments_of(slot.name):
            force = FORCES[slot.name]
            value = ADJUST[adjustment.how](value, adjusting.quantity(adjustment.quantity), force.low, force.high)
        return value


@dataclass(frozen=True)
class WeekInputs:
    """``record`` (record inputs, replicates) and ``department`` (departments, inputs, replicates), in the order of
    ``Layout.record_inputs`` and ``Layout.department_inputs``."""

    forces: WeekForces
    record: Values
    department: Values
