"""The change team's hours: what a plan needs of them, and who waits where they are short."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cxsim.interventions.base import Intervention


def hours_needed(levers: Sequence[Intervention], week: int) -> float:
    """Hours of the change team that these levers take in a week; the order of the list does not matter."""
    return math.fsum(lever.hours_in_week(week) for lever in levers)


def in_line(levers: Sequence[Intervention]) -> list[Intervention]:
    """The levers in the order in which they get hours: priority, start, name."""
    return sorted(levers, key=lambda lever: (lever.priority, lever.start_week, lever.label))


def queued(levers: Sequence[Intervention], hours: float) -> tuple[Intervention, ...]:
    """The levers as they act if each waits until the team has hours for all its weeks.

    Whoever is earlier in line takes hours first; who waits keeps its length. Levers for which there is never room, as
    others last to the end, are left out. The order of the list is kept.
    """
    last = max((lever.start_week for lever in levers), default=0) + sum(lever.weeks or 0 for lever in levers) + 1
    free = [hours] * (last + 1)  # the last place stands for all later weeks
    starts: dict[str, int] = {}
    for lever in in_line(levers):
        needed = lever.hours_in_week(lever.start_week)
        for start in range(lever.start_week, last + 1):
            span = slice(start, None if lever.weeks is None else start + lever.weeks)
            # A grain of tolerance: three times a third of the hours are the hours.
            if min(free[span], default=hours) >= needed - 1e-9 * hours:
                free[span] = [left - needed for left in free[span]]
                starts[lever.label] = start
                break
    return tuple(
        lever if starts[lever.label] == lever.start_week
        else lever.model_copy(update={"start_week": starts[lever.label]})
        for lever in levers if lever.label in starts
    )
