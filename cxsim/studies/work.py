"""How the replicates of a scenario are cut into batches, and which engine runs them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Literal

import numpy as np

from cxsim.engine.batch import Batch
from cxsim.engine.columns import Layout
from cxsim.engine.compiled.build import is_compiled
from cxsim.engine.compiled.weaver import LANES, Weaving

Engine = Literal["auto", "numpy", "compiled"]

# Fewer replicates than this run one by one, as blocks of people.
FEWEST_SIDE_BY_SIDE = 8
# Person-weeks from which compiling pays, and from which loading what is compiled already does.
WORTH_COMPILING = 60_000_000
WORTH_LOADING = 12_000_000


def workers_available() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches(replicates: int, draws: int, parameters: Mapping[str, Any]) -> list[tuple[int, Batch]]:
    """(organization draw, batch) for all replicates; replicate r lives in organization r modulo ``draws``."""
    size = LANES if replicates >= FEWEST_SIDE_BY_SIDE else 1
    cut = []
    for draw in range(min(draws, replicates)):
        members = np.arange(draw, replicates, draws)
        for start in range(0, len(members), size):
            chosen = members[start : start + size]
            own = {name: value if np.ndim(value) == 0 else value[chosen] for name, value in parameters.items()}
            cut.append((draw, Batch(chosen, chosen, own)))
    return cut


def chosen_engine(engine: Engine, person_weeks: int, layout: Layout, replicates: int, varying: bool) -> Engine:
    """The engine for a job of this size: both give the same bytes, so only time decides."""
    if engine != "auto":
        return engine
    if person_weeks >= WORTH_COMPILING:
        return "compiled"
    kind: Literal["people", "replicates"] = "people" if replicates < FEWEST_SIDE_BY_SIDE else "replicates"
    loadable = person_weeks >= WORTH_LOADING and is_compiled(Weaving(layout, kind, varying and kind == "replicates"))
    return "compiled" if loadable else "numpy"
