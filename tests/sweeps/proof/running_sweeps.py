"""Sweeps in processes of their own: start them, kill parts of them, and look at what is left."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pyarrow import parquet

from cxsim.sweeps.store.status_log import DONE, FAILED, FINISHED, entries

PATIENCE = 300.0
HOURS = "plan.interventions.training.hours_per_week"
COMPANY = """\
name: small
weeks: 8
seed: 3
replicates: 2
organization: {generate: {departments: [{name: claims, size: 8}, {name: sales, size: 6}]}}
plan: {interventions: [{type: training, start_week: 2, weeks: 4, hours_per_week: 2}]}
"""


def experiment(hours: int = 3, rates: int = 4, keep: str = "{cells: [0, 5]}", run: str = "chunk_seconds: 0.005") -> str:
    """An experiment of ``hours`` x ``rates`` small cells in ``company.yaml``, one or two of them in a chunk."""
    return (f"name: x\nscenario: company.yaml\nkeep: {keep}\nrun: {{{run}}}\nfactors:\n"
            f"  {HOURS}: {[1 + 6 * n / hours for n in range(hours)]}\n"
            f"  parameters.quit_rate: {[0.002 + 0.004 * n / rates for n in range(rates)]}\n")


def started(*arguments: object, program: str = "cxsim") -> subprocess.Popen[str]:
    """``python -m cxsim sweep ...`` at the head of a session of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    head = [program] if program.endswith(".py") else ["-m", program]
    return subprocess.Popen([sys.executable, *head, "sweep", *map(str, arguments)], start_new_session=True,
                            env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(sweep: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code and words of a sweep that ends by itself, after its last process has gone."""
    told, problems = sweep.communicate(timeout=PATIENCE)
    until(lambda: not members(sweep.pid))
    return sweep.returncode, told, problems


def members(session: int) -> dict[int, str]:
    """The living processes of a session, with their command lines."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            state, *_ = fields = (place / "stat").read_text().rpartition(")")[2].split()
            lives = state not in "ZX" or len(list((place / "task").iterdir())) > 1  # its threads may outlive its head
            if int(fields[3]) == session and lives:
                found[int(place.name)] = (place / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


def workers(session: int) -> list[int]:
    """The worker processes of a sweep."""
    return [process for process, command in members(session).items()
            if process != session and "resource_tracker" not in command]


def kill(process: int, number: int = signal.SIGKILL) -> None:
    """Send a signal, unless the process has gone."""
    with suppress(ProcessLookupError):
        os.kill(process, number)


def until(true: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait for something; AssertionError if it does not come about."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def finished(folder: Path) -> bool:
    """Whether the last runner has handed out all cells, so that the tables are merged next."""
    log = folder / "status" / "sweep.jsonl"
    events = [one.event for one in entries(log)]
    return bool(events) and events[-1] == FINISHED


def digests(folder: Path) -> tuple[str, ...]:
    """The SHA-256 of the tables of a sweep."""
    return tuple(hashlib.sha256((folder / name).read_bytes()).hexdigest()
                 for name in ("results.parquet", "weekly.parquet"))


def acknowledged(folder: Path) -> dict[str, int]:
    """The chunks that the log calls done, with the moment when each was written (nanoseconds).

    AssertionError if one is lost, or holds a cell that another one holds too: then it was run twice.
    """
    names = [one.chunk for log in sorted((folder / "status").glob("*.jsonl")) for one in entries(log)
             if one.event in {DONE, FAILED}]
    places = {name: folder / "chunks" / f"{name}.parquet" for name in names}
    lost = [name for name, place in places.items() if not place.exists()]
    assert not lost, f"lost: {lost}"
    cells = [cell for place in places.values()
             for cell in parquet.read_table(place, columns=["cell"])["cell"].unique().to_pylist()]
    assert len(cells) == len(set(cells)), f"run twice: {sorted(cells)}"
    return {name: place.stat().st_mtime_ns for name, place in places.items()}


def same_as_before(before: dict[str, int], now: dict[str, int]) -> None:
    """AssertionError if an acknowledged chunk was lost or written again."""
    assert before.items() <= now.items(), before.items() - now.items()


def whole_rows(folder: Path, cells: int, replicates: int) -> None:
    """AssertionError unless every replicate of every cell is there once, in order."""
    table = parquet.read_table(folder / "results.parquet", columns=["cell", "replicate", "failed"])
    rows = list(zip(table["cell"].to_pylist(), table["replicate"].to_pylist(), strict=True))
    assert rows == [(cell, replicate) for cell in range(cells) for replicate in range(replicates)]
    assert table["failed"].null_count == len(rows)
