"""Vector instructions of the compiled week: numbers of several lanes at once, as LLVM values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from llvmlite import ir

DOUBLE, WHOLE, BYTE, INDEX = ir.DoubleType(), ir.IntType(64), ir.IntType(8), ir.IntType(32)
BYTES = 8
BITS_OF_TWO_52 = 0x4330000000000000


def whole(number: int) -> Any:
    """A constant place or counter."""
    return ir.Constant(WHOLE, number)


@contextmanager
def counted(builder: Any, start: Any, end: Any, name: str) -> Iterator[Any]:
    """A loop over the whole numbers from ``start`` to below ``end``; gives the number."""
    with summed(builder, start, end, name, []) as given:
        yield given[0]


@contextmanager
def summed(builder: Any, start: Any, end: Any, name: str, totals: list[Any]) -> Iterator[list[Any]]:
    """A loop like ``counted`` that carries sums.

    Gives [number, sums so far...]; its body replaces the sums in this list. After the loop ``totals``, which held the
    sums at the start, holds those at the end.
    """
    before, body = builder.block, builder.append_basic_block(name)
    done = builder.append_basic_block(f"{name}_done")
    builder.cbranch(builder.icmp_signed("<", start, end), body, done)
    builder.position_at_end(body)
    number = builder.phi(WHOLE)
    number.add_incoming(start, before)
    carried = [builder.phi(total.type) for total in totals]
    for phi, total in zip(carried, totals, strict=True):
        phi.add_incoming(total, before)
    given = [number, *carried]
    yield given
    last, sums = builder.block, given[1:]
    for phi, total in zip(carried, sums, strict=True):
        phi.add_incoming(total, last)
    following = builder.add(number, whole(1))
    number.add_incoming(following, last)
    builder.cbranch(builder.icmp_signed("<", following, end), body, done)
    builder.position_at_end(done)
    for place, (start_value, total) in enumerate(zip(list(totals), sums, strict=True)):
        phi = builder.phi(total.type)
        phi.add_incoming(start_value, before)
        phi.add_incoming(total, last)
        totals[place] = phi


class Vectors:
    """Operations on ``width`` lanes at once (1: plain numbers). Values are LLVM values or plain numbers of Python."""

    def __init__(self, builder: Any, width: int):
        self.builder, self.width = builder, width
        self.doubles = DOUBLE if width == 1 else ir.VectorType(DOUBLE, width)
        self.wholes = WHOLE if width == 1 else ir.VectorType(WHOLE, width)
        self._constants: dict[tuple[Any, float], Any] = {}

    def _constant(self, kind: Any, number: Any) -> Any:
        key = kind, number
        # 0.0 == -0.0, but they are two constants.
        if number == 0 or key not in self._constants:
            one = kind if self.width == 1 else kind.element
            parts = ir.Constant(one, number)
            self._constants[key] = parts if self.width == 1 else ir.Constant(kind, [parts] * self.width)
        return self._constants[key]

    def double(self, value: Any) -> Any:
        """A value as lanes of float64."""
        if not isinstance(value, ir.Value):
            return self._constant(self.doubles, float(value))
        if value.type == DOUBLE and self.width > 1:
            return self.spread(value)
        if value.type == self.doubles:
            return value
        if value.type == self.wholes:
            return self._from_whole(value)
        return self.builder.select(value, self.double(1.0), self.double(0.0))

    def whole(self, value: Any) -> Any:
        """A value as lanes of 64-bit whole numbers."""
        if not isinstance(value, ir.Value):
            return self._constant(self.wholes, int(value))
        return self.spread(value) if value.type == WHOLE and self.width > 1 else value

    def spread(self, number: Any) -> Any:
        """One number in all lanes."""
        if self.width == 1:
            return number
        kind = ir.VectorType(number.type, self.width)
        first = self.builder.insert_element(ir.Constant(kind, ir.Undefined), number, ir.Constant(INDEX, 0))
        everywhere = ir.Constant(ir.VectorType(INDEX, self.width), [ir.Constant(INDEX, 0)] * self.width)
        return self.builder.shuffle_vector(first, ir.Constant(kind, ir.Undefined), everywhere)

    def load(self, array: Any, place: Any) -> Any:
        """The lanes that begin at a place of an array of numbers."""
        kind = self.doubles if array.type.pointee == DOUBLE else self.wholes
        return self.builder.load(self._at(array, place, kind), align=BYTES)

    def store(self, value: Any, array: Any, place: Any) -> None:
        """Write the lanes that begin at a place of an array of float64."""
        self.builder.store(self.double(value), self._at(array, place, self.doubles), align=BYTES)

    def add_to(self, value: Any, array: Any, place: Any) -> None:
        """Add to the lanes that begin at a place of an array of float64."""
        self.store(self.builder.fadd(self.load(array, place), self.double(value)), array, place)

    def _at(self, array: Any, place: Any, kind: Any) -> Any:
        return self.builder.bitcast(self.builder.gep(array, [place]), kind.as_pointer())

    def choose(self, condition: Any, when_true: Any, otherwise: Any) -> Any:
        """``when_true`` in the lanes where the condition holds, else ``otherwise``."""
        if not isinstance(condition, ir.Value):
            return when_true if condition else otherwise
        if not isinstance(when_true, ir.Value) and when_true == otherwise:
            return when_true
        return self.builder.select(condition, self.double(when_true), self.double(otherwise))

    def smaller(self, a: Any, b: Any) -> Any:
        """The smaller of two numbers, lane by lane."""
        if not isinstance(a, ir.Value) and not isinstance(b, ir.Value):
            return min(a, b)
        a, b = self.double(a), self.double(b)
        return self.builder.select(self.builder.fcmp_ordered("<", b, a), b, a)

    def larger(self, a: Any, b: Any) -> Any:
        """The larger of two numbers, lane by lane."""
        if not isinstance(a, ir.Value) and not isinstance(b, ir.Value):
            return max(a, b)
        a, b = self.double(a), self.double(b)
        return self.builder.select(self.builder.fcmp_ordered(">", b, a), b, a)

    # Whole numbers below 2**52 are the last bits of the float64 2**52 + number. Adding 2**52 and reading the bits (or
    # the reverse) converts exactly, in two instructions that every processor has for vectors; a conversion instruction
    # for 64-bit numbers many do not have.

    def to_whole(self, value: Any) -> Any:
        """Float64 lanes that hold whole numbers from 0 to 2**51, as whole numbers."""
        bits = self._raised(value)
        return self.builder.and_(bits, self.whole(2**52 - 1))

    def power_of_two(self, exponent: Any) -> Any:
        """2**exponent for whole exponents held as float64, |exponent| <= 1010."""
        if not isinstance(exponent, ir.Value):
            return 2.0 ** exponent
        # The shift moves the exponent's bits into their place and everything else out.
        bits = self._raised(self.builder.fadd(self.double(exponent), self.double(1023.0)))
        return self.builder.bitcast(self.builder.shl(bits, self.whole(52)), self.doubles)

    def _raised(self, value: Any) -> Any:
        return self.builder.bitcast(self.builder.fadd(self.double(value), self.double(2.0**52)), self.wholes)

    def _from_whole(self, value: Any) -> Any:
        bits = self.builder.or_(value, self.whole(BITS_OF_TWO_52))
        return self.builder.fsub(self.builder.bitcast(bits, self.doubles), self.double(2.0**52))
