"""What the lanes of a chunk see of others: summed in a round before, or read from scratch if lanes are people."""

from __future__ import annotations

from typing import Any

from cxsim.engine.compiled.exposure import Sums
from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.inputs import Block
from cxsim.engine.compiled.lane_inputs import LaneInputs
from cxsim.engine.compiled.vectors import Vectors, whole
from cxsim.engine.compiled.weaving import CHUNK, Weaving
from cxsim.engine.week.columns import Slot


class Others:
    """Contacts and manager of the lanes of one chunk."""

    def __init__(self, weaving: Weaving, frame: Frame, vectors: Vectors, lanes: LaneInputs, block: Block, chunk: Any):
        self.weaving, self.frame, self.vectors, self.lanes, self.block = weaving, frame, vectors, lanes, block
        self._sums = Sums(weaving, frame, vectors, block.number, chunk, block.others)
        self._numbers = 1 + len(weaving.channels)

    def look(self) -> None:
        """Sum what the block sees, and note it for ``seen``."""
        for number, total in enumerate(self._sums.seen()):
            self.vectors.store(total, self.frame.arrays["seen"], self._noted(number))

    def _noted(self, number: int) -> Any:
        at = self.frame.builder.add(self.block.others, self.block.number)
        return self.frame.place(at, self._numbers * CHUNK, number * CHUNK)

    def seen(self) -> list[Any]:
        """The sum of weights, and of each channel times weight, over all contacts."""
        if self.weaving.of_people:
            return [self.lanes.load("seen", number, self.vectors) for number in range(self._numbers)]
        return [self.vectors.load(self.frame.arrays["seen"], self._noted(number)) for number in range(self._numbers)]

    def close(self, mine: Any, bound: Any) -> list[Any]:
        """The sums of weights and of attitudes over contacts within a bound; see ``Sums.close``."""
        if self.weaving.of_people:
            return [self.lanes.load("close", number, self.vectors) for number in range(2)]
        return self._sums.close(mine, bound)

    def boss(self) -> tuple[Any, dict[Slot, Any]]:
        """Whether there is a manager (1 or 0), and the manager's columns."""
        plain, vectors, builder = self.weaving.plain, self.vectors, self.frame.builder
        if self.weaving.of_people:
            there = self.lanes.load("boss", len(plain), vectors)
            return there, {slot: self.lanes.load("boss", number, vectors) for number, slot in enumerate(plain)}
        boss = self.frame.number("manager", self.block.number)
        exists = builder.icmp_signed(">=", boss, whole(0))
        # Without a manager the first person's numbers are read and not used.
        chunk = builder.add(self.block.others, builder.select(exists, boss, whole(0)))
        columns = {
            slot: vectors.load(self.frame.arrays["plain"], self.frame.place(chunk, len(plain) * CHUNK, number * CHUNK))
            for number, slot in enumerate(plain)
        }
        return vectors.choose(vectors.spread(exists), 1.0, 0.0), columns
