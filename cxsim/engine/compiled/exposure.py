"""Sums over contacts: the only part of a week that reads other people."""

from __future__ import annotations

from typing import Any

from llvmlite import ir

from cxsim.arithmetic import EQUAL_DISTANCE
from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.vectors import DOUBLE, INDEX, Vectors, summed, whole
from cxsim.engine.compiled.weaving import CHUNK, Weaving
from cxsim.engine.week.columns import Slot

# Sums of floating-point numbers depend on their order. It is the order of ``Contacts.seen``: within a layer by the
# number of the contact, then over layers. Hence a sum for each layer instead of one running total.


class Sums:
    """Sums over the contacts of one person. ``person``: its number; ``chunk``: the replicates (0 if lanes are people);
    ``others``: the number of the first example of the chunk.

    With lanes of replicates a sum is a vector of lanes. With lanes of people it is a vector of channels.
    """

    def __init__(self, weaving: Weaving, frame: Frame, vectors: Vectors, person: Any, chunk: Any, others: Any):
        self.weaving, self.frame, self.vectors = weaving, frame, vectors
        self.person, self.chunk, self.others = person, chunk, others

    def seen(self) -> list[Any]:
        """The sum of weights, and of each channel times weight, over all contacts."""
        stored = self._stored()
        return stored if self.weaving.weighted else [self._of_equals(), *stored]

    def _stored(self) -> list[Any]:
        """The sums of all that is laid out of each contact."""
        count, vectors = self.weaving.examples, self.vectors
        parts = self.weaving.stride // vectors.width if self.weaving.of_people else count
        step = vectors.width if self.weaving.of_people else CHUNK
        totals = [vectors.double(0.0)] * parts
        with self._layers(totals) as carried:
            layer, sums = carried[0], [vectors.double(0.0)] * parts
            with self._ties(layer, sums) as within:
                weight, at = self._contact(within[0])
                for part in range(parts):
                    example = vectors.load(self.frame.arrays["examples"], self.frame.plus(at, part * step))
                    within[1 + part] = self._weighted(within[1 + part], weight, example)
            of_layer, of_row = self._layer_weight(layer), vectors.double(self._row_weight(layer))
            for part in range(parts):
                of_person = self.frame.builder.fmul(of_row, sums[part])
                carried[1 + part] = self._plus(carried[1 + part], of_layer, of_person)
        return [self._channel(totals, number) for number in range(count)] if self.weaving.of_people else totals

    def _channel(self, totals: list[Any], number: int) -> Any:
        """One number of vectors of channels."""
        vector, place = divmod(number, self.vectors.width)
        if self.vectors.width == 1:
            return totals[vector]
        return self.frame.builder.extract_element(totals[vector], ir.Constant(INDEX, place))

    def _of_equals(self) -> Any:
        """The sum of weights if everybody's is 1: a plain number unless layer weights differ from lane to lane."""
        builder = self.frame.builder
        vectors = self.vectors if self.weaving.varying else Vectors(builder, 1)
        totals = [vectors.double(0.0)]
        with self._layers(totals) as carried:
            layer = carried[0]
            of_person = builder.fmul(self._row_weight(layer), self._ties_of(layer))
            more = builder.fmul(vectors.double(self._layer_weight(layer)), vectors.double(of_person))
            carried[1] = builder.fadd(carried[1], more)
        return totals[0]

    def _ties_of(self, layer: Any) -> Any:
        """The ties of a person in a layer, each with its relative weight."""
        builder = self.frame.builder
        if self.weaving.even:
            return builder.sitofp(builder.sub(*reversed(self._range(layer))), DOUBLE)
        sums = [ir.Constant(DOUBLE, 0.0)]
        with self._ties(layer, sums) as within:
            within[1] = builder.fadd(within[1], self.frame.number("tie_weights", within[0]))
        return sums[0]

    def close(self, mine: Any, bound: Any) -> list[Any]:
        """Sums of weights, and of attitudes times weight, over contacts whose attitude is within a bound of one's own.

        Here a sum is a vector of lanes, or a plain number if lanes are people.
        """
        frame, builder = self.frame, self.frame.builder
        plain = Vectors(builder, 1) if self.weaving.of_people else self.vectors
        attitude = 1 + self.weaving.channels.index(Slot("attitude"))
        widest = builder.fadd(plain.double(bound), plain.double(EQUAL_DISTANCE))
        step = 1 if self.weaving.of_people else CHUNK
        totals = [plain.double(0.0)] * 2
        with self._layers(totals) as carried:
            layer, sums = carried[0], [plain.double(0.0)] * 2
            with self._ties(layer, sums) as within:
                weight, at = self._contact(within[0])
                distance = builder.fsub(plain.load(frame.arrays["plain"], self._plain_at(within[0])), mine)
                absolute = builder.select(builder.fcmp_ordered("<", distance, plain.double(0.0)),
                                          builder.fneg(distance), distance)
                near = builder.fcmp_ordered("<=", absolute, widest)
                for part, channel in enumerate((0, attitude)):
                    example = plain.load(frame.arrays["examples"], frame.plus(at, channel * step))
                    more = self._weighted(within[1 + part], weight, example)
                    within[1 + part] = builder.select(near, more, within[1 + part])
            for part in range(2):
                of_person = builder.fmul(plain.double(self._row_weight(layer)), sums[part])
                more = builder.fmul(plain.double(self._layer_weight(layer)), of_person)
                carried[1 + part] = builder.fadd(carried[1 + part], more)
        return totals

    def _layers(self, totals: list[Any]) -> Any:
        return summed(self.frame.builder, whole(0), self.frame.numbers["layers"], "layer", totals)

    def _row(self, layer: Any) -> Any:
        builder = self.frame.builder
        return builder.add(builder.mul(layer, self.frame.numbers["rows"]), self.person)

    def _row_weight(self, layer: Any) -> Any:
        return self.frame.number("row_weights", self._row(layer))

    def _ties(self, layer: Any, sums: list[Any]) -> Any:
        return summed(self.frame.builder, *self._range(layer), "tie", sums)

    def _range(self, layer: Any) -> tuple[Any, Any]:
        """Where the ties of a person in a layer begin and end."""
        row = self._row(layer)
        return self.frame.number("starts", row), self.frame.number("starts", self.frame.plus(row, 1))

    def _contact(self, tie: Any) -> tuple[Any, Any]:
        """The relative weight of a tie, and the place of the contact's example."""
        frame = self.frame
        step = self.weaving.stride if self.weaving.of_people else self.weaving.examples * CHUNK
        weight = None if self.weaving.even else frame.number("tie_weights", tie)
        return weight, frame.place(self._chunk_of_contact(tie), step)

    def _plain_at(self, tie: Any) -> Any:
        step = 1 if self.weaving.of_people else CHUNK
        return self.frame.place(self._chunk_of_contact(tie), len(self.weaving.plain) * step)

    def _chunk_of_contact(self, tie: Any) -> Any:
        builder = self.frame.builder
        contact = builder.zext(self.frame.number("targets", tie), ir.IntType(64))
        if self.weaving.of_people:
            return contact
        return builder.add(self.others, contact)

    def _layer_weight(self, layer: Any) -> Any:
        frame = self.frame
        if not self.weaving.varying:
            return frame.number("layer_weights", layer)
        chunk = frame.builder.add(frame.builder.mul(layer, frame.numbers["chunks"]), self.chunk)
        return self.vectors.load(frame.arrays["layer_weights"], frame.place(chunk, CHUNK))

    def _weighted(self, total: Any, weight: Any, value: Any) -> Any:
        """A sum and one more contact; ``weight``: None if all ties count the same."""
        builder = self.frame.builder
        if weight is None:
            return builder.fadd(total, value)
        spread = weight if value.type == weight.type else self.vectors.double(weight)
        return builder.fadd(total, builder.fmul(spread, value))

    def _plus(self, total: Any, weight: Any, value: Any) -> Any:
        builder = self.frame.builder
        return builder.fadd(total, builder.fmul(self.vectors.double(weight), value))
