"""The books of a plan: costs of its versions, hours of the change team, and the weeks in which they are active."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.versions import PlanVersion
from cxsim.interventions.plan.guarding import Alerts, acting
from cxsim.interventions.plan.plan import BoundIntervention, shares_of
from cxsim.interventions.plan.plan_changes import Parts, over
from cxsim.model.view import PeopleView

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Page:
    """Cost and hours of one part by week, shape (weeks,); ``shares``: how the cost falls on people, shape (people,)."""

    cost: Values
    hours: Values
    active: Mask
    shares: Values


class Books:
    """Costs, hours of the change team and active weeks of versions.

    ``left``: the share of requested money that budget cuts leave, by week.
    """

    def __init__(self, weeks: int, view: PeopleView, left: Sequence[float]):
        self.weeks, self.view, self.left = weeks, view, np.array(left)
        # A decision changes few parts, so versions share most of them and their pages. Parts and versions compare by
        # identity, and as keys they stay alive, so no other object can be mistaken for them. Both are immutable:
        # nothing ever has to be invalidated.
        self._pages: dict[BoundIntervention, Page] = {}
        self._sums: dict[tuple[int, BoundIntervention, int, int], tuple[Values | None, Values]] = {}
        self._totals: dict[PlanVersion, float] = {}

    def page(self, part: BoundIntervention) -> Page:
        """The page of a part, computed once."""
        if part not in self._pages:
            self._pages[part] = self._written(part)
        return self._pages[part]

    def _written(self, part: BoundIntervention) -> Page:
        intervention = part.intervention
        cost, hours, active = np.zeros(self.weeks), np.zeros(self.weeks), np.zeros(self.weeks, dtype=np.bool_)
        for week in part.weeks_at_work(self.weeks):
            cost[week], hours[week], active[week] = part.cost_in_week(week), intervention.hours_in_week(week), True
        return Page(self.left * cost, hours, active, shares_of(part))

    def costs(self, version: PlanVersion) -> dict[str, Values]:
        """Weekly cost of every intervention, shape (weeks,): spent so far and planned."""
        costs = {label: np.array(spent) for label, spent in version.spent.items()}
        for part in version.acting:
            own = costs.setdefault(part.intervention.label, np.zeros(self.weeks))
            own[version.since :] += self.page(part).cost[version.since :]
        return costs

    def total(self, version: PlanVersion) -> float:
        """Total cost of the plan in this version."""
        if version not in self._totals:
            # Summed in the order of labels: versions may list the same parts in another order, and their totals are
            # compared with one another.
            self._totals[version] = sum(float(cost.sum()) for _, cost in sorted(self.costs(version).items()))
        return self._totals[version]

    def hours(self, version: PlanVersion) -> Values:
        """Hours of the change team by week, shape (weeks,); valid from week ``since`` on."""
        total: Values = sum((self.page(part).hours for part in version.acting), np.zeros(self.weeks))
        return total

    def busy(self, version: PlanVersion, until: int) -> Mask:
        """Weeks before ``until`` in which any intervention is active, shape (weeks,)."""
        busy = np.array(version.busy) if len(version.busy) else np.zeros(self.weeks, dtype=np.bool_)
        for part in version.acting:
            busy[version.since : until] |= self.page(part).active[version.since : until]
        return busy

    def charged(self, version: PlanVersion, until: int) -> dict[str, Values]:
        """Cost of every intervention before week ``until``, by the people it is paid for, shape (people,)."""
        charged = dict(version.charged)
        for part in version.acting:
            label = part.intervention.label
            charged[label] = self._with(charged.get(label), part, version.since, until)
        return charged

    def _with(self, before: Values | None, part: BoundIntervention, since: int, until: int) -> Values:
        """``before`` and what a part costs in some weeks, by person; the arrays are shared and never written again."""
        # Versions share most parts and their past, so most of these sums are known. ``before`` is kept with its sum,
        # so no other array can get its identity.
        key = id(before), part, since, until
        if key not in self._sums:
            page = self.page(part)
            own = np.zeros(self.view.size) if before is None else before.copy()
            for amount in page.cost[since:until]:
                if amount != 0.0:
                    own += amount * page.shares
            self._sums[key] = before, own
        return self._sums[key][1]

    def last_active_week(self, version: PlanVersion) -> int | None:
        """The last week in which any intervention is active; None if none ever is."""
        weeks = np.flatnonzero(self.busy(version, self.weeks))
        return int(weeks[-1]) if len(weeks) else None

    def after(
        self, version: PlanVersion, number: int, parts: Parts, week: int, closing: str = "",
        alerts: Alerts | None = None,
    ) -> PlanVersion:
        """The version that follows from this one by a decision in a week.

        ``closing``: an intervention that is stopped for good; ``alerts``: where guards step in, default: as before.
        """
        # The past is carried over as sums, so a version needs only the parts that are still ahead of it.
        ahead = np.arange(self.weeks) >= week
        spent = {label: np.where(ahead, 0.0, cost) for label, cost in self.costs(version).items()}
        left = tuple(part for part in parts if not over(part, week))
        alerts = version.alerts if alerts is None else alerts
        return PlanVersion(
            number, left, week, version, spent, self.charged(version, week), self.busy(version, week),
            version.closed | {closing} if closing else version.closed, alerts, acting(left, alerts, self.view, week),
        )
