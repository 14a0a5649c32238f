"""A stand: the plan as some futures of a batch follow it, and the books of what it costs.

Futures that have decided alike share a stand. A decision makes another stand that comes from it: what happened before
has happened, so its costs are carried over, and only what lies ahead is worked out anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.plan.guarding import Alerts, acting
from cxsim.interventions.plan.plan import BoundIntervention, shares_of
from cxsim.interventions.plan.standing import Parts, named, over
from cxsim.model.view import PeopleView

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Stand:
    """The parts of a plan from week ``since`` on; ``before``: the stand it comes from.

    ``spent``: what each lever cost in the weeks before ``since``, shape (weeks,); ``charged``: the same summed over
    these weeks, by person, shape (people,); ``busy``: weeks before ``since`` in which any lever was at work;
    ``closed``: names of levers that were stopped for good; ``alerts``: where guards step in, and ``acting``: what is
    really done while they do.
    """

    number: int
    parts: Parts
    since: int = 0
    before: Stand | None = None
    spent: Mapping[str, Values] = field(default_factory=dict)
    charged: Mapping[str, Values] = field(default_factory=dict)
    busy: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    closed: frozenset[str] = frozenset()
    alerts: Alerts = field(default_factory=dict)
    acting: Parts = ()

    def in_week(self, week: int) -> Stand:
        """The stand that held in a week, this one or one that it comes from."""
        stand = self
        while week < stand.since and stand.before is not None:
            stand = stand.before
        return stand


    def holds(self, name: str) -> bool:
        """Whether a lever of this name is among the parts, or ever was."""
        if any(named(part, name) for part in self.parts):
            return True
        return self.before is not None and self.before.holds(name)

    def first_week(self, label: str) -> int | None:
        """The week in which a lever of this label begins or began; None if it neither did nor will."""
        starts = [part.intervention.start_week for part in self.parts if part.intervention.label == label]
        if starts:
            return min(starts)
        return None if self.before is None else self.before.first_week(label)


@dataclass(frozen=True, eq=False)
class Page:
    """What one part costs and takes, by week, shape (weeks,); ``shares``: on whom it falls, shape (people,)."""

    cost: Values
    hours: Values
    active: NDArray[np.bool_]
    shares: Values


class Books:
    """What stands cost, what they take of the change team, and when they are at work.

    ``left``: the share of what they ask for that cuts of the budget leave, by week.
    """

    def __init__(self, weeks: int, view: PeopleView, left: Sequence[float] | None = None):
        self.weeks, self.view = weeks, view
        self.left = np.ones(weeks) if left is None else np.array(left)
        # The part is kept beside its page, so that no other can take its place.
        self._pages: dict[int, tuple[BoundIntervention, Page]] = {}
        self._totals: dict[int, tuple[Stand, float]] = {}

    def page(self, part: BoundIntervention) -> Page:
        """The page of a part, written once."""
        if id(part) not in self._pages:
            self._pages[id(part)] = part, self._written(part)
        return self._pages[id(part)][1]

    def _written(self, part: BoundIntervention) -> Page:
        lever = part.intervention
        end = self.weeks if lever.weeks is None else min(lever.start_week + lever.weeks, self.weeks)
        cost, hours, active = np.zeros(self.weeks), np.zeros(self.weeks), np.zeros(self.weeks, dtype=np.bool_)
        for week in range(lever.start_week, end):
            cost[week], hours[week], active[week] = part.cost_in_week(week), lever.hours_in_week(week), True
        return Page(self.left * cost, hours, active, shares_of(part))

    def costs(self, stand: Stand) -> dict[str, Values]:
        """What every lever costs week by week, shape (weeks,): spent so far, and what lies ahead."""
        costs = {label: np.array(spent) for label, spent in stand.spent.items()}
        for part in stand.acting:
            own = costs.setdefault(part.intervention.label, np.zeros(self.weeks))
            own[stand.since :] += self.page(part).cost[stand.since :]
        return costs

    def total(self, stand: Stand) -> float:
        """What the whole plan costs, as it stands."""
        if id(stand) not in self._totals:
            total = sum(float(cost.sum()) for _, cost in sorted(self.costs(stand).items()))
            self._totals[id(stand)] = stand, total
        return self._totals[id(stand)][1]

    def hours(self, stand: Stand) -> Values:
        """Hours of the change team by week, shape (weeks,), from ``since`` on."""
        total: Values = sum((self.page(part).hours for part in stand.acting), np.zeros(self.weeks))
        return total

    def busy(self, stand: Stand, until: int) -> NDArray[np.bool_]:
        """Weeks before ``until`` in which any lever is at work, shape (weeks,)."""
        busy = np.array(stand.busy) if len(stand.busy) else np.zeros(self.weeks, dtype=np.bool_)
        for part in stand.acting:
            busy[stand.since : until] |= self.page(part).active[stand.since : until]
        return busy

    def charged(self, stand: Stand, until: int) -> dict[str, Values]:
        """What every lever costs before week ``until``, by the people it is paid for, shape (people,)."""
        charged = {label: np.array(values) for label, values in stand.charged.items()}
        for part in stand.acting:
            page = self.page(part)
            own = charged.setdefault(part.intervention.label, np.zeros(self.view.size))
            for amount in page.cost[stand.since : until]:
                own += amount * page.shares
        return charged

    def last_active_week(self, stand: Stand) -> int | None:
        """The last week in which any lever is at work; None if none ever is."""
        weeks = np.flatnonzero(self.busy(stand, self.weeks))
        return int(weeks[-1]) if len(weeks) else None

    def first(self, parts: Parts) -> Stand:
        """The plan as it was written."""
        return Stand(0, parts, acting=parts)

    def after(
        self, stand: Stand, number: int, parts: Parts, week: int, closing: str = "", alerts: Alerts | None = None
    ) -> Stand:
        """The stand that comes from this one by a decision in a week.

        ``closing``: a lever that is stopped for good; ``alerts``: where guards step in, default: where they did.
        """
        ahead = np.arange(self.weeks) >= week
        spent = {label: np.where(ahead, 0.0, cost) for label, cost in self.costs(stand).items()}
        left = tuple(part for part in parts if not over(part, week))
        alerts = stand.alerts if alerts is None else alerts
        return Stand(
            number, left, week, stand, spent, self.charged(stand, week), self.busy(stand, week),
            stand.closed | {closing} if closing else stand.closed, alerts, acting(left, alerts, self.view, week),
        )
