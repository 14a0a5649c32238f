"""The columns of a sweep's results: one row per cell and replicate."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from cxsim.sweeps.experiment.axes import Axis
from cxsim.sweeps.experiment.preparing import Prepared

WORDS = pa.dictionary(pa.int32(), pa.string())


def results_schema(ready: Prepared) -> pa.Schema:
    """The columns of the results, in order; a measure is null where it is absent."""
    cells = ready.cells
    columns = zip(cells.grounds.axes, cells.columns, strict=True)
    return pa.schema([
        ("cell", pa.int64()), ("replicate", pa.int32()), ("seed", pa.int64()), ("scenario", WORDS),
        *((axis.name, _type_of(axis, values)) for axis, values in columns),
        *((name, pa.float64()) for name in ready.measures),
        ("failed", pa.string()), ("scenario_hash", WORDS), ("organization_hash", WORDS), ("design_hash", WORDS),
    ])  # fmt: skip


def weekly_schema(ready: Prepared) -> pa.Schema:
    """The columns of kept weekly series."""
    return pa.schema([("cell", pa.int64()), ("replicate", pa.int32()), ("week", pa.int32()),
                      *((name, pa.float64()) for name in ready.weekly)])


def _type_of(axis: Axis, values: Iterable[Any]) -> pa.DataType:
    kinds = {type(value) for value in values}
    if axis.settings or str in kinds or (bool in kinds and len(kinds) > 1):
        return WORDS
    if kinds == {bool}:
        return pa.bool_()
    return pa.int64() if kinds == {int} else pa.float64()
