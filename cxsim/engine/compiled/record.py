"""How a chunk adds what it records to the sums of its cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.inputs import Block
from cxsim.engine.compiled.vectors import Vectors, counted, whole
from cxsim.engine.compiled.weaving import CHUNK, Weaving


class Record:
    """The sums of one chunk; ``at``: its place among all chunks."""

    def __init__(self, weaving: Weaving, frame: Frame, vectors: Vectors, block: Block, chunk: Any, at: Any):
        self.weaving, self.frame, self.vectors = weaving, frame, vectors
        self.block, self.chunk, self.at = block, chunk, at
        self.size = len(weaving.layout.week.quantity) * CHUNK

    def add(self, recorded: Mapping[int, Any]) -> None:
        """Add quantities by their number in the record."""
        if self.weaving.of_people:
            self._add_people(recorded)
            return
        builder, sums = self.frame.builder, self.frame.arrays["sums"]
        chunk = builder.add(builder.mul(self.block.cell, self.frame.numbers["chunks"]), self.chunk)
        for number, value in recorded.items():
            self.vectors.add_to(value, sums, self.frame.place(chunk, self.size, number * CHUNK))

    def _add_people(self, recorded: Mapping[int, Any]) -> None:
        """People of a chunk may belong to different cells, so they are added one by one, each in its own lane."""
        frame, builder = self.frame, self.frame.builder
        scratch = frame.scratch(self.size)
        for number, value in recorded.items():
            self.vectors.store(value, scratch, whole(number * CHUNK))
        one = Vectors(builder, 1)
        with counted(builder, whole(0), whole(CHUNK), "recorded") as lane:
            cell = frame.number("cell_of", frame.place(self.at, CHUNK, lane))
            start = frame.place(cell, self.size, lane)
            for number in recorded:
                value = frame.number(scratch, frame.plus(lane, number * CHUNK))
                one.add_to(value, frame.arrays["sums"], frame.plus(start, number * CHUNK))
