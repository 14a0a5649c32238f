"""``cxsim.sweep``: run an experiment into a folder, or go on with one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from cxsim.errors import InputError
from cxsim.results.provenance import versions
from cxsim.studies.work import WORTH_COMPILING, Engine, workers_available
from cxsim.sweeps.experiment.checking import check_cells
from cxsim.sweeps.experiment.identity import design_hash, identity_of
from cxsim.sweeps.experiment.preparing import Prepared, prepared
from cxsim.sweeps.experiment.reading import Stated, experiment_from, read_experiment
from cxsim.sweeps.experiment.table import results_schema, weekly_schema
from cxsim.sweeps.store.folder import MANIFEST, Description, SweepFolder
from cxsim.sweeps.store.locks import Shard
from cxsim.sweeps.store.merge import merge
from cxsim.sweeps.store.reading import read_sweep
from cxsim.sweeps.store.survey import Survey
from cxsim.sweeps.work.chunks import Order, Pace
from cxsim.sweeps.work.estimate import Estimate, estimate
from cxsim.sweeps.work.executors import Dask, Serial, processes, refuse_unreachable
from cxsim.sweeps.work.ordering import Queue, part_of
from cxsim.sweeps.work.running import Running, ended
from cxsim.sweeps.work.workshop import Job

if TYPE_CHECKING:
    import pandas

Report = Callable[[int, int], None]

# A rough guess, until the first chunks tell: a plan and doing nothing beside it.
SECONDS_OF_A_PERSON_WEEK = 1e-6
LEAST_CELL_SECONDS = 0.005


@dataclass(frozen=True)
class Swept:
    """A finished go at a sweep: cells that it ran, cells that failed (number -> reason), and cells without rows.

    ``left`` counts cells of other shards too.
    """

    folder: Path
    cells: int
    ran: int
    failed: Mapping[int, str]
    left: int
    remarks: tuple[str, ...]

    def results(self) -> pandas.DataFrame:
        """The merged results: one row per cell and replicate."""
        found: pandas.DataFrame = read_sweep(self.folder).to_pandas()
        return found


class Sweep:
    """An experiment that can run: every mistake has been found.

    ``out``: the folder that it is meant for; a seed that was drawn for it stays. ``shard``: the part that is to be run.
    """

    def __init__(self, stated: Stated, out: str | os.PathLike[str] | None = None, shard: Shard | None = None):
        stored = None if out is None else stored_seed(Path(out))
        self.ready: Prepared = prepared(stated, stored)
        if shard is not None and self.ready.drawn and stored is None:
            raise InputError([stated.finding((), "no seed is stated, so each shard would draw its own; state 'seed:', "
                                             "for example 1")])
        organizations, idle = check_cells(self.ready)
        self.remarks = (*self.ready.remarks, *idle)
        self.people = max(one.size for one in organizations.values())
        self.schema = results_schema(self.ready)
        identity = identity_of(self.ready)
        experiment = {**stated.experiment.model_dump(mode="json"), "seed": self.ready.seed}
        self.description = Description(design_hash(identity), identity, experiment, len(self.ready.cells), versions())
        self.run = stated.experiment.run

    @property
    def job(self) -> Job:
        """What every cell needs."""
        ready, keep = self.ready, self.ready.stated.experiment.keep
        some = None if keep is None or keep.cells is None else frozenset(keep.cells)
        return Job(ready.cells.grounds, ready.replicates, ready.seed, ready.measures, ready.weekly, some,
                   self._engine())

    def _engine(self) -> Engine:
        whole = len(self.ready.cells) * self._person_weeks()
        return "compiled" if self.run.engine == "auto" and whole >= WORTH_COMPILING else self.run.engine

    def guess(self) -> float:
        """Seconds of a cell, until the first chunks tell."""
        return max(self._person_weeks() * SECONDS_OF_A_PERSON_WEEK, LEAST_CELL_SECONDS)

    def _person_weeks(self) -> int:
        """Those of a cell with the most people and weeks."""
        weeks = max(scenario.weeks for scenario in self.ready.cells.grounds.scenarios)
        return self.ready.replicates * self.people * weeks

    def folder(self, out: str | os.PathLike[str], *, resume: bool = True) -> SweepFolder:
        """Its folder, made or found.

        Raises
        ------
        OutputError
            If the folder holds something else or another sweep, or the disk refuses.
        """
        return SweepFolder.create_or_open(Path(out).absolute(), self.description, resume=resume)

    def wanted(self, found: Survey | None, shard: Shard | None, *, retry: bool) -> list[int]:
        """The cells still to be run: those that chunks lack, or all if there are none yet."""
        wanted = np.ones(len(self.ready.cells), dtype=bool) if found is None else found.left.copy()
        if found is not None and retry:
            wanted[list(found.failures)] = True
        if shard is not None:
            wanted[part_of(self.ready.cells, shard, inside=False)] = False
        numbers: list[int] = wanted.nonzero()[0].tolist()
        return numbers

    def workers(self, given: int | None) -> int:
        """How many processes run the cells; ``given`` counts before what the experiment says."""
        return 1 if self.run.executor == "serial" else given or self.run.workers or workers_available()

    def estimate(self, numbers: Sequence[int]) -> Estimate | None:
        """What some cells will take, from a short probe of one or more; None if the process of the probe dies."""
        queue = Queue(self.ready.cells, numbers)
        cells = queue.take(len(queue))
        with suppress(BrokenExecutor), ended(self.executor(1, None)()) as executor:
            found: Estimate = executor.submit(estimate, self.job, cells, len(self.schema),
                                              self.run.seconds_per_cell).result()
            return found
        return None

    @contextmanager
    def begun(self, folder: SweepFolder, shard: Shard | None = None, *, retry: bool = False) -> Iterator[Going]:
        """A go at the cells that the folder lacks; no other runner can change the folder inside this context.

        Raises
        ------
        InUseError
            If a runner that excludes this one is at work.
        """
        with folder.held(shard):
            yield Going(self, folder, shard, retry=retry)

    def executor(self, workers: int, dask: str | None) -> Callable[[], Executor]:
        """Makes who runs the cells."""
        if dask is not None:
            return lambda: Dask(dask, workers)
        return Serial if self.run.executor == "serial" else lambda: processes(workers)


class Going:
    """One go at a sweep: its folder is held, and ``numbers`` are the cells to be run."""

    def __init__(self, whole: Sweep, folder: SweepFolder, shard: Shard | None, *, retry: bool):
        self.whole, self.folder, self.shard = whole, folder, shard
        self._found = folder.survey()
        self.numbers = whole.wanted(self._found, shard, retry=retry)

    def run(
        self, *, workers: int | None = None, dask: str | None = None, progress: Report | None = None,
        cell_seconds: float | None = None,
    ) -> Swept:
        """Run the cells, and merge if all are there; see :func:`sweep`.

        ``cell_seconds``: about how long a cell takes, if that is known.
        """
        whole, ran = self.whole, 0
        if self.numbers:
            running = self._running(whole.workers(workers), dask, progress, cell_seconds)
            running.run()
            ran = running.done
        found = self._found if not self._found.left.any() and not ran else self.folder.survey()
        left = int(found.left.sum())
        if not left:
            merge(self.folder, found=found)
        return Swept(self.folder.path, len(whole.ready.cells), ran, found.failures, left, whole.remarks)

    def _running(
        self, workers: int, dask: str | None, progress: Report | None, cell_seconds: float | None
    ) -> Running:
        whole, numbers = self.whole, self.numbers
        order = Order(whole.job, self.folder.path, whole.schema, weekly_schema(whole.ready),
                      whole.description.design_hash)
        pace = Pace(whole.run.chunk_seconds, workers, cell_seconds or whole.guess(),
                    most=whole.run.seconds_per_cell, guessed=cell_seconds is None)
        return Running(
            order, Queue(whole.ready.cells, numbers), pace, self.folder.log(self.shard),
            whole.executor(workers, dask or whole.run.dask),
            lambda done: progress(done, len(numbers)) if progress else None,
        )


def stored_seed(place: Path) -> int | None:
    """The seed of the sweep in a folder; None if there is none yet."""
    return int(SweepFolder.open(place).description.identity["seed"]) if (place / MANIFEST).exists() else None


def sweep(
    experiment: str | os.PathLike[str] | Mapping[str, Any] | Stated, out: str | os.PathLike[str], *,
    workers: int | None = None, dask: str | None = None, shard: Shard | None = None, resume: bool = True,
    retry: bool = False, progress: Report | None = None,
) -> Swept:
    """Run an experiment into a folder; what is done there already is not run again.

    Parameters
    ----------
    experiment : path, mapping or Stated
        An experiment file, or the same keys in Python (paths relative to the current folder).
    out : path
        The folder: ``sweep.json``, ``chunks/``, ``status/`` and, when all cells are there, ``results.parquet``. Its
        bytes do not depend on workers, chunks, shards, executor or interruptions.
    workers : int or None
        Processes; default: as the experiment says, else all available processors.
    dask : str or None
        Address of a Dask scheduler, or "local".
    shard : (int, int) or None
        ``(2, 4)``: only the second of four parts of the cells; all parts share the folder.
    resume : bool
        Whether to go on with the same sweep in this folder.
    retry : bool
        Whether to run failed cells again.
    progress : function(done, total) or None
        Called with cells.

    Raises
    ------
    InputError
        If anything in the experiment is wrong, or no Dask scheduler answers; nothing has run then.
    OutputError
        If the folder holds something else, another sweep, or is in use; or if the disk refuses.
    """
    if isinstance(experiment, Stated):
        stated = experiment
    else:
        stated = experiment_from(experiment) if isinstance(experiment, Mapping) else read_experiment(experiment)
    whole = Sweep(stated, out, shard)
    refuse_unreachable(dask or whole.run.dask)
    with whole.begun(whole.folder(out, resume=resume), shard, retry=retry) as going:
        return going.run(workers=workers, dask=dask, progress=progress)
