"""What happened in a sweep: lines that are only ever added, one file per runner.

The log is for people. What is done is told by the files of the chunks alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cxsim.sweeps.store.whole_file import disk_errors

STARTED, DONE, FAILED, DIED, FINISHED = "started", "done", "failed", "died", "finished"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line: ``event`` at ``time`` (UTC), of a chunk with so many ``cells`` that took so many ``seconds``."""

    time: str
    event: str
    chunk: str = ""
    cells: int = 0
    seconds: float = 0.0
    attempt: int = 1
    reason: str = ""

    @property
    def moment(self) -> datetime:
        """The time of the event."""
        return datetime.fromisoformat(self.time)


class StatusLog:
    """The log of one runner; only its process adds lines."""

    def __init__(self, path: Path):
        self.path = path

    def append(
        self, event: str, *, chunk: str = "", cells: int = 0, seconds: float = 0.0, attempt: int = 1, reason: str = ""
    ) -> None:
        """Add a line.

        Raises
        ------
        OutputError
            If the disk refuses.
        """
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        entry = Entry(time=now, event=event, chunk=chunk, cells=cells, seconds=round(seconds, 3), attempt=attempt,
                      reason=reason)
        line = json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"
        with disk_errors(self.path), self.path.open("a+b") as stream:
            stream.seek(max(stream.seek(0, 2) - 1, 0))
            torn = stream.read(1) not in {b"", b"\n"}  # a killed runner may have left half a line
            stream.write(b"\n" + line if torn else line)


def entries(path: Path) -> Iterator[Entry]:
    """The lines of a log in their order, without those that were torn when their runner was killed."""
    if not path.exists():
        return
    known = {one.name for one in fields(Entry)}
    with path.open("rb") as stream:
        for line in stream:
            told = _parsed(line)
            if {"time", "event"} <= told.keys() <= known:
                yield Entry(**told)


def _parsed(line: bytes) -> dict[str, Any]:
    """A line as plain data; empty if it is torn."""
    try:
        told = json.loads(line)
        return told if isinstance(told, dict) else {}
    except ValueError:
        return {}


@dataclass(frozen=True)
class Status:
    """How far a sweep is: cells that are done, that failed, and that are left; who is at work, and how fast.

    ``cells_per_second`` and ``seconds_left`` are None while that is not known.
    """

    cells: int
    done: int
    failed: int
    left: int
    runners: tuple[str, ...]
    cells_per_second: float | None
    seconds_left: float | None


def speed(logs: Iterable[Path]) -> float | None:
    """Cells per second of all runners with these logs together, each since it last started; None if not known."""
    rates = [rate for log in logs if (rate := _speed_of_one(log)) is not None]
    return sum(rates) if rates else None


def _speed_of_one(log: Path) -> float | None:
    began: datetime | None = None
    last, cells = began, 0
    for entry in entries(log):
        if entry.event == STARTED:
            began, cells = entry.moment, 0
        elif entry.event in {DONE, FAILED}:
            last, cells = entry.moment, cells + entry.cells
    if began is None or last is None or not cells or last <= began:
        return None
    return cells / (last - began).total_seconds()
