"""The plan of a scenario as it was written, on one organization."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.books import Books
from cxsim.engine.plan.profiles import Profiles, profiles_of
from cxsim.engine.plan.versions import PlanVersion
from cxsim.engine.plan.weeks import PlanWeeks
from cxsim.engine.week.columns import Layout
from cxsim.engine.week.inputs import WeekForces
from cxsim.interventions.moment import STRUCTURAL, Act
from cxsim.interventions.plan.plan import waiting
from cxsim.model.view import PeopleView
from cxsim.scenario.checks.bound_plan import bound_parts, budget_left
from cxsim.scenario.schema.schema import Scenario

Values = NDArray[np.float64]


@dataclass(frozen=True)
class WrittenPlan:
    """The plan as it was written, on one organization: the version with which every batch begins.

    All its weeks are worked out before anything runs, and all batches share them. ``profiles``: people who are always
    pushed alike under this version, and ``rest``: the force table of these profiles before anything happens.
    ``structure``: acts on ties and reporting lines by week, of context and interventions, empty where there are none at
    all. ``costs``: intervention -> shape (weeks,); ``cost_by_person``: intervention -> what of its cost, summed over
    the weeks, falls on each person it is paid for, shape (people,); both without interventions of which nobody knows
    yet whom they will reach.
    """

    version: PlanVersion
    profiles: Profiles
    rest: Values
    structure: tuple[tuple[Act, ...], ...]
    costs: dict[str, Values]
    cost_by_person: dict[str, Values]
    last_active_week: int | None

    def forces(self, week: int) -> WeekForces:
        """What pushes whom in a week."""
        return self.version.weeks[week].forces


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
        structure=structure if any(structure) else (),
        costs=books.costs(known),
        cost_by_person=books.charged(known, scenario.weeks),
        last_active_week=books.last_active_week(version),
    )
