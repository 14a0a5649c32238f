"""The equations about departments as numpy calls on their rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.between import Reduction, Step
from cxsim.engine.week.department_rows import DepartmentRows
from cxsim.engine.world.sums import in_order

Values = NDArray[np.float64]


def bound(step: Reduction | Step, rows: DepartmentRows) -> Callable[[], None]:
    """A step on the rows of its quantities."""
    if isinstance(step, Reduction):
        of, into = rows.of_each_department(step.of), rows.row[step.into.name]
        return partial(_mean, rows, of, into) if step.weighted else partial(_sum, of, into)
    reads = [rows.row[quantity.name] for quantity in step.reads]
    writes = [rows.row[quantity.name] for quantity in step.writes]
    return partial(_apply, step.equation.function, reads, writes)


def _mean(rows: DepartmentRows, of: Values, into: Values) -> None:
    """The mean over departments weighted by their positions."""
    into[0] = (0.0 + in_order(rows.size * of)) / rows.total_size


def _sum(of: Values, into: Values) -> None:
    into[0] = 0.0 + in_order(of)


def _apply(function: Callable[..., Any], reads: list[Values], writes: list[Values]) -> None:
    result = function(*reads)
    if len(writes) == 1:
        _write(result, writes[0])
        return
    # Copied before any is written: one may be a view of a row that another overwrites.
    for row, value in zip(writes, [np.array(value) for value in result], strict=True):
        _write(value, row)


def _write(value: Any, row: Values) -> None:
    # Which zero is the larger of 0.0 and -0.0 differs between processors; a row holds no -0.0.
    np.add(value, 0.0, out=row)
