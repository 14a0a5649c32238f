"""The timetable of a plan: rounds, waves, and interventions that wait for others or for the change team's hours."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from cxsim.errors import did_you_mean
from cxsim.interventions.base import Intervention
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.problems import Problem
from cxsim.units import LONGEST_HORIZON_WEEKS

ROUND = ", round "
WAVE = ", wave "


def hours_needed(interventions: Sequence[Intervention], week: int) -> float:
    """Hours of the change team that these interventions take in a week; the order of the list has no effect."""
    return math.fsum(intervention.hours_in_week(week) for intervention in interventions)


def queue_order(interventions: Sequence[Intervention]) -> list[Intervention]:
    """The interventions in the order in which they get hours: priority, start, name."""
    return sorted(interventions,
                  key=lambda intervention: (intervention.priority, intervention.start_week, intervention.label))


def timetable(interventions: Sequence[Intervention], hours: float = math.inf) -> tuple[Intervention, ...]:
    """The interventions as they act: in rounds and waves, after others, and when the team has hours for them.

    An intervention starts when there are hours for all its weeks. Those earlier in line take hours first; waiting does
    not shorten an intervention. An intervention that never gets hours, because others last to the end, is left out,
    and so are those that wait for it. The order of the list stays the same.
    """
    waiting = [part for intervention in interventions for part in parts_of(intervention)]
    starts = _starts(waiting, hours)
    return tuple(_begun(part, starts[part.label]) for part in waiting if part.label in starts)


def _starts(waiting: Sequence[Intervention], hours: float) -> dict[str, int]:
    """The first week of every part that ever starts, by label; parts take hours in the order of the queue."""
    lengths = [part.start_week + (part.weeks or 0) for part in waiting]
    # No run is longer than the horizon: whatever would wait beyond it never starts.
    last = min(sum(lengths), max(lengths, default=0) + LONGEST_HORIZON_WEEKS) + 1
    free = [hours] * (last + 1)  # the last entry covers all later weeks
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
    """The part with its first week; it no longer waits for another one."""
    if (part.start_week, part.after) == (start, None):
        return part
    return part.model_copy(update={"start_week": start, "after": None})


def parts_of(intervention: Intervention) -> tuple[Intervention, ...]:
    """The rounds of an intervention as separate interventions, "NAME, round 1" and so on, each in its waves."""
    if intervention.rounds == 1 or intervention.weeks is None:
        return _waves_of(intervention)
    parts: list[Intervention] = []
    for number in range(intervention.rounds):
        again = {"fixed": 0.0, "per_person": 0.0} if number else {}
        parts += _waves_of(intervention.model_copy(update={
            "name": f"{intervention.label}{ROUND}{number + 1}",
            "start_week": intervention.start_week + number * (intervention.weeks + intervention.pause_weeks),
            "cost": intervention.effective_cost().model_copy(update=again),
            "rounds": 1,
        }))
    return tuple(parts)


def _waves_of(intervention: Intervention) -> tuple[Intervention, ...]:
    """The waves of an intervention as separate interventions, "NAME, wave 1" and so on.

    The first wave pays the fixed cost.
    """
    if intervention.waves is None:
        return (intervention,)
    parts = []
    for number, departments in enumerate(intervention.waves):
        cost, here = intervention.effective_cost(), Target(departments=departments)
        parts.append(intervention.model_copy(update={
            "name": f"{intervention.label}{WAVE}{number + 1}",
            "target": here if here == intervention.target else Target(all_of=(intervention.target, here)),
            "start_week": intervention.start_week + number * intervention.wave_gap_weeks,
            "cost": cost if number == 0 else cost.model_copy(update={"fixed": 0.0}),
            "waves": None,
        }))
    return tuple(parts)


ONE_ROUND: Mapping[str, str] = MappingProxyType({
    "exit": "dismisses people, who leave once: use ramp_weeks to spread the exits",
    "move": "moves people only once: use ramp_weeks to spread the moves",
    "place": "would move people back in its second round: use ramp_weeks to spread the moves",
})
"""Acts that cannot have rounds, and the reason."""


def order_problems(interventions: Sequence[Intervention]) -> list[Problem]:
    """Names, rounds and waits that the timetable cannot handle; paths start with the place in the list."""
    by_label = {intervention.label: intervention for intervention in interventions}
    return [
        Problem((place, key), message)
        for place, intervention in enumerate(interventions)
        for key,
        message in (*_name_mistakes(intervention), *_round_mistakes(intervention),
                    *_waiting_mistakes(intervention, by_label))
    ]


def _name_mistakes(intervention: Intervention) -> Iterator[tuple[str, str]]:
    for reserved in (ROUND, WAVE):
        if reserved in intervention.label:
            yield "name", f"'{reserved}' is reserved for the parts of an intervention: use another name"


def _round_mistakes(intervention: Intervention) -> Iterator[tuple[str, str]]:
    if intervention.rounds == 1:
        return
    if intervention.weeks is None:
        yield "rounds", f"'{intervention.label}' has no end, so it cannot have rounds: set its 'weeks'"
    for act, reason in ONE_ROUND.items():
        if act in intervention.about.acts:
            yield "rounds", f"'{intervention.label}' {reason}"


def _waiting_mistakes(intervention: Intervention, by_label: Mapping[str, Intervention]) -> Iterator[tuple[str, str]]:
    """An intervention that waits for itself, or for one that does not exist or has no end."""
    if intervention.after is None:
        return
    other = by_label.get(intervention.after)
    if other is None:
        hint = did_you_mean(intervention.after, by_label)
        yield "after", f"there is no intervention '{intervention.after}' in this plan; {hint}"
    elif other.weeks is None:
        yield "after", f"'{intervention.after}' has no end: set its 'weeks'"
    elif _waits_for_itself(intervention, by_label):
        yield "after", f"'{intervention.label}' waits for itself"


def _waits_for_itself(intervention: Intervention, by_label: Mapping[str, Intervention]) -> bool:
    seen: set[str] = set()
    at: Intervention | None = intervention
    while at is not None and at.after is not None and at.label not in seen:
        seen.add(at.label)
        at = by_label.get(at.after)
    return at is not None and at.label == intervention.label and bool(seen)


def written_label(intervention: Intervention) -> str:
    """The label of the intervention as written, without round and wave."""
    return intervention.label.partition(WAVE)[0].partition(ROUND)[0]


def _end_of(group: str, interventions: Sequence[Intervention], starts: dict[str, int]) -> int | None:
    """The week in which all parts of an intervention are over; None if one of them never starts or never ends."""
    ends: list[int] = []
    for intervention in interventions:
        if written_label(intervention) == group:
            if intervention.label not in starts or intervention.weeks is None:
                return None
            ends.append(starts[intervention.label] + intervention.weeks)
    return max(ends)


def _room(intervention: Intervention, ends: dict[str, int | None], free: list[float], hours: float) -> int | None:
    """The first week from which the team has hours for all weeks of the intervention, and take those hours; None:
    never."""
    earliest = intervention.start_week
    if intervention.after is not None:
        end = ends[intervention.after]
        if end is None:
            return None
        earliest += end
    needed = intervention.hours_in_week(intervention.start_week)
    # A tolerance for rounding: three times a third of the hours is all of them.
    enough = -math.inf if hours == math.inf else needed - 1e-9 * hours
    start = earliest
    while start < len(free):
        end = len(free) if intervention.weeks is None else min(start + intervention.weeks, len(free))
        tight = next((week for week in reversed(range(start, end)) if free[week] < enough), None)
        if tight is None:
            free[start:end] = [left - needed for left in free[start:end]]
            return start
        start = tight + 1
    return None
