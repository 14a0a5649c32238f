"""Why a group stands where it stands: its path week by week, what reached it, and when something turned.

Lines are means over futures of the people present. A turn is a week in which an intervention that reaches the group
begins or ends, or in which adopters are most before they fall; what follows is told up to the next turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.groups import PeopleGroup
from cxsim.analysis.reach import Reach, reaching
from cxsim.analysis.smoothing import smoothed
from cxsim.analysis.stages import FACTORS, HELD, STAGES, held, largest_stuck_group
from cxsim.results.measures import END_WEEKS
from cxsim.results.recording import Recording
from cxsim.results.result import Result

Values = NDArray[np.float64]
Path = Literal["untouched", "lost", "short"]

LINES = {factor: factor for factor in dict.fromkeys(FACTORS.values())} | {"adopters": STAGES["adopters"]}
# Smaller differences (shares) are no move.
MOVED = 0.05
LOW_FACTOR = 0.5
# What happens within this many weeks is one turn; a peak this close to another turn is part of it.
TOGETHER_WEEKS, PEAK_WEEKS = 3, 8
MOST_TURNS = 5


@dataclass(frozen=True)
class Move:
    """A line from one turn to the next (shares)."""

    line: str
    before: float
    after: float

    @property
    def moved(self) -> bool:
        """Whether it is more than a tremble."""
        return abs(self.after - self.before) >= MOVED


@dataclass(frozen=True)
class Turn:
    """What happens in a week, and what follows until week ``until``: moves, and the stage that holds most people.

    ``peak``: adopters are most here.
    """

    week: int
    until: int
    begins: tuple[Reach, ...]
    ends: tuple[Reach, ...]
    peak: bool
    moves: tuple[Move, ...]
    stages: tuple[str, str]


@dataclass(frozen=True)
class Reason:
    """Why a group is held: the path of the ``factor`` behind its main stage.

    ``untouched``: it never rose; ``lost``: it rose to ``top``, at least 1/2, in ``top_week`` and fell back; ``short``:
    it rose, but not enough. ``ended``: the interventions that ended while it fell. ``low``: the other factors under
    1/2.
    """

    stage: str
    path: Path
    factor: str
    start: float
    top: float
    top_week: int
    end: float
    ended: tuple[str, ...]
    low: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Trace:
    """The path of a group: ``lines`` and ``shares`` of the stages by week, what reached it, turns and the reason.

    ``start``: the first day of week 0, if it is known.
    """

    group: PeopleGroup
    start: date | None
    lines: Mapping[str, Values]
    shares: Mapping[str, Values]
    reached: tuple[Reach, ...]
    turns: tuple[Turn, ...]
    reason: Reason


def trace(result: Result, group: PeopleGroup | None = None) -> Trace | None:
    """The path of a group (default: the largest stuck one), and why it is held; None if nobody is, or it is unknown."""
    stuck = largest_stuck_group(result) if group is None else held(result, group)
    if stuck is None:
        return None
    recording, group = result.recording, stuck.group
    lines = {line: by_week(recording, group, measure) for line, measure in LINES.items()}
    shares = {stage: by_week(recording, group, measure) for stage, measure in STAGES.items()}
    reached = reaching(result, group)
    turns = _turns(lines, shares, reached)
    return Trace(group, result.start_date, lines, shares, reached, turns, _reason(stuck.stage, lines, reached))


def by_week(recording: Recording, group: PeopleGroup, measure: str) -> Values:
    """The mean of a measure over the futures in which it is known, shape (weeks,).

    Weeks in which nobody is there, before positions open for instance, continue their neighbors.
    """
    values = group.mean(recording, measure)
    known = ~np.isnan(values)
    weeks = np.flatnonzero(known.any(axis=1))
    means = np.where(known, values, 0.0)[weeks].sum(axis=1) / known[weeks].sum(axis=1)
    path: Values = np.interp(np.arange(len(values)), weeks, means)
    return path


def _turns(lines: Mapping[str, Values], shares: Mapping[str, Values], reached: Sequence[Reach]) -> tuple[Turn, ...]:
    weeks = len(lines["adopters"])
    events = {one.start for one in reached} | {one.end for one in reached if one.end < weeks}
    peak = _peak(lines["adopters"], events)
    starts = _apart(sorted(events | peak)) or [0]
    turns = [_turn(range(week, until), lines, shares, reached, peak) for week, until in pairwise((*starts, weeks))]
    told = sorted(turns, key=lambda turn: -sum(abs(move.after - move.before) for move in turn.moves))[:MOST_TURNS]
    return tuple(turn for turn in turns if turn in told)


def _turn(
    weeks: range, lines: Mapping[str, Values], shares: Mapping[str, Values], reached: Sequence[Reach], peak: set[int]
) -> Turn:
    happens, before, last = weeks[: TOGETHER_WEEKS + 1], weeks.start - 1, weeks.stop - 1
    begins = tuple(one for one in reached if one.start in happens)
    ends = tuple(one for one in reached if one.end in happens)
    moves = tuple(Move(line, _at(values, before), _at(values, last)) for line, values in lines.items())
    return Turn(weeks.start, weeks.stop, begins, ends, not peak.isdisjoint(happens), moves,
                (_main(shares, before), _main(shares, last)))


def _apart(weeks: Iterable[int]) -> list[int]:
    """The first of all weeks that are one turn."""
    found: list[int] = []
    for week in weeks:
        if not found or week - found[-1] > TOGETHER_WEEKS:
            found.append(week)
    return found


def _peak(adopters: Values, events: Iterable[int]) -> set[int]:
    """The week with most adopters, if they fall afterwards and nothing else happens near it."""
    smooth = smoothed(adopters)
    week = int(np.argmax(smooth))
    falls = smooth[week] - smooth[-1] >= MOVED
    return {week} if falls and all(abs(event - week) > PEAK_WEEKS for event in events) else set()


def _at(values: Values, week: int) -> float:
    last = max(week, 0)
    return float(values[max(last - END_WEEKS + 1, 0) : last + 1].mean())


def _main(shares: Mapping[str, Values], week: int) -> str:
    """The stage that holds most of the group in a week."""
    return max(HELD, key=lambda stage: _at(shares[stage], week))


def _reason(stage: str, lines: Mapping[str, Values], reached: Sequence[Reach]) -> Reason:
    smooth = {factor: smoothed(lines[factor]) for factor in dict.fromkeys(FACTORS.values())}
    if stage in FACTORS:
        factor = FACTORS[stage]
    else:
        # Who relapsed is held by what fell most since adopters were most.
        since = int(np.argmax(smoothed(lines["adopters"])))
        factor = max(smooth, key=lambda one: smooth[one][since] - smooth[one][-1])
    path = smooth[factor]
    start, end, top_week = float(path[0]), float(path[-1]), int(np.argmax(lines[factor]))
    top = float(lines[factor][top_week])
    fell = top >= LOW_FACTOR and top - end >= max(MOVED, (top - start) / 3.0)
    kind: Path = "untouched" if top - start < MOVED else "lost" if fell else "short"
    low = tuple((one, float(values[-1])) for one, values in smooth.items() if one != factor and values[-1] < LOW_FACTOR)
    return Reason(stage, kind, factor, start, top, top_week, end, _ended(path, reached), low)


def _ended(path: Values, reached: Sequence[Reach]) -> tuple[str, ...]:
    """The interventions that ended between the last week near the top and the one in which half of the fall is over."""
    top = float(path.max())
    crest = int(np.flatnonzero(path >= top - MOVED)[-1])
    fallen = crest + int(np.argmax(path[crest:] <= (top + path[-1]) / 2.0))
    return tuple(one.name for one in reached if one.end < len(path) and crest - END_WEEKS <= one.end <= fallen)
