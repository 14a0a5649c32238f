"""Doses by week, as in a sheet, converted to the timing of interventions.

A stretch is a run of active weeks: the dose builds up evenly over the first weeks and then stays at its peak. Any other
shape becomes several consecutive stretches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

SLACK = 0.006
"""Largest deviation from an even build-up: people write .33 and .67."""


@dataclass(frozen=True)
class Stretch:
    """Consecutive active weeks. ``peak``: the dose after the build-up; ``weeks`` None: to the end."""

    start_week: int
    weeks: int | None
    ramp_weeks: int
    peak: float


@dataclass(frozen=True)
class Rounds:
    """The same stretch several times, with equal pauses between."""

    stretch: Stretch
    rounds: int
    pause_weeks: int


def stretches(doses: Sequence[float], first_week: int = 0, *, goes_on: bool = False) -> list[Stretch]:
    """The stretches of doses by week; 0 = not active.

    ``goes_on``: the dose of the last week continues to the end of the run.
    """
    found: list[Stretch] = []
    for start, run in _runs(doses):
        done = 0
        while done < len(run):
            length = next(length for length in range(len(run) - done, 0, -1) if _ramp(run[done : done + length]) >= 0)
            piece = run[done : done + length]
            done += length
            ends = start + done == len(doses) and goes_on
            weeks = None if ends else length
            found.append(Stretch(first_week + start + done - length, weeks, _ramp(piece), piece[-1]))
    return found


def as_rounds(found: Sequence[Stretch]) -> Rounds | None:
    """The stretches as rounds of one, if they are alike and equally spaced; otherwise None."""
    first = found[0] if found else None
    if first is None or first.weeks is None or len(found) < 2:
        return None
    pauses = {
        later.start_week - earlier.start_week - first.weeks for earlier, later in pairwise(found)
    }
    alike = all((one.weeks, one.ramp_weeks, one.peak) == (first.weeks, first.ramp_weeks, first.peak) for one in found)
    return Rounds(first, len(found), pauses.pop()) if alike and len(pauses) == 1 else None


def _runs(doses: Sequence[float]) -> Iterator[tuple[int, list[float]]]:
    """The first week of each unbroken run of active weeks, and its doses."""
    run: list[float] = []
    for week, dose in enumerate([*doses, 0.0]):
        if dose > 0.0:
            run.append(dose)
        elif run:
            yield week - len(run), run
            run = []


def _ramp(piece: Sequence[float]) -> int:
    """Number of weeks of build-up before a piece stays at its last value; -1: it has another shape."""
    peak = piece[-1]
    ramp = next(week for week, dose in enumerate(piece) if dose == peak)
    even = all(abs(dose - peak * (week + 1) / (ramp + 1)) <= SLACK for week, dose in enumerate(piece[:ramp]))
    return ramp if even and all(dose == peak for dose in piece[ramp:]) else -1
