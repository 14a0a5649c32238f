"""A plan that is given up for another in some week: what of the other plan begins, continues or never comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.plan import BoundPlan, WeekOfPlan


@dataclass(frozen=True, eq=False)
class ChangedCourse:
    """One bound plan up to a week, and another from that week on."""

    before: BoundPlan
    after: BoundPlan
    at_week: int

    def week(self, week: int, share: float = 1.0) -> WeekOfPlan:
        """Pushes, acts and log of the plan that holds in this week; ``share``: what is left of its doses."""
        return self._in(week).week(week, share)

    def costs(self, week: int) -> dict[str, float]:
        """What each lever costs in this week, by label."""
        return self._in(week).costs(week)

    def hire_costs(self, week: int) -> dict[str, NDArray[np.float64]]:
        """What a hire of this week costs each lever, by label and position, shape (people,)."""
        return self._in(week).hire_costs(week)

    def payers(self, week: int) -> dict[str, NDArray[np.float64]]:
        """Which share of each lever's cost falls on whom in this week, by label, shape (people,)."""
        return self._in(week).payers(week)

    def _in(self, week: int) -> BoundPlan:
        return self.before if week < self.at_week else self.after


def taken_up(before: Sequence[Intervention], other: Sequence[Intervention], at_week: int) -> tuple[Intervention, ...]:
    """The levers of the other plan as they act when it is taken up in week ``at_week``.

    A lever that should have begun earlier begins now, with its build-up and what it costs once, and ends when it
    should; one whose time is over is left out. But a lever that the plan before already has at work (the same label
    and type) just goes on. So a plan taken up in week 0 is that plan, and one that is taken up by itself changes
    nothing.
    """
    running = {(lever.label, lever.type): lever for lever in before if lever.active(at_week - 1)}
    levers = []
    for lever in other:
        if lever.start_week >= at_week:
            levers.append(lever)
            continue
        end = None if lever.weeks is None else lever.start_week + lever.weeks
        if end is not None and end <= at_week:
            continue
        begun = running.get((lever.label, lever.type))
        start = at_week if begun is None else begun.start_week
        levers.append(lever.model_copy(update={"start_week": start, "weeks": None if end is None else end - start}))
    return tuple(levers)


def later(levers: Sequence[Intervention], weeks: int) -> tuple[Intervention, ...]:
    """The same levers, each beginning ``weeks`` later (one that waits for another does so anyway)."""
    return tuple(
        lever if lever.after is not None else lever.model_copy(update={"start_week": lever.start_week + weeks})
        for lever in levers
    )
