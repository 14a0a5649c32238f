"""What a sweep will take, from a short probe."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxsim.studies.parameter_sets import FUTURES_AT_ONCE
from cxsim.sweeps.experiment.cells import Cell
from cxsim.sweeps.work.workshop import Job, Workshop

PROBED_REPLICATES = 8
PROBED_CELLS = 4
BYTES_PER_VALUE = 8
# Weekly measures of a plan and of doing nothing that stay in memory until their futures are finished.
MEASURES_A_WEEK = 100


@dataclass(frozen=True)
class Estimate:
    """About what a sweep takes: processor time of a cell, and at most how much disk, and memory of each process."""

    cells: int
    replicates: int
    cell_seconds: float
    disk_bytes: int
    memory_bytes: int

    @property
    def runs(self) -> int:
        """Cells times replicates."""
        return self.cells * self.replicates

    def seconds(self, workers: int) -> float:
        """Time for all cells with so many workers."""
        return self.cells * self.cell_seconds / workers


def estimate(job: Job, cells: Sequence[Cell], columns: int) -> Estimate:
    """Run a few cells with few replicates; ``cells``: all that are to be run, in their order."""
    few = replace(job, replicates=min(job.replicates, PROBED_REPLICATES))
    probed = [cells[place * len(cells) // PROBED_CELLS] for place in range(min(PROBED_CELLS, len(cells)))]
    workshop = Workshop(few)
    list(workshop.run(probed[:1]))  # compiles the weeks, which later ones find compiled
    start = time.process_time()
    list(workshop.run(probed))
    each = (time.process_time() - start) / len(probed) * job.replicates / few.replicates
    rows = len(cells) * job.replicates
    disk = rows * columns * BYTES_PER_VALUE
    return Estimate(len(cells), job.replicates, each, disk, _memory(job, len(cells)))


def _memory(job: Job, cells: int) -> int:
    """Memory of a process: what this one needs now, and the weekly measures of the futures that run together."""
    weeks = max(scenario.weeks for scenario in job.grounds.scenarios)
    futures = min(max(FUTURES_AT_ONCE, job.replicates), cells * job.replicates)
    return _held_now() + futures * weeks * MEASURES_A_WEEK * BYTES_PER_VALUE


def _held_now() -> int:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
