"""Names of a week bound to places in arrays, once, so that a slice of people spends no time on names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.columns import Layout, Slot
from cxsim.engine.week.inputs import WeekForces
from cxsim.model.law import Law
from cxsim.model.state import COLUMNS

Values = NDArray[np.float64]


@dataclass
class SliceData:
    """What the phases of a week read and write for some rows of people; arrays meet (rows, replicates)."""

    state: Values
    derived: list[Any]
    forces: WeekForces
    record: Values
    department: Values
    present: NDArray[np.bool_]


Read = Callable[[SliceData], Any]


@dataclass(frozen=True)
class BoundLaw:
    """An equation with the places of what it reads and writes. A place in the state is (True, number)."""

    law: Law
    reads: tuple[Read, ...]
    writes: tuple[tuple[bool, int], ...]


class Binding:
    """Turns names into reads; ``parameters`` are numbers or rows (1, replicates)."""

    def __init__(self, layout: Layout, parameters: dict[str, Any]):
        self.layout, self.parameters = layout, parameters

    def read(self, name: str, behavior: int | None) -> Read:
        """How to get what a name in a law refers to."""
        kind = self.layout.kind(name)
        if kind == "parameter":
            value = self.parameters[name]
            return lambda data: value
        if kind == "record":
            number = self.layout.record_inputs.index(name)
            return lambda data: data.record[number]
        if kind == "department":
            number = self.layout.department_inputs.index(name)
            return lambda data: data.department[:, number]
        slot = self.layout.slot(name, behavior)
        if kind == "profile":
            column = self.layout.profile[slot]
            return lambda data: data.forces.column(column)
        if kind == "state":
            number = self.layout.state[slot]
            return lambda data: data.state[number]
        number = self.layout.derived[slot]
        return lambda data: data.derived[number]

    def behaviors(self, by_behavior: bool) -> Sequence[int | None]:
        """The behaviors that a phase applies to, or one None."""
        return range(self.layout.behaviors) if by_behavior else (None,)

    def place(self, slot: Slot) -> tuple[bool, int]:
        """Where a result goes."""
        if slot.name in COLUMNS:
            return True, self.layout.state[slot]
        return False, self.layout.derived[slot]

    def law(self, law: Law) -> list[BoundLaw]:
        """A law, once per behavior if it is by behavior."""
        return [
            BoundLaw(
                law,
                tuple(self.read(name, behavior) for name in law.reads),
                tuple(self.place(self.layout.slot(name, behavior)) for name in law.writes),
            )
            for behavior in self.behaviors(law.by_behavior)
        ]
