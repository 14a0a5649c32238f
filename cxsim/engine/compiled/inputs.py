"""Numbers that mechanisms read and do not write: forces as they arrive, numbers of departments, records, parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from llvmlite import ir

from cxsim.engine.compiled.expressions import Expressions
from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.lane_inputs import LaneInputs
from cxsim.engine.compiled.pack import parameter
from cxsim.engine.compiled.vectors import Vectors, whole
from cxsim.engine.compiled.weaving import CHUNK, Weaving
from cxsim.engine.week.adjusted_forces import ADJUST, delivered
from cxsim.engine.week.columns import NamePlace, Slot
from cxsim.model.forces import FORCES


@dataclass
class Block:
    """Places of a block (``number``) and its lanes: its row of forces, its department and its cell, where shared.

    ``others``: the number of the first example of its chunk.
    """

    number: Any
    row: Any
    department: Any
    cell: Any
    others: Any


class Inputs:
    """The inputs of one chunk. ``chunk``: its replicates; ``lanes``: what had to be copied."""

    def __init__(self, weaving: Weaving, frame: Frame, vectors: Vectors, lanes: LaneInputs, block: Block, chunk: Any):
        self.weaving, self.frame, self.vectors, self.lanes = weaving, frame, vectors, lanes
        self.block, self.chunk = block, chunk
        self.expressions = Expressions(vectors)

    def value(self, name: str, place: NamePlace) -> Any:
        """The lanes of an input, or the number that it always has."""
        known = self.weaving.constants.get(place)
        if known is not None and place.kind != "profile":
            return known
        match place.kind:
            case "parameter":
                return parameter(self.weaving, self.frame, self.vectors, self.chunk, name)
            case "record":
                return self._record(place.number)
            case "department":
                return self._department(place.number)
            case "profile":
                return self._force(self.weaving.layout.profile_slots[place.number])
        raise AssertionError(f"{name} is no input")

    def is_arriving(self, place: NamePlace) -> bool:
        """Whether an input is a force that has to be worked out, once for all that read it."""
        return place.kind == "profile" and self.weaving.layout.week.forces_per_replicate

    def _record(self, number: int) -> Any:
        inputs = len(self.weaving.layout.record_inputs)
        place = self.frame.place(self.chunk, inputs * CHUNK, number * CHUNK)
        return self.vectors.load(self.frame.arrays["record"], place)

    def _department(self, number: int) -> Any:
        if self.weaving.of_people:
            return self.lanes.load("department", number, self.vectors)
        frame, builder = self.frame, self.frame.builder
        chunk = builder.add(builder.mul(self.block.department, frame.numbers["chunks"]), self.chunk)
        place = frame.place(chunk, len(self.weaving.department) * CHUNK, number * CHUNK)
        return self.vectors.load(frame.arrays["department"], place)

    def _force(self, slot: Slot) -> Any:
        """A force as it arrives, its mean over behaviors, or a constant of the profile."""
        week, name = self.weaving.layout.week, slot.name.removesuffix("_mean")
        if name not in FORCES or not week.forces_per_replicate:
            return self._pushed("profile", "forces", slot)
        if name == slot.name:
            return self._adjusted(slot)
        behaviors = range(self.weaving.layout.behaviors)
        return self.expressions.weighted_sum(
            (self.vectors.spread(self.frame.number("effort", whole(behavior))) for behavior in behaviors),
            (self._adjusted(Slot(name, behavior)) for behavior in behaviors),
        )

    def _adjusted(self, slot: Slot) -> Any:
        """A force after delivery and adjustments, as in ``WeekForces.column``."""
        week, value = self.weaving.layout.week, self._pushed("profile", "forces", slot)
        if week.delivery and isinstance(value, ir.Value):
            without = self._pushed("without", "forces_without", slot)
            value = self.expressions.result(delivered, value, without, self._adjusting(week.delivery))
        force = FORCES[slot.name]
        for adjustment in week.adjustments_of(slot.name):
            by = self._adjusting(adjustment.quantity)
            value = self.expressions.result(ADJUST[adjustment.how], value, by, force.low, force.high)
        return value

    def _adjusting(self, quantity: str) -> Any:
        number = self.weaving.department.index(quantity, len(self.weaving.layout.department_inputs))
        return self.value(quantity, NamePlace("department", number))

    def _pushed(self, kind: str, array: str, slot: Slot) -> Any:
        number = self.weaving.layout.profile[slot]
        known = self.weaving.constants.get(NamePlace("profile", number))
        if known is not None:
            return known
        if not self.weaving.shared_rows:
            return self.lanes.load(kind, number, self.vectors)
        place = self.frame.place(self.block.row, len(self.weaving.layout.profile), number)
        return self.vectors.spread(self.frame.number(array, place))
