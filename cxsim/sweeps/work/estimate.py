"""What a sweep will take, from a short probe."""

from __future__ import annotations

import resource
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxsim.studies.parameter_sets import FUTURES_AT_ONCE
from cxsim.sweeps.experiment.cells import Cell
from cxsim.sweeps.work.time_limit import ends_after
from cxsim.sweeps.work.unmoved import trials_of, unmoved
from cxsim.sweeps.work.workshop import Job, Workshop

PROBED_REPLICATES = 8
PROBED_CELLS = 4
PROBE_SECONDS = 1.5
"""Of processor time for each further look at cells that are short."""
FURTHER_LOOKS = 3
TRIAL_SECONDS = 20.0
"""Of processor time for all trials of extreme values of factors."""
BYTES_PER_VALUE = 8
# Weekly measures of a plan and of doing nothing that stay in memory until their futures are finished.
MEASURES_A_WEEK = 100


@dataclass(frozen=True)
class Estimate:
    """About what a sweep takes: processor time of a cell, and at most how much disk, and memory of each process.

    ``probed``: how many cells the time was measured on. ``remarks``: factors that changed nothing in a trial.
    """

    cells: int
    probed: int
    replicates: int
    cell_seconds: float
    disk_bytes: int
    memory_bytes: int
    remarks: tuple[str, ...] = ()

    @property
    def runs(self) -> int:
        """Cells times replicates."""
        return self.cells * self.replicates

    def seconds(self, workers: int) -> float:
        """Time for all cells with so many workers."""
        return self.cells * self.cell_seconds / workers


def estimate(job: Job, cells: Sequence[Cell], columns: int, most: float | None) -> Estimate:
    """Run a few cells with few replicates; ``cells``: all that are to be run, in their order.

    ``most``: the most seconds of a cell; this process ends if the cells that are tried take longer.

    Short cells are looked at again, with all replicates and many at once, as workers run them: what cells share, and
    what replicates share, would else be counted for each.
    """
    few = replace(job, replicates=min(job.replicates, PROBED_REPLICATES))
    probed = _spread(cells, PROBED_CELLS)
    workshop = Workshop(few)
    _seconds(workshop, probed[:1], most)  # compiles the weeks, which later ones find compiled
    each, whole = _seconds(workshop, probed, most) / len(probed) * job.replicates / few.replicates, few == job
    workshop = Workshop(job)
    for _ in range(FURTHER_LOOKS):
        more = _spread(cells, int(PROBE_SECONDS / each))
        if not more or (whole and len(more) <= len(probed)):
            break
        probed, each, whole = more, _seconds(workshop, more, most) / len(more), True
    disk = len(cells) * job.replicates * columns * BYTES_PER_VALUE
    return Estimate(len(cells), len(probed), job.replicates, each, disk, _memory(job, len(cells)),
                    _remarks(few, cells, each * few.replicates / job.replicates, most))


def _remarks(few: Job, cells: Sequence[Cell], each: float, most: float | None) -> tuple[str, ...]:
    """Factors that change nothing in a trial, unless it would take long."""
    trials = trials_of(few.grounds.axes, cells)
    count = sum(map(len, trials.values()))
    if not trials or count * each > TRIAL_SECONDS:
        return ()
    with ends_after(None if most is None else most * count):
        return tuple(unmoved(few, trials))


def _spread(cells: Sequence[Cell], count: int) -> list[Cell]:
    """So many cells, as far as there are: in a few stretches, so that neighbours share what they share."""
    if count >= len(cells):
        return list(cells)
    stretches = max(1, min(PROBED_CELLS, count))
    starts = [place * len(cells) // stretches for place in range(stretches)]
    return [one for start in starts for one in cells[start : start + count // stretches]]


def _seconds(workshop: Workshop, cells: Sequence[Cell], most: float | None) -> float:
    """Processor time of running cells; never 0."""
    start = time.process_time()
    with ends_after(None if most is None else most * len(cells)):
        deque(workshop.run(cells), maxlen=0)
    return max(time.process_time() - start, 1e-6)


def _memory(job: Job, cells: int) -> int:
    """Memory of a process: what this one needs now, and the weekly measures of the futures that run together."""
    weeks = max(scenario.weeks for scenario in job.grounds.scenarios)
    futures = min(max(FUTURES_AT_ONCE, job.replicates), cells * job.replicates)
    return _held_now() + futures * weeks * MEASURES_A_WEEK * BYTES_PER_VALUE


def _held_now() -> int:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
