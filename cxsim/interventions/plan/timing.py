"""When an intervention is active, and at what part of its full strength."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Schedule:
    """``weeks`` active weeks from ``start_week`` on (None: to the end), with a build-up over ``ramp_weeks``."""

    start_week: int = 0
    weeks: int | None = None
    ramp_weeks: int = 0

    def active(self, week: int) -> bool:
        """Whether the intervention is active in this week (weeks count from 0)."""
        return self.start_week <= week and (self.weeks is None or week < self.start_week + self.weeks)

    def starts(self, week: int) -> bool:
        """Whether this is the intervention's first week, in which one-time costs are due."""
        return week == self.start_week

    def dose(self, week: int) -> float:
        """Part of the full strength, 0 to 1: linear over the ramp (1/(r+1), ..., r/(r+1)), then 1."""
        if not self.active(week):
            return 0.0
        return min(1.0, (week - self.start_week + 1) / (self.ramp_weeks + 1))

    def due(self, week: int, count: int) -> slice:
        """Which of ``count`` things, done one after the other, are due in this week of the ramp."""
        before, now = (math.floor(self.dose(at) * count + 0.5) for at in (week - 1, week))
        return slice(before, now)

    def last_week(self, horizon: int) -> int | None:
        """The last active week within the horizon; None if there is none."""
        if self.start_week >= horizon:
            return None
        end = horizon if self.weeks is None else min(horizon, self.start_week + self.weeks)
        return end - 1
