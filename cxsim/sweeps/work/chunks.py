"""Chunks: how many cells a worker takes at once, and what it does with them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from cxsim.sweeps.experiment.cells import Cell
from cxsim.sweeps.store.chunk_file import write_chunk
from cxsim.sweeps.work.rows import results_table, weekly_table
from cxsim.sweeps.work.workshop import CellRows, Job, Workshop


@dataclass(frozen=True)
class Order:
    """What a worker needs besides the cells: the job, and where and how their rows are written."""

    job: Job
    folder: Path
    schema: pa.Schema
    weekly_schema: pa.Schema
    design_hash: str


@dataclass(frozen=True)
class Chunk:
    """Cells that one worker runs and writes at once."""

    cells: tuple[Cell, ...]
    deaths: int = 0

    @property
    def numbers(self) -> list[int]:
        """The numbers of its cells."""
        return [cell.number for cell in self.cells]


@dataclass(frozen=True)
class Done:
    """What a worker returns; the rows are in its file. ``failed``: cell -> reason."""

    name: str
    cells: int
    seconds: float
    failed: dict[int, str]


class Bench:
    """The workshop of this process; it stays from chunk to chunk of the same sweep."""

    def __init__(self) -> None:
        self._design = ""
        self._workshop: Workshop | None = None

    def workshop(self, order: Order) -> Workshop:
        """The workshop for an order."""
        if self._workshop is None or self._design != order.design_hash:
            self._design, self._workshop = order.design_hash, Workshop(order.job)
        return self._workshop


BENCH = Bench()


def run_chunk(order: Order, cells: Sequence[Cell]) -> Done:
    """Run cells and write their rows; this is what workers do.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    start = time.perf_counter()
    blocks = sorted(BENCH.workshop(order).run(cells), key=lambda block: block.cell.number)
    rows = results_table(order.job, order.schema, order.design_hash, blocks)
    weekly = weekly_table(order.job, order.weekly_schema, blocks)
    name = write_chunk(order.folder, [cell.number for cell in cells], rows, weekly)
    failed = {block.cell.number: block.reason for block in blocks if block.reason}
    return Done(name, len(cells), time.perf_counter() - start, failed)


def write_failure(order: Order, cell: Cell, reason: str) -> Done:
    """Record that a cell failed, without running it."""
    rows = results_table(order.job, order.schema, order.design_hash, [CellRows(cell, reason=reason)])
    name = write_chunk(order.folder, [cell.number], rows)
    return Done(name, 1, 0.0, {cell.number: reason})


class Pace:
    """How many cells make a chunk: as many as take so many seconds, and fewer towards the end.

    Towards the end chunks get smaller, so that all workers are done at about the same time.
    """

    def __init__(self, seconds: float, workers: int, cell_seconds: float):
        self.seconds, self.workers = seconds, workers
        self._took, self._cells = cell_seconds, 1.0

    def learn(self, done: Done) -> None:
        """Take a finished chunk into account; recent ones count more."""
        self._took, self._cells = 0.7 * self._took + done.seconds, 0.7 * self._cells + done.cells

    def size(self, left: int) -> int:
        """Cells of the next chunk when so many are left."""
        each = max(self._took / self._cells, 1e-6)
        share = left if self.workers == 1 else left / (2.0 * self.workers)
        return max(1, min(left, int(min(self.seconds / each, max(share, 2.0 / each)))))
