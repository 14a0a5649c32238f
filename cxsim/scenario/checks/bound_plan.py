"""The plan of a scenario on an organization, with what its context leaves of it."""

from __future__ import annotations

import math

from cxsim.interventions.plan.course import ChangedCourse
from cxsim.interventions.plan.cut import CutPlan
from cxsim.interventions.plan.plan import BoundPlan
from cxsim.model.view import PeopleView
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.shocks import BudgetCut


def budget_left(scenario: Scenario) -> list[float]:
    """The share of the plan that cuts of the budget leave, by week."""
    cuts = [shock for shock in scenario.context.shocks if isinstance(shock, BudgetCut)]
    return [math.prod(cut.share for cut in cuts if cut.active(week)) for week in range(scenario.weeks)]


def bound_plan(scenario: Scenario, view: PeopleView) -> BoundPlan | ChangedCourse | CutPlan:
    """The plan with its targets resolved; where the context cuts the budget, what is left of it."""
    plan, left = scenario.plan.bound(view, without=scenario.waits), budget_left(scenario)
    return plan if min(left) == 1.0 else CutPlan(plan, left)
