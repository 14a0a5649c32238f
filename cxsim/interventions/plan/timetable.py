"""The timetable of a plan: waves, levers that wait for others, and levers that wait for the change team's hours."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from cxsim.errors import did_you_mean
from cxsim.interventions.base import Intervention
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.problems import Problem

ROUND = ", round "
WAVE = ", wave "


def hours_needed(levers: Sequence[Intervention], week: int) -> float:
    """Hours of the change team that these levers take in a week; the order of the list does not matter."""
    return math.fsum(lever.hours_in_week(week) for lever in levers)


def queue_order(levers: Sequence[Intervention]) -> list[Intervention]:
    """The levers in the order in which they get hours: priority, start, name."""
    return sorted(levers, key=lambda lever: (lever.priority, lever.start_week, lever.label))


def timetable(levers: Sequence[Intervention], hours: float = math.inf) -> tuple[Intervention, ...]:
    """The levers as they act: in rounds and waves, after what they wait for, and when the team has hours for them.

    A lever begins when there are hours for all its weeks. Whoever is earlier in line takes hours first; who waits keeps
    its length. Levers for which there is never room, as others last to the end, are left out, and so is what waits for
    them. The order of the list is kept.
    """
    waiting = [part for lever in levers for part in parts_of(lever)]
    starts = _starts(waiting, hours)
    return tuple(_begun(part, starts[part.label]) for part in waiting if part.label in starts)


def _starts(waiting: Sequence[Intervention], hours: float) -> dict[str, int]:
    """The first week of every part that ever begins, by label; parts take hours down the queue."""
    last = sum(part.start_week + (part.weeks or 0) for part in waiting) + 1
    free = [hours] * (last + 1)  # the last place stands for all later weeks
    starts: dict[str, int] = {}
    ends: dict[str, int | None] = {}
    line = queue_order(waiting)
    while ready := [part for part in line if part.after is None or part.after in ends]:
        part = ready[0]
        line.remove(part)
        start = _room(part, ends, free, hours)
        if start is not None:
            starts[part.label] = start
        written = written_label(part)
        if not any(written_label(other) == written for other in line):
            ends[written] = _end_of(written, waiting, starts)
    return starts


def _begun(part: Intervention, start: int) -> Intervention:
    """The part with its first week, waiting for nothing any more."""
    if (part.start_week, part.after) == (start, None):
        return part
    return part.model_copy(update={"start_week": start, "after": None})


def parts_of(lever: Intervention) -> tuple[Intervention, ...]:
    """The rounds of a lever as levers of their own, "NAME, round 1" and so on, each in its waves."""
    if lever.rounds == 1 or lever.weeks is None:
        return _waves_of(lever)
    parts: list[Intervention] = []
    for number in range(lever.rounds):
        again = {"fixed": 0.0, "per_person": 0.0} if number else {}
        parts += _waves_of(lever.model_copy(update={
            "name": f"{lever.label}{ROUND}{number + 1}",
            "start_week": lever.start_week + number * (lever.weeks + lever.pause_weeks),
            "cost": lever.effective_cost().model_copy(update=again),
            "rounds": 1,
        }))
    return tuple(parts)


def _waves_of(lever: Intervention) -> tuple[Intervention, ...]:
    """The waves of a lever as levers of their own, "NAME, wave 1" and so on; what is paid once is paid in the first."""
    if lever.waves is None:
        return (lever,)
    parts = []
    for number, departments in enumerate(lever.waves):
        cost = lever.effective_cost()
        parts.append(lever.model_copy(update={
            "name": f"{lever.label}{WAVE}{number + 1}",
            "target": Target(all_of=(lever.target, Target(departments=departments))),
            "start_week": lever.start_week + number * lever.wave_gap_weeks,
            "cost": cost if number == 0 else cost.model_copy(update={"fixed": 0.0}),
            "waves": None,
        }))
    return tuple(parts)


ONE_ROUND: Mapping[str, str] = MappingProxyType({
    "exit": "parts with people, who leave once: ramp_weeks spreads that",
    "move": "moves people, once: ramp_weeks spreads that",
    "place": "would move people back in its second round: ramp_weeks spreads the moves",
})
"""Acts that have no rounds, and why."""


def order_problems(levers: Sequence[Intervention]) -> list[Problem]:
    """Names, rounds and waiting that the timetable cannot keep; paths begin with the place in the list."""
    by_label = {lever.label: lever for lever in levers}
    return [
        Problem((place, key), message)
        for place, lever in enumerate(levers)
        for key, message in (*_name_mistakes(lever), *_round_mistakes(lever), *_waiting_mistakes(lever, by_label))
    ]


def _name_mistakes(lever: Intervention) -> Iterator[tuple[str, str]]:
    for kept in (ROUND, WAVE):
        if kept in lever.label:
            yield "name", f"'{kept}' is kept for the parts of a lever: use another name"


def _round_mistakes(lever: Intervention) -> Iterator[tuple[str, str]]:
    if lever.rounds == 1:
        return
    if lever.weeks is None:
        yield "rounds", f"'{lever.label}' has no end, so no rounds: give it 'weeks'"
    for act, reason in ONE_ROUND.items():
        if act in lever.about.acts:
            yield "rounds", f"'{lever.label}' {reason}"


def _waiting_mistakes(lever: Intervention, by_label: Mapping[str, Intervention]) -> Iterator[tuple[str, str]]:
    """A lever that waits for one that does not exist, has no end, or waits for it."""
    if lever.after is None:
        return
    other = by_label.get(lever.after)
    if other is None:
        hint = did_you_mean(lever.after, by_label)
        yield "after", f"there is no intervention '{lever.after}' in this plan; {hint}"
    elif other.weeks is None:
        yield "after", f"'{lever.after}' has no end: give it 'weeks'"
    elif _waits_for_itself(lever, by_label):
        yield "after", f"'{lever.label}' waits for itself"


def _waits_for_itself(lever: Intervention, by_label: Mapping[str, Intervention]) -> bool:
    seen: set[str] = set()
    at: Intervention | None = lever
    while at is not None and at.after is not None and at.label not in seen:
        seen.add(at.label)
        at = by_label.get(at.after)
    return at is not None and at.label == lever.label and bool(seen)


def written_label(lever: Intervention) -> str:
    """The label of the lever as it was written, whatever its round and wave."""
    return lever.label.partition(WAVE)[0].partition(ROUND)[0]


def _end_of(group: str, levers: Sequence[Intervention], starts: dict[str, int]) -> int | None:
    """The week in which all waves of a lever are over; None if one of them never begins or never ends."""
    ends: list[int] = []
    for lever in levers:
        if written_label(lever) == group:
            if lever.label not in starts or lever.weeks is None:
                return None
            ends.append(starts[lever.label] + lever.weeks)
    return max(ends)


def _room(lever: Intervention, ends: dict[str, int | None], free: list[float], hours: float) -> int | None:
    """The first week from which the team has hours for all weeks of the lever, which it takes; None: never."""
    earliest = lever.start_week
    if lever.after is not None:
        end = ends[lever.after]
        if end is None:
            return None
        earliest += end
    needed = lever.hours_in_week(lever.start_week)
    for start in range(earliest, len(free)):
        span = slice(start, None if lever.weeks is None else start + lever.weeks)
        # A grain of tolerance: three times a third of the hours are the hours.
        if hours == math.inf or min(free[span], default=hours) >= needed - 1e-9 * hours:
            free[span] = [left - needed for left in free[span]]
            return start
    return None
