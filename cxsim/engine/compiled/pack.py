"""The function that lays out what people will see of others, as it is at the start of the week."""

from __future__ import annotations

from typing import Any

from llvmlite import ir

from cxsim.engine.compiled.expressions import MULTIPLY, Expressions
from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.vectors import DOUBLE, INDEX, Vectors, counted, whole
from cxsim.engine.compiled.weaving import CHUNK, Weaving
from cxsim.engine.week.columns import Slot

ARRAYS = {"state": DOUBLE, "examples": DOUBLE, "plain": DOUBLE, "parameters": DOUBLE}
# How many people ahead their columns are asked for; they are few and far apart.
AHEAD = 8
NUMBERS = ("blocks", "first_block", "last_block", "first_chunk", "last_chunk")


def write_pack(weaving: Weaving, module: Any) -> Any:
    """Add the function ``pack`` to a module; what it lays out begins with the first of its chunks."""
    # A function of its own: all people must be packed before the first block changes, or the order of blocks and
    # threads would decide what people see of one another.
    frame = Frame(module, "pack", ARRAYS, NUMBERS)
    if weaving.exposure is not None:
        builder, numbers = frame.builder, frame.numbers
        with counted(builder, numbers["first_chunk"], numbers["last_chunk"], "chunk") as chunk:
            start = builder.mul(chunk, numbers["blocks"])
            laid_out = builder.mul(builder.sub(chunk, numbers["first_chunk"]), numbers["blocks"])
            with counted(builder, numbers["first_block"], numbers["last_block"], "block") as block:
                _Packing(weaving, frame, builder.add(start, block), builder.add(laid_out, block), chunk).write()
    frame.end()
    return frame.function


class _Packing:
    """One chunk of lanes: ``at`` is its number among all, ``to`` among those laid out, ``chunk`` its replicates."""

    def __init__(self, weaving: Weaving, frame: Frame, at: Any, to: Any, chunk: Any):
        self.weaving, self.frame, self.to, self.chunk = weaving, frame, to, chunk
        self.vectors = Vectors(frame.builder, CHUNK)
        self.state_at = frame.place(at, len(weaving.layout.state) * CHUNK)

    def write(self) -> None:
        exposure = self.weaving.exposure
        assert exposure is not None
        expressions = Expressions(self.vectors)
        weight = expressions.result(exposure.weight.function, *map(self._read, exposure.weight.reads))
        seen = [expressions.pair(weight, self._state(slot), MULTIPLY) for slot in self.weaving.channels]
        if self.weaving.weighted:
            seen.insert(0, weight)
        self._lay_out(seen, "examples", self.weaving.stride)
        own = [self._state(slot) for slot in self.weaving.plain]
        self._lay_out(own, "plain", len(own))

    def _read(self, name: str) -> Any:
        layout = self.weaving.layout
        if layout.has(name):
            return self._state(Slot(name))
        return parameter(self.weaving, self.frame, self.vectors, self.chunk, name)

    def _state(self, slot: Slot) -> Any:
        known = self.weaving.number(slot.name, slot.behavior)
        if known is not None:
            return known
        place = self.frame.plus(self.state_at, self.weaving.layout.state[slot] * CHUNK)
        self.frame.fetch("state", self.frame.plus(place, AHEAD * len(self.weaving.layout.state) * CHUNK))
        return self.vectors.load(self.frame.arrays["state"], place)

    def _lay_out(self, values: list[Any], array: str, stride: int) -> None:
        """Write values column by column, or person by person where the lanes are people."""
        frame, pointer = self.frame, self.frame.arrays[array]
        if not self.weaving.of_people:
            start = frame.place(self.to, len(values) * CHUNK)
            for number, value in enumerate(values):
                self.vectors.store(value, pointer, frame.plus(start, number * CHUNK))
            return
        for lane in range(CHUNK):
            start = frame.plus(frame.place(self.to, stride * CHUNK), lane * stride)
            for number, value in enumerate(values):
                one = frame.builder.extract_element(self.vectors.double(value), ir.Constant(INDEX, lane))
                frame.put(one, pointer, frame.plus(start, number))


def parameter(weaving: Weaving, frame: Frame, vectors: Vectors, chunk: Any, name: str) -> Any:
    """A parameter in the lanes of a chunk."""
    number, array = weaving.layout.parameter[name], frame.arrays["parameters"]
    if not weaving.varying:
        return vectors.spread(frame.number(array, whole(number)))
    return vectors.load(array, frame.place(chunk, len(weaving.layout.parameter) * CHUNK, number * CHUNK))
