"""Reserves the name of a folder of results, so that runs started at once never write into the same folder.

Whoever holds the lock of the file ``.NAME.lock`` beside the folder holds the name. The system lets go of the lock when
a process ends, however it ends, so a lock is never out of date.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from pathlib import Path

from cxsim.errors import OutputError

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # behind the content, which others must be able to read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InUseError(OutputError):
    """Another run holds the name of this folder."""


@cache
def _held() -> set[tuple[Path, int]]:
    """Folders that this process holds, each with the thread that holds it."""
    return set()


def beside(place: Path, purpose: str) -> Path:
    """A hidden name beside a folder, for what is about it while it is written."""
    whole = place.resolve()
    return whole.with_name(f".{whole.name}.{purpose}")


@contextmanager
def reserved(place: Path) -> Iterator[None]:
    """Hold the name of a folder inside this context; the same thread may hold it several times.

    Missing parents are made, and removed if they are still empty at the end.

    Raises
    ------
    InUseError
        If another run holds it.
    OutputError
        If the disk refuses.
    """
    key = (place.resolve(), threading.get_ident())
    if key in _held():
        yield
        return
    lock = beside(place, "lock")
    made = [parent for parent in lock.parents if not parent.exists()]
    try:
        handle = taken(lock)
    except OSError as error:
        _remove_empty(made)
        raise OutputError(f"cannot write results to '{place}': {error.strerror}") from error
    if handle is None:
        raise InUseError(f"'{place}' is in use: another run{holder(lock)} is going to write there; "
                         "give another folder, or wait for it to end")
    _held().add(key)
    try:
        yield
    finally:
        _held().discard(key)
        let_go(lock, handle)
        _remove_empty(made)


def taken(lock: Path) -> int | None:
    """The open and locked file, or None while another process or thread holds it; missing parents are made.

    The file says which process holds it, and since when.

    Raises
    ------
    OSError
        If the disk refuses.
    """
    while True:
        lock.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:  # another run has just removed the folder that it made
            continue
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError):
            os.close(handle)
            return None
        except OSError:
            pass  # this disk knows no locks
        try:
            same = os.path.samestat(os.fstat(handle), lock.stat())
        except FileNotFoundError:
            same = False
        if same:
            since = datetime.now().astimezone().isoformat(timespec="seconds")
            with suppress(OSError):  # a full disk can still be locked
                os.truncate(handle, 0)
                os.write(handle, json.dumps({"pid": os.getpid(), "host": platform.node(), "since": since}).encode())
            return handle
        os.close(handle)  # the run before removed the file between the two steps: begin again


def let_go(lock: Path, handle: int) -> None:
    """Let go of a lock that ``taken`` gave, and remove its file."""
    if sys.platform == "win32":  # there, an open file cannot be removed
        os.close(handle)
        with suppress(OSError):
            lock.unlink()
    else:
        with suppress(OSError):  # the folder may have been removed, or its disk may have become read-only
            lock.unlink(missing_ok=True)
        os.close(handle)


def holder(lock: Path) -> str:
    """Which process holds a lock, as a part of a sentence; empty if that is not known."""
    try:
        told = json.loads(lock.read_text(encoding="utf-8"))
        where = "" if told["host"] == platform.node() else f" on {told['host']}"
        return f" (process {told['pid']}{where}, since {told['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _remove_empty(folders: list[Path]) -> None:
    """Remove folders that hold nothing, the innermost first."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
