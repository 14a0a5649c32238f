"""A plan that is given less money than it asks for in some weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.plan.course import ChangedCourse
from cxsim.interventions.plan.plan import BoundPlan, WeekOfPlan


@dataclass(frozen=True, eq=False)
class CutPlan:
    """A bound plan of which a share is left: of every dose, and of what it costs. ``shares``: by week, 0 to 1."""

    plan: BoundPlan | ChangedCourse
    shares: Sequence[float]

    def week(self, week: int) -> WeekOfPlan:
        """Pushes, acts and log of the levers in this week, at the share that is left."""
        return self.plan.week(week, self.shares[week])

    def costs(self, week: int) -> dict[str, float]:
        """What each lever still costs in this week, by label."""
        return {label: self.shares[week] * amount for label, amount in self.plan.costs(week).items()}

    def hire_costs(self, week: int) -> dict[str, NDArray[np.float64]]:
        """What a hire of this week still costs each lever, by label and position, shape (people,)."""
        return {label: self.shares[week] * costs for label, costs in self.plan.hire_costs(week).items()}

    def payers(self, week: int) -> dict[str, NDArray[np.float64]]:
        """Which share of each lever's cost falls on whom in this week, by label, shape (people,)."""
        return self.plan.payers(week)
