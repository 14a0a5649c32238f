"""The plan of a scenario on an organization, and how much of it budget cuts leave."""

from __future__ import annotations

import math

from cxsim.interventions.plan.plan import BoundIntervention
from cxsim.model.view import PeopleView
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.shocks import BudgetCut


def budget_left(scenario: Scenario) -> list[float]:
    """The share of the plan that remains after budget cuts, by week."""
    cuts = [shock for shock in scenario.context.shocks if isinstance(shock, BudgetCut)]
    return [math.prod(cut.share for cut in cuts if cut.active(week)) for week in range(scenario.weeks)]


def bound_parts(scenario: Scenario, view: PeopleView) -> tuple[BoundIntervention, ...]:
    """The interventions of the plan with their targets resolved, except those outside the weeks of the run."""
    interventions = scenario.plan.bound(view, without=scenario.waits).interventions
    return tuple(intervention
                 for intervention in interventions if intervention.since < scenario.weeks and intervention.until != 0)
