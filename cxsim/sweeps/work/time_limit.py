"""A limit of time that also holds where a process hangs in code that lets no other thread run."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def ends_after(seconds: float | None) -> Iterator[None]:
    """End this process if the context takes longer (None: never).

    The watchdog of ``faulthandler`` is a thread without Python's lock. A process has one: two contexts at once share
    the limit of the later one.
    """
    if seconds is None:
        yield
        return
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
