"""Works out all weeks of a plan on an organization, before anything runs."""

from __future__ import annotations

from dataclasses import replace

from cxsim.engine.plan.books import Books
from cxsim.engine.plan.profiles import profiles_of
from cxsim.engine.plan.versions import PlanVersion
from cxsim.engine.plan.weeks import PlanWeeks
from cxsim.engine.plan.written_plan import WrittenPlan
from cxsim.engine.week.columns import Layout
from cxsim.interventions.moment import STRUCTURAL
from cxsim.interventions.plan.plan import waiting
from cxsim.model.view import PeopleView
from cxsim.scenario.checks.bound_plan import bound_parts, budget_left
from cxsim.scenario.schema.schema import Scenario


def written_plan(scenario: Scenario, view: PeopleView, layout: Layout) -> WrittenPlan:
    """Work out all weeks of the plan of a scenario on an organization."""
    weeks, working = range(scenario.weeks), PlanWeeks(scenario, view, layout)
    bound = bound_parts(scenario, view)
    waits = tuple(waiting(intervention, view)
                  for intervention in scenario.plan.scheduled if scenario.waits(intervention))
    version = PlanVersion(0, (*bound, *waits), acting=(*bound, *waits))
    # Profiles come from all weeks together, so every week has the same rows of people and engines copy them once.
    pushes = [push for week in weeks for push in working.pushed(version, week).whole]
    working.profiles = profiles_of([*working.surroundings.resting, *pushes], view)
    structure = tuple(
        tuple(act for act in (*working.surroundings.acts(week), *working.acts(version, week)) if act.kind in STRUCTURAL)
        for week in weeks
    )
    books, known = Books(scenario.weeks, view, budget_left(scenario)), PlanVersion(0, bound, acting=bound)
    return WrittenPlan(
        version=replace(version, weeks=[working.week(version, week) for week in weeks]),
        profiles=working.profiles,
        rest=working.tables.table(working.surroundings.resting, working.profiles),
        drawn_rest=working.drawn_rest(working.profiles),
        structure=structure if any(structure) else (),
        costs=books.costs(known),
        cost_by_person=books.charged(known, scenario.weeks),
        last_active_week=books.last_active_week(version),
    )
