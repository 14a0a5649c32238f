"""Weaves the phases of a week into two functions: ``pack`` (examples) and ``week`` (all mechanisms), as LLVM text."""

from __future__ import annotations

from typing import Any

from llvmlite import ir

from cxsim.engine.compiled import pack
from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.inputs import Block
from cxsim.engine.compiled.lane_inputs import LaneInputs
from cxsim.engine.compiled.others import Others
from cxsim.engine.compiled.pack import write_pack
from cxsim.engine.compiled.vectors import BYTE, DOUBLE, INDEX, WHOLE, Vectors, counted, whole
from cxsim.engine.compiled.weaving import CHUNK, Weaving
from cxsim.engine.compiled.week_body import WeekBody

# The arguments of ``week``; a chunk's numbers are stored column by column, eight lanes each.
ARRAYS = {
    "state": DOUBLE, "examples": DOUBLE, "plain": DOUBLE, "seen": DOUBLE, "parameters": DOUBLE, "forces": DOUBLE,
    "forces_without": DOUBLE, "profile_of": WHOLE, "record": DOUBLE, "department": DOUBLE, "department_of": WHOLE,
    "manager": WHOLE, "starts": WHOLE, "targets": INDEX, "row_weights": DOUBLE, "tie_weights": DOUBLE,
    "layer_weights": DOUBLE, "key_low": WHOLE,
    "key_high": WHOLE, "chance": WHOLE, "purposes": WHOLE, "visibility": DOUBLE, "effort": DOUBLE,
    "customer_value": DOUBLE, "cell_of": WHOLE, "left_chunks": BYTE,
}
# After these come the sums, of which every thread has its own.
SUMS = {"sums": DOUBLE}
# ``packs``: 1 if the week lays out every chunk itself, each in the place of the one before: so it is in the cache while
# people look at others. 0 if all chunks are laid out already, as they must be if several threads share a week.
NUMBERS = ("week_number", "rows", "layers", "blocks", "chunks", "first_block", "last_block", "packs")


def woven(weaving: Weaving) -> str:
    """The instructions of a week."""
    # Not in llvmlite's common context, which would keep every week's names for ever.
    module = ir.Module("week", context=ir.Context())
    _write_week(weaving, module, write_pack(weaving, module))
    return str(module)


def _write_week(weaving: Weaving, module: Any, packing: Any) -> None:
    frame = Frame(module, "week", {**ARRAYS, **SUMS}, NUMBERS)
    builder, chunks = frame.builder, frame.numbers["chunks"]
    lanes = LaneInputs(weaving, frame)
    full = builder.sub(chunks, whole(1)) if weaving.half else chunks
    with counted(builder, whole(0), full, "chunk") as chunk:
        _write_blocks(weaving, frame, lanes, chunk, CHUNK, _laid_out(frame, packing, chunk))
    if weaving.half:
        _write_blocks(weaving, frame, lanes, full, CHUNK // 2, _laid_out(frame, packing, full))
    frame.end()


def _laid_out(frame: Frame, packing: Any, chunk: Any) -> Any:
    """Lay out what people see of others in the lanes of a chunk, if this is to be done here.

    Gives the number of the first example of the chunk.
    """
    builder, numbers = frame.builder, frame.numbers
    packs = builder.icmp_signed("!=", numbers["packs"], whole(0))
    with builder.if_then(packs):
        bounds = [numbers[name] for name in ("blocks", "first_block", "last_block")]
        builder.call(packing, [*(frame.arrays[name] for name in pack.ARRAYS), *bounds,
                               chunk, builder.add(chunk, whole(1))])
    return builder.mul(builder.select(packs, whole(0), chunk), numbers["blocks"])


def _write_blocks(weaving: Weaving, frame: Frame, lanes: LaneInputs, chunk: Any, width: int, others: Any) -> None:
    """All blocks, for the lanes of one chunk; ``others``: the number of its first example."""
    first, last, vectors = frame.numbers["first_block"], frame.numbers["last_block"], Vectors(frame.builder, width)
    if weaving.exposure is not None and not weaving.of_people:
        # In a round of its own: the examples stay in the cache, which the state would drive them from.
        with counted(frame.builder, first, last, "looking") as number:
            Others(weaving, frame, vectors, lanes, _block(weaving, frame, number, others), chunk).look()
    with counted(frame.builder, first, last, "block") as number:
        block = _block(weaving, frame, number, others)
        body = WeekBody(weaving, frame, vectors, lanes, block, chunk)
        lanes.fill(body.at)
        body.write()


def _block(weaving: Weaving, frame: Frame, number: Any, others: Any) -> Block:
    """What the lanes of a block share, if they are replicates of one person."""
    if weaving.of_people:
        return Block(number, None, None, None, others)
    row = frame.number("profile_of", number) if weaving.shared_rows else None
    return Block(number, row, frame.number("department_of", number), frame.number("cell_of", number), others)
