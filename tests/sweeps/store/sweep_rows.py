"""Rows of an invented sweep, whose numbers follow from cell and replicate."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np
import pyarrow

from cxsim.sweeps.store.folder import Description

DESIGN = "d" * 64


def description(cells: int = 6, **changes: object) -> Description:
    """The sweep of a seed and a factor over so many cells."""
    identity = {"seed": 1, "factors": {"parameters.norm": [0.1, 0.2]}, "replicates": 3, **changes}
    design = DESIGN if not changes else hashlib.sha256(repr(changes).encode()).hexdigest()
    return Description(design, identity, {"name": "invented"}, cells, {"cxsim": "1.0"})


def texts(values: list[str]) -> pyarrow.Array:
    return pyarrow.array(values, pyarrow.string()).dictionary_encode()


def rows(cells: Iterable[int], replicates: int = 3, failed: str | None = None, **columns: object) -> pyarrow.Table:
    """The rows of these cells, in their order: every second cell is of ``wave``, the measure misses in replicate 2."""
    cell, replicate = np.array([(c, r) for c in cells for r in range(replicates)]).T
    measure = [None if failed or r == 2 else c + r / 10 for c, r in zip(cell.tolist(), replicate.tolist(), strict=True)]
    return pyarrow.table({
        "cell": pyarrow.array(cell, pyarrow.int64()),
        "replicate": pyarrow.array(replicate, pyarrow.int32()),
        "seed": pyarrow.array(np.full(len(cell), 7), pyarrow.int64()),
        "scenario": texts([("pilot", "wave")[c % 2] for c in cell.tolist()]),
        "adoption": pyarrow.array(measure, pyarrow.float64()),
        "failed": pyarrow.array([failed] * len(cell), pyarrow.string()),
        "scenario_hash": texts([f"{c:064x}" for c in cell.tolist()]),
        "design_hash": texts([DESIGN] * len(cell)),
        **columns,
    })


def weekly(cells: Iterable[int], weeks: int = 2, replicates: int = 3) -> pyarrow.Table:
    """A weekly series of these cells."""
    cell, replicate, week = np.array([(c, r, w) for c in cells for r in range(replicates) for w in range(weeks)]).T
    return pyarrow.table({
        "cell": pyarrow.array(cell, pyarrow.int64()),
        "replicate": pyarrow.array(replicate, pyarrow.int32()),
        "week": pyarrow.array(week, pyarrow.int32()),
        "use": pyarrow.array(cell + week / 100),
    })
