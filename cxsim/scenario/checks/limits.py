"""Checks of a plan's costs and team hours against its limits before the run."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.timetable import hours_needed, parts_of, timetable
from cxsim.interventions.problems import Problem
from cxsim.model.view import PeopleView
from cxsim.scenario.checks.bound_plan import budget_left
from cxsim.scenario.schema.schema import Scenario
from cxsim.units import counted


def overruns(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Budget or hours that the plan exceeds (mistakes, or warnings if allowed), and interventions that wait or begin
    too late.
    """
    yield from _money(scenario, view)
    yield from _hours(scenario)
    yield from _too_late(scenario)


def _money(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    budget = scenario.plan.budget
    if budget is None:
        return
    sums = planned_costs(scenario, view)
    total = math.fsum(sums.values())
    if total > budget:
        dearest = sorted(sums, key=lambda label: (-sums[label], label))[:3]
        parts = ", ".join(f"{label} {sums[label]:,.0f}" for label in dearest)
        yield Problem(
            ("plan", "budget"), f"the plan costs {total:,.0f} {scenario.costs.currency} in "
            f"{counted(scenario.weeks, 'week')}, {total - budget:,.0f} more than its budget of {budget:,.0f}; most "
            f"expensive: {parts}",
            warning=scenario.plan.on_overrun == "tell",
        )


def planned_costs(scenario: Scenario, view: PeopleView) -> dict[str, float]:
    """What each intervention costs over the run if the plan is carried out as scheduled, in the currency, by label."""
    bound, left = scenario.plan.bound(view), budget_left(scenario)
    costs: dict[str, list[float]] = {}
    for week in range(scenario.weeks):
        for label, amount in bound.costs(week).items():
            costs.setdefault(label, []).append(left[week] * amount)
    return {label: math.fsum(amounts) for label, amounts in costs.items()}


def planned_hours(scenario: Scenario) -> list[float]:
    """Hours of the change team that the plan needs in each week."""
    return [hours_needed(active, week) for week, active in enumerate(active_by_week(scenario))]


def _hours(scenario: Scenario) -> Iterator[Problem]:
    plan, hours = scenario.plan, scenario.plan.team_hours_per_week
    if hours is None:
        return
    if plan.on_overrun == "queue":
        yield from _waiting(plan.interventions, hours)
    active, needed = active_by_week(scenario), planned_hours(scenario)
    over = [week for week, need in enumerate(needed) if need > hours * (1.0 + 1e-9)]
    if over:
        worst = max(over, key=lambda week: (needed[week], -week))
        takers = sorted(active[worst],
                        key=lambda intervention: (-intervention.hours_in_week(worst), intervention.label))[:3]
        parts = ", ".join(f"{intervention.label} {intervention.hours_in_week(worst):.3g}" for intervention in takers)
        yield Problem(
            ("plan", "team_hours_per_week"), f"the plan needs more than the change team's {hours:.4g} hours in "
            f"{counted(len(over), 'week')}, most in week {worst}: {needed[worst]:.4g} (mainly {parts})",
            warning=plan.on_overrun == "tell",
        )


def active_by_week(scenario: Scenario) -> list[list[Intervention]]:
    """The interventions of the plan that are active in each week of the run."""
    plan = scenario.plan
    before, after = plan.scheduled, plan.taken_up
    turn = scenario.weeks if plan.change_course is None else plan.change_course.at_week
    return [[intervention for intervention in (before if week < turn else after) if intervention.active(week)]
            for week in range(scenario.weeks)]


def _waiting(interventions: Sequence[Intervention], hours: float) -> Iterator[Problem]:
    """Interventions that begin later than planned, or never, because the team lacks hours."""
    freely = {intervention.label: intervention for intervention in timetable(interventions)}
    queuing = {intervention.label: intervention.start_week for intervention in timetable(interventions, hours)}
    for place, label in _parts(interventions):
        path = ("plan", "interventions", place, "start_week")
        if label in freely and label not in queuing:
            needed = freely[label].hours_in_week(freely[label].start_week)
            yield Problem(path, f"'{label}' never begins: the other interventions never leave enough of the team's "
                          f"{hours:.4g} hours for it or for what it waits for (it takes {needed:.3g})",
                          warning=True)
        elif label in freely and queuing[label] != freely[label].start_week:
            yield Problem(path, f"'{label}' waits for the team's hours and begins in week {queuing[label]}, not "
                          f"{freely[label].start_week}", warning=True)


def _too_late(scenario: Scenario) -> Iterator[Problem]:
    """Interventions pushed beyond the last week, although their stated week is not."""
    begins = {intervention.label: intervention.start_week for intervention in scenario.plan.scheduled}
    for place, label in _parts(scenario.plan.interventions):
        stated = scenario.plan.interventions[place].start_week
        if stated < scenario.weeks <= begins.get(label, 0):
            yield Problem(("plan", "interventions", place, "start_week"), f"'{label}' begins in week {begins[label]}, "
                          f"after the last week ({scenario.weeks - 1}): it never acts", warning=True)


def _parts(interventions: Sequence[Intervention]) -> Iterator[tuple[int, str]]:
    """The place of each intervention in the list, with the label of each of its rounds and waves."""
    for place, intervention in enumerate(interventions):
        for part in parts_of(intervention):
            yield place, part.label
