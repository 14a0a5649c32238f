"""A plan by week on its organization: when each intervention acts, at which dose, and its cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.plan import BoundIntervention, bind
from cxsim.model.view import PeopleView
from cxsim.scenario.schema.schema import Scenario

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PlanRow:
    """One intervention. ``dose``, ``cost`` and ``hours``: by week of the run, shape (weeks,); dose 0 = not active.

    ``people``: size of its target group; ``end``: the week after its last one.
    """

    intervention: Intervention
    start: int
    end: int
    people: int
    dose: Values
    cost: Values
    hours: Values

    @property
    def label(self) -> str:
        """The intervention's name in results."""
        return self.intervention.label

    @property
    def full_share(self) -> float:
        """Its strength as a share of a full dose (mean over its dose fields); 1 if it has none."""
        fields = self.intervention.dose_fields()
        return float(np.mean([getattr(self.intervention, name) / full for name,
                              full in fields.items()])) if fields else 1.0

    @property
    def strength(self) -> str:
        """Its strength in words."""
        return strength_words(self.intervention)


def strength_words(intervention: Intervention) -> str:
    """The strength of an intervention in words: its dose fields, or how many people take part."""
    told = [f"{name.replace('_', ' ')} {getattr(intervention, name):.3g}" for name in intervention.dose_fields()]
    for name in ("count", "seats", "seats_per_department"):
        if getattr(intervention, name, None) is not None:
            told.append(f"{name.replace('_', ' ')} {getattr(intervention, name):,}")
    return ", ".join(told)


def plan_rows(scenario: Scenario, view: PeopleView) -> list[PlanRow]:
    """Every intervention as it acts (rounds, waves and changes of course resolved), by start and name.

    Those that choose people by what leaders know of them when they begin are left out (see ``chosen_later``).
    """
    rows = []
    for intervention, start, weeks in scenario.plan.told():
        if intervention.estimates_read():
            continue
        end = scenario.weeks if weeks is None else min(start + weeks, scenario.weeks)
        if start < end:
            rows.append(_row(bind([intervention], view).interventions[0], start, end, scenario.weeks))
    return sorted(rows, key=lambda row: (row.start, row.end, row.label))


def chosen_later(scenario: Scenario) -> list[str]:
    """The interventions whose people, and so whose costs, are not known before they begin."""
    return [one.label for one, _, _ in scenario.plan.told() if one.estimates_read()]


def _row(bound: BoundIntervention, start: int, end: int, weeks: int) -> PlanRow:
    intervention, schedule = bound.intervention, bound.intervention.schedule()
    dose, cost, hours = (np.zeros(weeks) for _ in range(3))
    for week in range(start, end):
        dose[week] = schedule.dose(week)
        cost[week] = bound.cost_in_week(week)
        hours[week] = intervention.hours_in_week(week)
    return PlanRow(intervention, start, end, int(np.count_nonzero(bound.people)), dose, cost, hours)
