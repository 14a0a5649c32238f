"""Scales the doses of a plan to its budget and the change team's hours (``on_overrun: scale``)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from cxsim.interventions.plan.dosing import Limits, within
from cxsim.interventions.plan.plan import plan_problems
from cxsim.organization.findings import Caution
from cxsim.scenario.checks.bound_plan import budget_left
from cxsim.scenario.presets.people_of import people_of
from cxsim.scenario.schema.origin import Origin
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import INTERVENTIONS
from cxsim.scenario.text.nodes import remark


def scales(scenario: Scenario) -> bool:
    """Whether a plan asks for scaled doses and states a limit."""
    plan = scenario.plan
    return plan.on_overrun == "scale" and (plan.budget is not None or plan.team_hours_per_week is not None)


def scaled_to_limits(scenario: Scenario) -> Scenario:
    """The scenario with the doses that its limits allow, and a remark for each intervention that gets less than
    written.

    A plan with mistakes is not scaled, so that messages refer to it as written.
    """
    plan, origin = scenario.plan, scenario._origin
    view = people_of(scenario)
    if not all(problem.warning for problem in plan_problems(plan.interventions, view)):
        return scenario
    limits = Limits(_or_any(plan.budget), _or_any(plan.team_hours_per_week), budget_left(scenario))
    interventions, doses = within(plan.interventions, view, limits)
    if set(doses.values()) <= {1.0}:
        return scenario
    told = tuple(_remarks(scenario, doses))
    scaled = scenario.model_copy(update={"plan": plan.model_copy(update={"interventions": interventions})})
    left_out = [place for place, intervention in enumerate(plan.interventions) if doses[intervention.label] == 0.0]
    scaled._origin = replace(
        origin.without_interventions(left_out), written=origin.nodes if origin.written is None else origin.written,
        remarks=(*origin.remarks, *told),
    )
    return scaled


def _remarks(scenario: Scenario, doses: Mapping[str, float]) -> Iterator[str]:
    origin: Origin = scenario._origin
    for place, intervention in enumerate(scenario.plan.interventions):
        path, dose = (*INTERVENTIONS, place), doses[intervention.label]
        if dose == 1.0:
            continue
        what = "is left out" if dose == 0.0 else f"gets {100.0 * dose:.3g} % of its dose"
        waits = intervention.after is not None and doses.get(intervention.after) == 0.0
        why = f"it waits for '{intervention.after}'" if waits else "the budget and hours of the plan allow no more"
        told = f"'{intervention.label}' {what}: {why}"
        yield Caution(remark(origin.nodes, path, told, origin.words_for(path)), f"{told}.")


def _or_any(limit: float | None) -> float:
    return math.inf if limit is None else limit
