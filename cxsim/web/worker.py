"""The process that simulates: it does in a project what the command line would do, and tells how far it is.

It is started before there is work, because loading the model takes longer than a small run.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from cxsim.errors import CxsimError, ModelError

SUMMARY: Final = "summary.csv"
"""The table that tells whether results are still those of a run."""
STEPS: Final = ("", "Parts of the leading plan", "Changes of the leading plan")
"""What is simulated, in this order; the first alone unless the plan is to be explained."""
TELL_EVERY: Final = 0.2
"""Seconds between two messages about progress."""


@dataclass(frozen=True)
class Task:
    """What to compare: scenario files in a folder, the baseline first, and where in it the results go.

    ``explain``: also find out why the leading plan works.
    """

    folder: str
    plans: tuple[str, ...]
    results: str
    explain: bool = False


@dataclass(frozen=True)
class Progress:
    """How many of the simulated futures are done; ``step``: what they are of, if not of the plans as they stand."""

    done: int
    total: int
    step: str = ""


@dataclass(frozen=True)
class Ended:
    """How it ended: a mistake in words (or ""), remarks, and what the first page tells about the results."""

    mistake: str = ""
    notes: tuple[str, ...] = ()
    found: dict[str, Any] = field(default_factory=dict)


def serve(connection: Connection) -> None:
    """Do one task after the other until the app is gone."""
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # half-written results are removed
    import_module("cxsim.report.write")
    try:
        while True:
            task = connection.recv()
            connection.send(performed(task, connection.send))
    except (EOFError, OSError):
        return


def performed(task: Task, tell: Callable[[Progress], None]) -> Ended:
    """Compare the plans of a project and write the results; a mistake comes back in words."""
    notes: list[str] = []
    with warnings.catch_warnings():
        warnings.showwarning = lambda message, *_: notes.append(str(message))
        try:
            found = compare_in(task, tell)
        except BrokenPipeError:
            raise
        except Exception as error:  # whatever it is, the page says it
            return Ended(words_of(error), tuple(notes))
    return Ended("", tuple(notes), found)


def compare_in(task: Task, tell: Callable[[Progress], None]) -> dict[str, Any]:
    """The work itself, in the folder of the project, so that messages name files as the user knows them."""
    from cxsim.analysis.verdict import verdict_of
    from cxsim.report.write import write_comparison
    from cxsim.results.store import file_hash, is_own_folder
    from cxsim.scenario.loading.load import load_scenarios
    from cxsim.studies.request import Request, compared

    os.chdir(task.folder)
    scenarios = load_scenarios(task.plans, root=task.folder)
    futures = scenarios[0].replicates
    tell(Progress(0, futures))
    comparison, recipe = compared(scenarios, None, Request(explain=task.explain), in_futures(futures, tell))
    write_comparison(comparison, Path(task.results), force=is_own_folder(task.results), beside=recipe.files())
    lead = comparison[verdict_of(comparison).plan]
    curve = lead.recording.of_all("adoption").mean(axis=1)
    return {"people": lead.recording.headcount, "plans": len(scenarios), "futures": lead.replicates,
            "summary": file_hash(Path(task.results) / SUMMARY),
            "lead": lead.scenario_name, "curve": [round(float(share), 4) for share in curve]}


def in_futures(futures: int, tell: Callable[[Progress], None]) -> Callable[[int, int], None]:
    """A progress in person-weeks, told in futures and not too often.

    Where it begins anew, the plans are done, and what explains them follows.
    """
    last, before, turns = 0.0, 0, 0

    def progress(done: int, total: int) -> None:
        nonlocal last, before, turns
        now = time.monotonic()
        turns += done < before
        before = done
        if now - last >= TELL_EVERY or done == total:
            last = now
            step = STEPS[min(turns, len(STEPS) - 1)]
            tell(Progress(futures * done // max(1, total), futures, step))

    return progress


def words_of(error: Exception) -> str:
    """What went wrong, for whoever made the plans."""
    if isinstance(error, CxsimError) and not isinstance(error, ModelError):
        return str(error)
    if isinstance(error, MemoryError):
        return "There is not enough memory; simulate fewer futures, people or plans at once."
    if isinstance(error, OSError) and error.strerror:
        return f"The disk refuses: {error.strerror}. Free some space, or move the project to another place."
    return (f"This is a bug in cxsim ({type(error).__name__}), not a mistake in your files. Run the command that gives "
            "this in a terminal, with --debug, and report what it shows.")
