"""A plan as it is written, intervention by intervention: when each acts, what it costs, and what it takes of the team.

``plan_table`` has a row for every round and wave; here they are stretches of the one intervention that was written.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.timetable import written_label
from cxsim.model.view import PeopleView
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import INTERVENTIONS
from cxsim.scenario.sheets.plan_table import PlanRow, plan_rows, strength_words
from cxsim.scenario.text.nodes import ListNode, at

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PlanBar:
    """An intervention of a plan. ``place``: its place in the list of all that the plan states or takes from a preset.

    ``stretches``: first week and the week after the last one of every round and wave, by start; empty if it never
    acts. ``cost`` (currency) and ``hours`` (of the change team): by week of the run, shape (weeks,). ``people``: most
    that one stretch reaches; None, and no cost, if they are chosen only when it begins. ``own``: whether it stands in
    the list of the scenario, not in a preset or a sheet.
    """

    place: int
    intervention: Intervention
    stretches: tuple[tuple[int, int], ...]
    cost: Values
    hours: Values
    people: int | None
    strength: str
    own: bool

    @property
    def span(self) -> tuple[int, int] | None:
        """First week, and the week after the last one; None if it never acts."""
        return (self.stretches[0][0], max(end for _, end in self.stretches)) if self.stretches else None


def plan_bars(scenario: Scenario, view: PeopleView) -> list[PlanBar]:
    """Every intervention of the plan, in the order in which they are written; without those that rules start."""
    rows: dict[str, list[PlanRow]] = {}
    for row in plan_rows(scenario, view):
        rows.setdefault(written_label(row.intervention), []).append(row)
    later = {written_label(one) for one, _, _ in scenario.plan.told() if one.estimates_read()}
    stated = own_count(scenario)
    return [_bar(place, one, rows.get(one.label, []), scenario, one.label in later, place < stated)
            for place, one in enumerate(scenario.plan.interventions)]


def own_count(scenario: Scenario) -> int:
    """How many interventions the scenario lists itself; those of presets and sheets come after them.

    None of a plan that is scaled to its limits: those that the limits do not cover are missing in it.
    """
    plan = scenario.plan
    if plan.on_overrun == "scale" and (plan.budget is not None or plan.team_hours_per_week is not None):
        return 0
    stated = at(scenario._origin.written or scenario._origin.nodes, INTERVENTIONS)
    return len(stated.items) if isinstance(stated, ListNode) else 0


def _bar(
    place: int, one: Intervention, rows: list[PlanRow], scenario: Scenario, later: bool, own: bool
) -> PlanBar:
    weeks = scenario.weeks
    stretches = tuple((row.start, row.end) for row in rows)
    if later:
        told = [(start, weeks if length is None else min(start + length, weeks))
                for other, start, length in scenario.plan.told() if written_label(other) == one.label]
        stretches = tuple(sorted((start, end) for start, end in told if start < end))
    cost = sum((row.cost for row in rows), np.zeros(weeks))
    hours = sum((row.hours for row in rows), np.zeros(weeks))
    people = None if later else max((row.people for row in rows), default=0)
    return PlanBar(place, one, stretches, cost, hours, people, strength_words(one), own)
