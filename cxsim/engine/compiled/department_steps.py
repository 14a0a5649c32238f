"""Writes the steps between two weeks down as vector instructions: equations about departments and their reductions.

Lanes are replicates. No step looks at another replicate, so a function goes through all of its steps for eight
replicates at once, and every step through all departments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from llvmlite import ir

from cxsim.engine.compiled.expressions import Expressions
from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.vectors import DOUBLE, Vectors, counted, summed, whole
from cxsim.engine.week.between import Between, Quantity, Reduction, Step, between_of
from cxsim.engine.week.columns import Layout
from cxsim.engine.week.department_rows import WIDTH
from cxsim.errors import ModelError

# The arguments of every function; the arrays are those of ``DepartmentRows``.
ARRAYS = {"wide": DOUBLE, "whole": DOUBLE, "size": DOUBLE, "total_size": DOUBLE}
NUMBERS = ("departments", "chunks")


@dataclass(frozen=True)
class WovenSteps:
    """``parts``: in their order, the names of functions of ``text`` and the steps that cannot be written down."""

    text: str
    parts: tuple[str | Reduction | Step, ...]


@cache
def woven(layout: Layout) -> WovenSteps:
    """The steps between two weeks, one function for each run of steps that can be written down."""
    between, module = between_of(layout), ir.Module("departments", context=ir.Context())
    parts: list[str | Reduction | Step] = []
    for together, steps in groupby(between.steps, _can_be_written):
        if together:
            name = f"departments_{len(parts)}"
            parts.append(name)
            _write(between, steps, Frame(module, name, ARRAYS, NUMBERS))
        else:
            parts += steps
    return WovenSteps(str(module), tuple(parts))


def _can_be_written(step: Reduction | Step) -> bool:
    if isinstance(step, Reduction):
        return True
    # One number per department has no place in a row of the whole organization: numpy tells so.
    if _by_department(step.reads) and not all(quantity.by_department for quantity in step.writes):
        return False
    # Only writing an equation down shows whether it can be: what it calls may call anything.
    frame = Frame(ir.Module("trial", context=ir.Context()), "trial", {"values": DOUBLE}, ())
    vectors = Vectors(frame.builder, WIDTH)
    value = vectors.load(frame.arrays["values"], whole(0))
    try:
        results = Expressions(vectors).results(step.equation.function, [value] * len(step.reads))
    except (ModelError, AttributeError, TypeError, ValueError):  # the last three: operators between kinds of values
        return False
    return len(results) == len(step.writes)


def _by_department(quantities: tuple[Quantity, ...]) -> bool:
    return any(quantity.by_department for quantity in quantities)


def _write(between: Between, steps: Iterator[Reduction | Step], frame: Frame) -> None:
    with counted(frame.builder, whole(0), frame.numbers["chunks"], "chunk") as chunk:
        writing = _Writing(between, frame, chunk)
        for step in steps:
            if isinstance(step, Reduction):
                writing.reduction(step)
            else:
                writing.equation(step)
    frame.end()


class _Writing:
    """Steps for the replicates of one chunk."""

    def __init__(self, between: Between, frame: Frame, chunk: Any):
        self.frame, self.builder, self.chunk = frame, frame.builder, chunk
        self.vectors = Vectors(frame.builder, WIDTH)
        self.departments = frame.numbers["departments"]
        self.wide, self.whole = between.rows(True), between.rows(False)

    def equation(self, step: Step) -> None:
        """All results are worked out before any is stored: an equation may read what it writes."""
        shared = {quantity: self._load(quantity) for quantity in step.reads if not quantity.by_department}
        if not _by_department(step.reads):
            self._store_everywhere(step, self._results(step, shared))
            return
        with self._each_department() as department:
            own = {quantity: self._load(quantity, department) for quantity in step.reads if quantity.by_department}
            for quantity, value in zip(step.writes, self._results(step, {**shared, **own}), strict=True):
                self._store(value, quantity, department)

    def reduction(self, step: Reduction) -> None:
        """Added in the order of departments, exactly as numpy does it."""
        total = [self._term(step, whole(0))]
        with summed(self.builder, whole(1), self.departments, "added", total) as given:
            given[1] = self.builder.fadd(given[1], self._term(step, given[0]))
        result = self._without_minus_zero(total[0])
        if step.weighted:
            result = self.builder.fdiv(result, self.vectors.spread(self.frame.number("total_size", whole(0))))
        self._store(result, step.into)

    def _term(self, step: Reduction, department: Any) -> Any:
        value = self._load(step.of, department)
        if not step.weighted:
            return value
        return self.builder.fmul(self.vectors.spread(self.frame.number("size", department)), value)

    def _results(self, step: Step, values: dict[Quantity, Any]) -> tuple[Any, ...]:
        results = Expressions(self.vectors).results(
            step.equation.function, [values[quantity] for quantity in step.reads])
        return tuple(map(self._without_minus_zero, results))

    def _without_minus_zero(self, value: Any) -> Any:
        return self.builder.fadd(self.vectors.double(value), self.vectors.double(0.0))

    def _store_everywhere(self, step: Step, results: tuple[Any, ...]) -> None:
        """Results that are the same for all departments."""
        for quantity, value in zip(step.writes, results, strict=True):
            if quantity.by_department:
                with self._each_department() as department:
                    self._store(value, quantity, department)
            else:
                self._store(value, quantity)

    def _each_department(self) -> Any:
        return counted(self.builder, whole(0), self.departments, "department")

    def _load(self, quantity: Quantity, department: Any = None) -> Any:
        return self.vectors.load(*self._place(quantity, department))

    def _store(self, value: Any, quantity: Quantity, department: Any = None) -> None:
        self.vectors.store(value, *self._place(quantity, department))

    def _place(self, quantity: Quantity, department: Any) -> tuple[Any, Any]:
        """The array of a quantity, and where the lanes of a department begin in it."""
        if quantity.by_department:
            row = self.builder.mul(whole(self.wide[quantity.name]), self.departments)
            array, row = self.frame.arrays["wide"], self.builder.add(row, department)
        else:
            array, row = self.frame.arrays["whole"], whole(self.whole[quantity.name])
        chunks = self.builder.mul(row, self.frame.numbers["chunks"])
        return array, self.frame.place(self.builder.add(chunks, self.chunk), WIDTH)
