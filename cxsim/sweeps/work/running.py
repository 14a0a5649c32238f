"""The loop that hands out chunks, and what happens when a worker dies.

A worker acknowledges a chunk by its file, so nothing that is done can be lost. When workers die, the chunks that were
at work are run again. A chunk that was there at two deaths is run alone; if it dies alone, it is run in halves, until
the one cell that kills its worker is found and recorded as failed. A worker also ends when its chunk takes too long.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from cxsim.errors import OutputError
from cxsim.sweeps.store.status_log import DIED, DONE, FAILED, FINISHED, STARTED, StatusLog
from cxsim.sweeps.work.chunks import Chunk, Done, Order, Pace, run_chunk, write_failure
from cxsim.sweeps.work.executors import Dask
from cxsim.sweeps.work.ordering import Queue

Report = Callable[[int], None]
"""Called with the number of cells done so far."""

DEATHS_TOGETHER = 2
PATIENCE_SECONDS = 5.0
KILLED = "its worker process died, also when it ran alone (out of memory, or killed by the system)"
TOO_LONG = "it took longer than {:g} seconds, also when it ran alone (run: seconds_per_cell)"
MOST_SILENT = 3
NOBODY_ANSWERS = ("worker processes end as soon as they start, so no cell can run; in a script, call cxsim.sweep below "
                  "the line: if __name__ == \"__main__\":")


@dataclass
class Running:
    """One go at the cells of a queue; ``failed``: cell -> reason."""

    order: Order
    queue: Queue
    pace: Pace
    log: StatusLog
    make: Callable[[], Executor]
    report: Report
    done: int = 0
    failed: dict[int, str] = field(default_factory=dict)
    _again: deque[Chunk] = field(default_factory=deque)
    _alone: deque[Chunk] = field(default_factory=deque)
    _at_work: dict[Future[Done], Chunk] = field(default_factory=dict)
    _someone_died: bool = False

    def run(self) -> None:
        """Run all cells.

        Raises
        ------
        OutputError
            If the disk refuses, or a Dask scheduler is gone; what is done stays, and a resumed sweep goes on.
        """
        self.log.append(STARTED, cells=len(self.queue))
        silent = 0
        while self._left():
            with ended(self.make()) as executor:
                answers = not self._someone_died or answering(executor)
                if answers:
                    self._hand_out_all(executor)
            silent = 0 if answers else silent + 1
            if silent == MOST_SILENT:
                raise OutputError(NOBODY_ANSWERS)
        self.log.append(FINISHED, cells=self.done)

    def _left(self) -> bool:
        return bool(len(self.queue) or self._again or self._alone or self._at_work)

    def _hand_out_all(self, executor: Executor) -> None:
        """Hand out chunks until none is left or the executor breaks."""
        while self._left():
            if isinstance(executor, Dask):
                self.pace.workers = max(1, executor.workers)
            for waiting in self._next():
                chunk = replace(waiting, begun=time.monotonic(), limit=self.pace.limit(waiting))
                try:
                    self._at_work[executor.submit(run_chunk, self.order, chunk.cells, chunk.limit)] = chunk
                except BrokenExecutor:
                    self._again.appendleft(chunk)
                    break
            if not self._at_work:
                return
            finished, _ = wait(self._at_work, return_when=FIRST_COMPLETED)
            broken = [self._take(future, self._at_work.pop(future)) for future in finished]
            if any(broken):
                for future in list(self._at_work):
                    wait([future])
                    self._take(future, self._at_work.pop(future))
                return

    def _next(self) -> Iterator[Chunk]:
        """Chunks to hand out now: enough to keep all workers busy, or one that must run alone."""
        room = 2 * self.pace.workers - len(self._at_work)
        while room > 0 and (self._again or len(self.queue)):
            yield self._again.popleft() if self._again else Chunk(tuple(
                self.queue.take(self.pace.size(len(self.queue)))))
            room -= 1
        if not self._at_work and not self._again and not len(self.queue) and room > 0 and self._alone:
            yield self._alone.popleft()

    def _take(self, future: Future[Done], chunk: Chunk) -> bool:
        """Take what a worker returned; whether the worker, and with it the executor, is gone."""
        try:
            done = future.result()
        except BrokenExecutor:
            self._died(chunk)
            return True
        except CancelledError:  # which Dask does to all chunks when it has lost its scheduler
            raise ConnectionAbortedError("the scheduler has ended") from None
        except Exception as error:
            if type(error).__name__ != "KilledWorker":  # of Dask, which only knows it where it is installed
                raise
            self._died(chunk)
            return False
        self._note(done)
        self.pace.learn(done)
        return False

    def _died(self, chunk: Chunk) -> None:
        """Decide how a chunk is run again whose worker is gone."""
        self._someone_died = True
        alone = chunk.deaths >= DEATHS_TOGETHER
        stopped = chunk.limit is not None and time.monotonic() - chunk.begun >= chunk.limit
        chunk = replace(chunk, deaths=chunk.deaths + 1)
        self.log.append(DIED, cells=len(chunk.cells), attempt=chunk.deaths,
                        reason=f"the worker of the cells from {chunk.numbers[0]} on is gone")
        if alone and len(chunk.cells) == 1:
            reason = TOO_LONG.format(self.pace.most) if stopped else KILLED
            self._note(write_failure(self.order, chunk.cells[0], reason))
        elif alone:
            middle = len(chunk.cells) // 2
            self._alone.extendleft([replace(chunk, cells=chunk.cells[middle:]),
                                    replace(chunk, cells=chunk.cells[:middle])])
        elif chunk.deaths >= DEATHS_TOGETHER:
            self._alone.append(chunk)
        else:
            self._again.append(chunk)

    def _note(self, done: Done) -> None:
        self.log.append(DONE, chunk=done.name, cells=done.cells - len(done.failed), seconds=done.seconds)
        for cell, reason in done.failed.items():
            self.log.append(FAILED, chunk=done.name, cells=1, reason=f"cell {cell}: {reason}")
        self.failed.update(done.failed)
        self.done += done.cells
        self.report(self.done)


def answering(executor: Executor) -> bool:
    """Whether a worker does what costs nothing; if not, no cell is to blame for its death."""
    try:
        return bool(executor.submit(bool, 1).result())
    except BrokenExecutor:
        return False


@contextmanager
def ended(executor: Executor) -> Iterator[Executor]:
    """Let an executor end with this context; after an interruption its processes are stopped at once."""
    before = set(multiprocessing.active_children())
    try:
        yield executor
    except BaseException as error:
        children = set(multiprocessing.active_children()) - before
        for child in children:
            child.terminate()
        executor.shutdown(wait=False, cancel_futures=True)
        for child in children:
            child.join(PATIENCE_SECONDS)
        if isinstance(error, OSError) and not isinstance(error, InterruptedError):
            raise OutputError(f"the connection to the workers is gone ({error}); what is done stays: run the sweep "
                              "again to go on") from error
        raise
    executor.shutdown(wait=True)
