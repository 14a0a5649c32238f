"""What the first pages with results need is loaded while somebody still looks at Start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Timer
from typing import Final

SLOW: Final = ("pyarrow.parquet", "scipy.special")
"""Libraries that take a good part of a second to load."""
AFTER: Final = 1.0
"""Seconds; the first page comes first."""


@contextmanager
def warming() -> Iterator[Timer]:
    """Load them beside the work, unless the app ends before."""
    timer = Timer(AFTER, load)
    timer.daemon = True
    timer.start()
    try:
        yield timer
    finally:
        timer.cancel()


def load() -> None:
    """Load them now."""
    for name in SLOW:
        import_module(name)
