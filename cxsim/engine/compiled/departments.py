"""The steps between two weeks as machine code, except for those that cannot be written down: they stay numpy calls."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from cxsim.engine.compiled import machine
from cxsim.engine.compiled.department_steps import ARRAYS, NUMBERS, woven
from cxsim.engine.numpy.departments import bound
from cxsim.engine.week.between import Reduction, Step
from cxsim.engine.week.columns import Layout
from cxsim.engine.week.department_rows import WIDTH, DepartmentRows

Part = machine.CompiledFunction | Reduction | Step


def steps(rows: DepartmentRows) -> list[Callable[[], None]]:
    """The steps of ``rows.between`` in their order, as few calls as possible."""
    with machine.LOCK:
        parts = _compiled(rows.between.layout)
    arrays = [rows.wide, rows.whole, rows.size, rows.total_size]
    departments, chunks = len(rows.size), rows.whole.shape[-1] // WIDTH
    return [
        part.on(arrays, departments, chunks) if isinstance(part, machine.CompiledFunction) else bound(part, rows)
        for part in parts
    ]


@cache
def _compiled(layout: Layout) -> list[Part]:
    """Functions, and the steps between them. They depend on no scenario, because parameters are rows."""
    found = woven(layout)
    names = {part: (len(ARRAYS), len(NUMBERS)) for part in found.parts if isinstance(part, str)}
    functions = machine.functions(found.text, names) if names else {}
    return [functions[part] if isinstance(part, str) else part for part in found.parts]
