"""The steps between two weeks as machine code, except for those that cannot be written down: they stay numpy calls."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from cxsim.engine.compiled import machine
from cxsim.engine.compiled.addresses import Arrays
from cxsim.engine.compiled.department_steps import ARRAYS, NUMBERS, woven
from cxsim.engine.numpy.departments import bound
from cxsim.engine.week.columns import Layout
from cxsim.engine.week.department_rows import WIDTH, DepartmentRows


def steps(rows: DepartmentRows) -> list[Callable[[], None]]:
    """The steps of ``rows.between`` in their order, as few calls as possible."""
    parts = woven(rows.between.layout).parts
    with machine.LOCK:
        functions = _compiled(rows.between.layout).functions
    given = rows.wide, rows.whole, rows.size, rows.total_size
    arrays = Arrays(dict(zip(ARRAYS, given, strict=True)))
    numbers = len(rows.size), rows.whole.shape[-1] // WIDTH
    return [_on(functions[part], arrays, numbers) if isinstance(part, str) else bound(part, rows) for part in parts]


def _on(function: Callable[..., None], arrays: Arrays, numbers: tuple[int, ...]) -> Callable[[], None]:
    arguments = *arrays.addresses(ARRAYS), *numbers

    def call(_kept: Arrays = arrays) -> None:
        function(*arguments)

    return call


@cache
def _compiled(layout: Layout) -> machine.Linked:
    """The functions by name. They depend on no scenario, because parameters are rows."""
    found = woven(layout)
    names = {part: (len(ARRAYS), len(NUMBERS)) for part in found.parts if isinstance(part, str)}
    return machine.linked(found.text, names) if names else machine.Linked({}, None)
