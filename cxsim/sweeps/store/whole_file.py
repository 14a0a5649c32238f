"""Files that are whole or not there, whenever the program or the machine stops."""

from __future__ import annotations

import errno
import os
import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cxsim.errors import OutputError

REMEDIES = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space, or ask for a larger quota",
    errno.EROFS: "make the folder writable",
    errno.EACCES: "make the folder writable",
    errno.EPERM: "make the folder writable",
    errno.ENOENT: "put the folder back, or give another one",
    errno.ENAMETOOLONG: "give a folder with a shorter name",
    errno.ENOTDIR: "a file is in the place of a folder; give another folder",
}
UNFINISHED = ".unfinished"


@contextmanager
def disk_errors(place: Path) -> Iterator[None]:
    """Turn a refusal by the disk into an OutputError that names the file and the remedy."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = REMEDIES.get(error.errno or 0, "mend this or give another folder")
        raise OutputError(f"cannot write '{place}': {reason}; {remedy}, then run the same command again: "
                          "what is done stays") from error


@contextmanager
def written_whole(place: Path) -> Iterator[BinaryIO]:
    """A stream to write a file; when the context ends well, the file is on the disk and takes its place at once.

    Otherwise what was there before stays. The folder must exist.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    name = f".{os.getpid()}@{platform.node()}@{threading.get_ident()}@{place.name}{UNFINISHED}"
    unfinished = place.with_name(name)
    try:
        with disk_errors(place):
            with unfinished.open("w+b") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            unfinished.replace(place)
            sync_folder(place.parent)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Put the names of a folder onto the disk, where the system can do this."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network disks cannot
            raise
    finally:
        os.close(handle)


def remove_unfinished(folder: Path) -> None:
    """Remove what killed processes left while they wrote into this folder.

    Files of processes that live, and of other machines, stay: nobody here knows whether those are still writing.
    """
    with suppress(OSError):
        for path in folder.glob(f".*@*@*@*{UNFINISHED}"):
            process, host, _ = path.name[1:].split("@", 2)
            if process.isdigit() and not is_alive(int(process), host):
                path.unlink(missing_ok=True)


def is_alive(process: int, host: str) -> bool:
    """Whether a process may still be running; True if that cannot be known from here."""
    if host != platform.node() or sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return not _has_ended(process)


def _has_ended(process: int) -> bool:
    """Whether a process has ended and only waits until its parent asks for its exit code, as long as it may take."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] in {"Z", "X"}
    except (OSError, IndexError):
        return False
