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
from cxsim.sweeps.work.time_limit import ends_after
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
    """Cells that one worker runs and writes at once.

    ``deaths``: how often its worker died; ``begun``: when it was handed out last; ``limit``: the most seconds then.
    """

    cells: tuple[Cell, ...]
    deaths: int = 0
    begun: float = 0.0
    limit: float | None = None

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
ROOM = 4.0
"""How many times longer than expected cells may take before their chunk is stopped."""


def run_chunk(order: Order, cells: Sequence[Cell], limit: float | None) -> Done:
    """Run cells and write their rows; this is what workers do. A worker ends if it takes longer than ``limit`` seconds.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    start = time.perf_counter()
    with ends_after(limit):
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

    Towards the end chunks get smaller, so that all workers are done at about the same time. ``most``: the most seconds
    of a cell; ``guessed``: whether ``cell_seconds`` was not measured.
    """

    def __init__(
        self, seconds: float, workers: int, cell_seconds: float, *, most: float | None = None, guessed: bool = False
    ):
        self.seconds, self.workers, self.most = seconds, workers, most
        self._took, self._cells, self._guessed = cell_seconds, 1.0, guessed

    def learn(self, done: Done) -> None:
        """Take a finished chunk into account; recent ones count more."""
        self._took, self._cells = 0.7 * self._took + done.seconds, 0.7 * self._cells + done.cells
        self._guessed = False

    def limit(self, chunk: Chunk) -> float | None:
        """The most seconds of a chunk: those of one cell, and several times what the others are expected to take.

        So a cell that hangs among a thousand is soon noticed. A chunk that is stopped for no cell's fault is run again
        with more time, and in the end cell by cell: only the limit of a single cell can make one fail.
        """
        if self.most is None:
            return None
        expected = ROOM * 2.0**chunk.deaths * self._took / self._cells
        return self.most + (len(chunk.cells) - 1) * min(self.most, expected)

    def size(self, left: int) -> int:
        """Cells of the next chunk when so many are left; one where a limit would rest on a guess."""
        if self.most is not None and self._guessed:
            return 1
        each = max(self._took / self._cells, 1e-6)
        share = left if self.workers == 1 else left / (2.0 * self.workers)
        return max(1, min(left, int(min(self.seconds / each, max(share, 2.0 / each)))))
