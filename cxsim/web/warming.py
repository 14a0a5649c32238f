"""What the first pages with results, pictures and quick looks need is loaded while somebody still looks at Start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Timer
from typing import Final

from cxsim.web.desk import Desk
from cxsim.web.plan_view import look_ahead, spot_of

SLOW: Final = ("pyarrow.parquet", "scipy.special", "scipy.optimize", "scipy.sparse.csgraph", "openpyxl")
"""Libraries that take a good part of a second to load."""
AFTER: Final = 1.0
"""Seconds; the first page comes first."""


@contextmanager
def warming(desk: Desk) -> Iterator[Timer]:
    """Load them beside the work, unless the app ends before."""
    timer = Timer(AFTER, load, (desk,))
    timer.daemon = True
    timer.start()
    try:
        yield timer
    finally:
        timer.cancel()


def load(desk: Desk) -> None:
    """Load them now, then in another process what answers questions, and look at the project that was changed last."""
    for name in SLOW:
        import_module(name)
    desk.questions.warm()
    for project in desk.projects.all()[:1]:
        look_ahead(desk, spot_of(project, ""))
