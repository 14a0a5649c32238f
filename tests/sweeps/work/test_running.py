"""The loop that hands out chunks: dying workers, failing cells, interruptions."""

from concurrent.futures import BrokenExecutor, Executor, Future

import pyarrow as pa
import pytest

from cxsim.errors import OutputError
from cxsim.sweeps.experiment.cells import Cell
from cxsim.sweeps.work import running
from cxsim.sweeps.work.chunks import Done, Pace
from cxsim.sweeps.work.running import KILLED, Running


class Line:
    """Cells in a row; what they are does not matter here."""

    def __init__(self, count):
        self.left = [Cell(number, 0, ()) for number in range(count)]

    def __len__(self):
        return len(self.left)

    def take(self, count):
        taken, self.left = self.left[:count], self.left[count:]
        return taken


class Log:
    """Remembers events."""

    def __init__(self):
        self.events = []

    def append(self, event, **told):
        self.events.append((event, told))


class Mortal(Executor):
    """One worker that dies of some cells, and takes with it what waits; ``killers`` die every time."""

    stillborn = False

    def __init__(self, killers, ran):
        self.killers, self.ran, self.broken = killers, ran, False

    def submit(self, work, *given):
        if self.broken or self.stillborn:
            raise BrokenExecutor("gone")
        future = Future()
        if work is bool:
            future.set_result(True)
            return future
        numbers = [cell.number for cell in given[1]]
        self.ran.append(numbers)
        if self.killers & set(numbers):
            self.broken = True
            future.set_exception(BrokenExecutor("gone"))
        else:
            future.set_result(Done(str(numbers), len(numbers), 1.0, {}))
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass


@pytest.fixture
def run(monkeypatch):
    """Run so many cells with a worker that dies of some; returns the loop, its log and what was run."""
    monkeypatch.setattr(running, "write_failure", lambda order, cell, reason: Done(
        "alone", 1, 0.0, {cell.number: reason}))

    def with_killers(count, *killers):
        ran, log, told = [], Log(), []
        own = Running(pa.schema([]), Line(count), Pace(1.0, 1, 0.25), log, lambda: Mortal(set(killers), ran),
                      told.append)
        own.run()
        return own, log, ran, told

    return with_killers


def test_all_cells_are_run_once_in_chunks_that_get_smaller(run):
    own, log, ran, told = run(20)
    assert sorted(number for numbers in ran for number in numbers) == list(range(20))
    assert (own.done, own.failed, told[-1]) == (20, {}, 20)
    assert [event for event, _ in log.events][:2] == ["started", "done"]
    assert log.events[-1] == ("finished", {"cells": 20})


def test_the_cell_that_kills_its_worker_is_found_and_all_others_are_done(run):
    own, log, ran, _ = run(40, 13)
    assert own.failed == {13: KILLED}
    assert own.done == 40
    assert [numbers for numbers in ran if 13 in numbers][-1] == [13]  # it was run alone before it was given up
    assert sum(13 in numbers for numbers in ran) >= 2
    assert ("failed", {"chunk": "alone", "cells": 1, "reason": f"cell 13: {KILLED}"}) in log.events


def test_several_killers_are_all_found(run):
    own, _, _, _ = run(40, 3, 4, 39)
    assert own.failed == {3: KILLED, 4: KILLED, 39: KILLED}
    assert own.done == 40


def test_no_cell_is_to_blame_if_workers_end_as_soon_as_they_start(monkeypatch, run):
    def dying(self):
        Mortal.stillborn = True

    monkeypatch.setattr(Mortal, "stillborn", False)
    monkeypatch.setattr(Mortal, "shutdown", lambda self, **_: dying(self))
    with pytest.raises(OutputError, match=r'call cxsim\.sweep below the line: if __name__ == "__main__"'):
        run(10, 3)


def test_a_disk_that_refuses_ends_the_sweep_with_its_own_message(monkeypatch, run):
    def refusing(self, work, *given):
        future = Future()
        future.set_exception(OutputError("cannot write: no space left"))
        return future

    monkeypatch.setattr(Mortal, "submit", refusing)
    with pytest.raises(OutputError, match="no space left"):
        run(10)


def test_a_lost_connection_says_that_what_is_done_stays(monkeypatch, run):
    def lost(self, work, *given):
        raise OSError("scheduler is gone")

    monkeypatch.setattr(Mortal, "submit", lost)
    with pytest.raises(OutputError, match="what is done stays: run the sweep again to go on"):
        run(10)
