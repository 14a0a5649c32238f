"""Who may run in the folder of a sweep: one runner of the whole sweep, or shards of one and the same number.

Each runner holds a lock that the system lets go of when its process ends, however it ends.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxsim.errors import OutputError
from cxsim.results.reservation import InUseError, holder, let_go, taken
from cxsim.sweeps.store.whole_file import disk_errors, is_alive

Shard = tuple[int, int]
"""``(2, 4)``: the second of four."""

GATE = ".gate.lock"
PATIENCE_SECONDS = 120.0
PAUSE_SECONDS = 0.02


def runner_name(shard: Shard | None) -> str:
    """The name of a runner in its files: ``sweep``, ``shard-2-of-4``."""
    return "sweep" if shard is None else f"shard-{shard[0]}-of-{shard[1]}"


@contextmanager
def runner(folder: Path, shard: Shard | None) -> Iterator[None]:
    """Be the runner of a sweep, or of one shard, inside this context.

    Raises
    ------
    InUseError
        If a runner that excludes this one is at work.
    OutputError
        If there is no such shard, or the disk refuses.
    """
    if shard is not None and not 1 <= shard[0] <= shard[1]:
        raise OutputError(f"there is no shard {shard[0]} of {shard[1]}; the shards are 1 to {shard[1]}")
    lock = _lock_of(folder, runner_name(shard))
    with gate(folder):
        for other in _rivals(folder, shard):
            _refuse_if_held(folder, other)
        with disk_errors(lock):
            handle = taken(lock)
        if handle is None:
            raise InUseError(_in_use(folder, lock))
    try:
        yield
    finally:
        let_go(lock, handle)


@contextmanager
def gate(folder: Path) -> Iterator[None]:
    """Wait until no other process makes this folder or takes a lock in it, and keep others waiting inside.

    Raises
    ------
    InUseError
        If that takes minutes.
    OutputError
        If the disk refuses.
    """
    lock, until = folder / GATE, time.monotonic() + PATIENCE_SECONDS
    with disk_errors(lock):
        while (handle := taken(lock)) is None:
            if time.monotonic() > until:
                raise InUseError(f"'{folder}' is in use: another run{holder(lock)} has been about to start there for "
                                 f"{PATIENCE_SECONDS:.0f} seconds; end it, or give another folder")
            time.sleep(PAUSE_SECONDS)
    try:
        yield
    finally:
        let_go(lock, handle)


def runners(folder: Path) -> list[str]:
    """The names of the runners that seem to be at work; those of other machines always seem to be."""
    return [_name_of(lock) for lock in sorted(folder.glob(".*.lock")) if lock.name != GATE and _seems_held(lock)]


def _lock_of(folder: Path, name: str) -> Path:
    return folder / f".{name}.lock"


def _name_of(lock: Path) -> str:
    return lock.name.removeprefix(".").removesuffix(".lock")


def _rivals(folder: Path, shard: Shard | None) -> list[Path]:
    """The locks that must be free: of the whole sweep, and of shards, unless these are of the same number."""
    locks = sorted(folder.glob(".shard-*-of-*.lock"))
    if shard is not None:
        locks = [lock for lock in locks if not lock.name.endswith(f"-of-{shard[1]}.lock")]
    return [_lock_of(folder, runner_name(None)), *locks]


def _refuse_if_held(folder: Path, lock: Path) -> None:
    if not lock.exists():
        return
    with disk_errors(lock):
        handle = taken(lock)
    if handle is None:
        raise InUseError(_in_use(folder, lock))
    let_go(lock, handle)  # a killed runner left it


def _in_use(folder: Path, lock: Path) -> str:
    whole = _name_of(lock) == runner_name(None)
    who = "a run of the whole sweep" if whole else _name_of(lock).replace("-", " ")
    end = "" if whole else "; only other shards of the same number may run beside it"
    return f"'{folder}' is in use: {who}{holder(lock)} is at work there{end}; wait for it to end"


def _seems_held(lock: Path) -> bool:
    try:
        told = json.loads(lock.read_text(encoding="utf-8"))
        return is_alive(int(told["pid"]), str(told["host"]))
    except (OSError, ValueError, KeyError, TypeError):
        return False
