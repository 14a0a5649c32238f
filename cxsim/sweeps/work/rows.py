"""Rows of cells as tables with the columns of the results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from cxsim.sweeps.work.workshop import CellRows, Job


def results_table(job: Job, schema: pa.Schema, design_hash: str, blocks: Sequence[CellRows]) -> pa.Table:
    """The rows of cells: one per replicate. A measure without a value, and all of a failed replicate, are null."""
    each, cells = job.replicates, [block.cell for block in blocks]
    columns: dict[str, Any] = {
        "cell": np.repeat([cell.number for cell in cells], each),
        "replicate": np.tile(np.arange(each), len(cells)),
        "seed": np.full(len(cells) * each, job.seed),
        "scenario": _repeated((job.grounds.scenarios[cell.scenario].name for cell in cells), each),
        "failed": [reason for block in blocks for reason in _reasons(block, each)],
        "scenario_hash": _repeated((block.scenario_hash for block in blocks), each),
        "organization_hash": _repeated((block.organization_hash for block in blocks), each),
        "design_hash": _repeated((design_hash for _ in blocks), each),
    }
    for place, axis in enumerate(job.grounds.axes):
        columns[axis.name] = _repeated((cell.shown[place] for cell in cells), each)
    unknown = np.full(each, np.nan)
    for name in job.measures:
        values = np.concatenate([block.measures.get(name, unknown) for block in blocks])
        columns[name] = pa.array(values, from_pandas=True)
    return pa.table([_column(columns[one.name], one.type) for one in schema], schema=schema)


def weekly_table(job: Job, schema: pa.Schema, blocks: Iterable[CellRows]) -> pa.Table | None:
    """The weekly series of the cells that keep them: by cell, replicate and week; None if none does."""
    parts = [_weeks(block, schema) for block in blocks if block.weekly]
    return pa.concat_tables(parts) if parts else None


def _weeks(block: CellRows, schema: pa.Schema) -> pa.Table:
    weeks, each = next(iter(block.weekly.values())).shape
    columns: dict[str, Any] = {
        "cell": np.full(weeks * each, block.cell.number),
        "replicate": np.repeat(np.arange(each), weeks),
        "week": np.tile(np.arange(weeks), each),
        **{name: pa.array(values.T.ravel(), from_pandas=True) for name, values in block.weekly.items()},
    }
    return pa.table([_column(columns[one.name], one.type) for one in schema], schema=schema)


def _reasons(block: CellRows, each: int) -> list[str | None]:
    if block.reason:
        return [block.reason] * each
    return [block.failed.get(replicate) for replicate in range(each)]


def _repeated(values: Iterable[Any], each: int) -> list[Any]:
    return [value for value in values for _ in range(each)]


def _column(values: Any, kind: pa.DataType) -> pa.Array:
    if pa.types.is_dictionary(kind):
        return pa.array(map(str, values), pa.string()).dictionary_encode().cast(kind)
    return values.cast(kind) if isinstance(values, pa.Array) else pa.array(values, kind)
