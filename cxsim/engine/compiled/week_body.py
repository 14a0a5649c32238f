"""One chunk of a week: its phases in order, its record, and what it stores."""

from __future__ import annotations

from functools import reduce
from typing import Any

from llvmlite import ir

from cxsim.arithmetic import grain
from cxsim.engine.compiled.expressions import ADD, MULTIPLY, Expressions
from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.inputs import Block, Inputs
from cxsim.engine.compiled.lane_inputs import LaneInputs
from cxsim.engine.compiled.others import Others
from cxsim.engine.compiled.record import Record
from cxsim.engine.compiled.vectors import BYTE, Vectors, whole
from cxsim.engine.compiled.weaving import CHUNK, Weaving
from cxsim.engine.week.columns import Slot
from cxsim.model.phases import BOUNDED_SUMS, WITHOUT_MANAGER, BehaviorMean, Draw, Equation, Exposure, Phase, Total
from cxsim.model.state import COLUMNS
from cxsim.streams import MASK_32, philox_words, unit_interval


class WeekBody:
    """The instructions for one chunk, ``vectors.width`` lanes of it."""

    def __init__(self, weaving: Weaving, frame: Frame, vectors: Vectors, lanes: LaneInputs, block: Block, chunk: Any):
        self.weaving, self.frame, self.vectors, self.lanes = weaving, frame, vectors, lanes
        self.block, self.chunk = block, chunk
        self.builder, self.layout = frame.builder, weaving.layout
        self.expressions = Expressions(vectors)
        self.inputs = Inputs(weaving, frame, vectors, lanes, block, chunk)
        self.others = Others(weaving, frame, vectors, lanes, block, chunk)
        self.at = self.builder.add(self.builder.mul(chunk, frame.numbers["blocks"]), block.number)
        self._derived: dict[Slot, Any] = {}
        self._at_hand: dict[Slot, Any] = {}

    def write(self) -> None:
        """Add all instructions."""
        fetches = self._fetches()
        there = self.load("present")
        self.present: Any = there > 0.0 if isinstance(there, float) else self.builder.fcmp_ordered(
            ">", there, self.vectors.double(0.0))
        for number, phase in enumerate(self.layout.week.phases):
            self._phase(phase)
            for place in fetches[number :: len(self.layout.week.phases)]:
                self.frame.fetch("state", place)
            # What is stored is loaded anew by every phase, from the nearest cache. Kept from its first use to its last,
            # it would need far more registers than there are, and LLVM would store it a second time.
            self._at_hand = {}
        self._record()
        self._note_who_left()

    def _fetches(self) -> list[Any]:
        """Ask for the state of the next chunk, so that it is in the cache when its turn comes."""
        ahead = self.frame.place(self.at, len(self.layout.state) * CHUNK, len(self.layout.state) * CHUNK)
        return [self.frame.plus(ahead, number * CHUNK) for slot, number in self.layout.state.items()
                if self.weaving.number(slot.name, slot.behavior) is None]

    # Quantities -----------------------------------------------------------------------------------------------

    def load(self, name: str, behavior: int | None = None) -> Any:
        """The current value of the quantity that a name in a mechanism refers to."""
        slot = self.layout.slot(name, behavior)
        if slot in self._derived:
            return self._derived[slot]
        if slot not in self._at_hand:
            if slot in self.layout.state:
                known = self.weaving.number(name, behavior)
                self._at_hand[slot] = self._stored(slot) if known is None else known
            else:
                place = self.layout.place(name, behavior)
                kept = self._derived if self.inputs.is_arriving(place) else self._at_hand
                kept[slot] = self.inputs.value(name, place)
                return kept[slot]
        return self._at_hand[slot]

    def _put(self, value: Any, name: str, behavior: int | None = None) -> None:
        slot = self.layout.slot(name, behavior)
        value = self.vectors.double(value) if isinstance(value, ir.Value) else float(value)
        if slot not in self.layout.state:
            self._derived[slot] = value
        elif self.weaving.number(name, behavior) is None:
            self.vectors.store(value, self.frame.arrays["state"], self._state_place(slot))
            self._at_hand[slot] = value

    def _stored(self, slot: Slot) -> Any:
        return self.vectors.load(self.frame.arrays["state"], self._state_place(slot))

    def _state_place(self, slot: Slot) -> Any:
        return self.frame.place(self.at, len(self.layout.state) * CHUNK, self.layout.state[slot] * CHUNK)

    # Phases ---------------------------------------------------------------------------------------------------

    def _phase(self, phase: Phase) -> None:
        if isinstance(phase, Exposure):
            self._exposure(phase)
            return
        for behavior in range(self.layout.behaviors) if phase.by_behavior else (None,):
            match phase:
                case Equation():
                    self._equation(phase, behavior)
                case BehaviorMean():
                    self._put(self._mean(phase), phase.name)
                case Total():
                    terms = [self.load(name, behavior) for name in phase.of] or [phase.neutral]
                    join = MULTIPLY if phase.product else ADD
                    self._put(reduce(lambda one, more: self.expressions.pair(one, more, join), terms), phase.name,
                              behavior)
                case Draw():
                    self._put(self._drawn(phase, behavior), phase.name, behavior)

    def _equation(self, equation: Equation, behavior: int | None) -> None:
        """The results of an equation. All are computed before any is written, as in the numpy engine."""
        arguments = [self.load(name, behavior) for name in equation.reads]
        results = self.expressions.results(equation.function, arguments)
        # A choice, not an early exit: absent people are computed too and then discarded, so no lane branches.
        settled = [
            self.vectors.choose(self.present, result, self.load(name, behavior))
            if name in COLUMNS and not equation.everyone else result
            for name, result in zip(equation.writes, results, strict=True)
        ]
        for name, value in zip(equation.writes, settled, strict=True):
            self._put(value, name, behavior)

    def _mean(self, phase: BehaviorMean) -> Any:
        """The mean over behaviors, summed in their order."""
        behaviors = range(self.layout.behaviors)
        return self.expressions.weighted_sum(
            (self.vectors.spread(self.frame.number(phase.weight, whole(behavior))) for behavior in behaviors),
            (self.load(phase.of, behavior) for behavior in behaviors),
        )

    def _drawn(self, phase: Draw, behavior: int | None) -> Any:
        """A keyed random number."""
        # ``purposes`` holds two key words per draw, in the order of the week; ``CompiledWeek`` fills it in this order.
        before = self.layout.week.draws[: self.layout.week.draws.index(phase)]
        number = (behavior or 0) + sum(self.layout.behaviors if draw.by_behavior else 1 for draw in before)
        vectors, builder = self.vectors, self.builder
        generation = builder.shl(vectors.to_whole(self.load("generation")), vectors.whole(16))
        counters = [
            self._of_person("key_low"), self._of_person("key_high"),
            builder.or_(generation, vectors.whole(self.frame.numbers["week_number"])), self._chance(),
            *(self.frame.number("purposes", whole(2 * number + word)) for word in range(2)),
        ]
        # They have 32 bits anyway; told so, LLVM multiplies with one instruction instead of three.
        masked = [builder.and_(vectors.whole(counter), vectors.whole(int(MASK_32))) for counter in counters]
        words = self.expressions.results(philox_words, masked)
        return self.expressions.result(unit_interval, *words[:2])

    def _of_person(self, array: str) -> Any:
        if self.weaving.of_people:
            return self.vectors.load(self.frame.arrays[array], self.frame.place(self.at, CHUNK))
        return self.frame.number(array, self.block.number)

    def _chance(self) -> Any:
        if self.weaving.of_people:
            return self.frame.number("chance", whole(0))
        return self.vectors.load(self.frame.arrays["chance"], self.frame.place(self.chunk, CHUNK))

    # Others ---------------------------------------------------------------------------------------------------

    def _exposure(self, phase: Exposure) -> None:
        weight, *seen = self.others.seen()
        total = self.vectors.double(weight)
        anybody = self.builder.fcmp_ordered(">", total, self.vectors.double(0.0))
        divisor = self.vectors.choose(anybody, total, 1.0)
        self._put(self.vectors.choose(anybody, 1.0, 0.0), "has_contacts")
        for slot in self.layout.expanded((*phase.shared, *phase.by_behavior)):
            if self.weaving.number(slot.name, slot.behavior) == 0.0:
                self._put(0.0, f"seen_{slot.name}", slot.behavior)
        for slot, value in zip(self.weaving.channels, seen, strict=True):
            share = self.builder.fdiv(value, divisor)
            if slot.behavior is not None:
                visibility = self.vectors.spread(self.frame.number("visibility", whole(slot.behavior)))
                share = self.builder.fmul(visibility, share)
            self._put(share, f"seen_{slot.name}", slot.behavior)
        if phase.bounded:
            close = self.others.close(self.vectors.double(self.load("attitude")), self.load("confidence_bound"))
            for name, value in zip(BOUNDED_SUMS, (*close, total), strict=True):
                self._put(value, name)
        if phase.manager:
            self._manager(phase)

    def _manager(self, phase: Exposure) -> None:
        there, columns = self.others.boss()
        present = columns[Slot("present")]
        someone = self.builder.fcmp_ordered(">", self.builder.fmul(present, there), self.vectors.double(0.0))
        self._put(self.vectors.choose(someone, 1.0, 0.0), "has_manager")
        for slot in self.layout.expanded(phase.manager):
            without = WITHOUT_MANAGER.get(slot.name, 0.0)
            value = self.vectors.choose(someone, columns.get(slot, without), without)
            self._put(value, f"manager_{slot.name}", slot.behavior)

    # Record ---------------------------------------------------------------------------------------------------

    def _record(self) -> None:
        """Add the quantities of the chunk to the sums of its cells."""
        # ``grain`` rounds to multiples of 2**-30. Such sums are exact, so blocks and threads may add in any order.
        recorded = {}
        for number, (name, quantity) in enumerate(self.layout.week.quantity.items()):
            value = self.load(quantity)
            if name in self.layout.week.of_present:
                value = self.expressions.pair(value, self.load("present"), MULTIPLY)
            value = self.expressions.result(grain, value)
            if isinstance(value, ir.Value) or value != 0.0:  # the sums are 0 to begin with
                recorded[number] = value
        Record(self.weaving, self.frame, self.vectors, self.block, self.chunk, self.at).add(recorded)

    def _note_who_left(self) -> None:
        """Note whether anybody left: admitting newcomers then looks at the few chunks where somebody did."""
        if not self.layout.has("left"):
            return
        left = self.builder.fcmp_ordered(">", self.vectors.double(self.load("left")), self.vectors.double(0.0))
        bits = ir.IntType(self.vectors.width)
        anybody = self.builder.icmp_unsigned("!=", self.builder.bitcast(left, bits), ir.Constant(bits, 0))
        self.frame.put(self.builder.zext(anybody, BYTE), self.frame.arrays["left_chunks"], self.at)
