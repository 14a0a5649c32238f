"""A plan whose doses are scaled until it is within its budget and the change team's hours (``on_overrun: scale``)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from cxsim.interventions.within_limits import Limits, within
from cxsim.scenario.bound_plan import budget_left
from cxsim.scenario.nodes import dotted, place_of
from cxsim.scenario.origin import LEVERS, Origin
from cxsim.scenario.people_of import people_of
from cxsim.scenario.schema import Scenario


def scales(scenario: Scenario) -> bool:
    """Whether a plan asks for its doses to be scaled, and states a limit."""
    plan = scenario.plan
    return plan.on_overrun == "scale" and (plan.budget is not None or plan.team_hours_per_week is not None)


def scaled_to_limits(scenario: Scenario) -> Scenario:
    """The scenario with the doses that its limits pay, and a remark for each lever that gets less than was written."""
    plan, origin = scenario.plan, scenario._origin
    limits = Limits(_or_any(plan.budget), _or_any(plan.team_hours_per_week), budget_left(scenario))
    levers, doses = within(plan.interventions, people_of(scenario), limits)
    told = tuple(_remarks(scenario, doses))
    scaled = scenario.model_copy(update={"plan": plan.model_copy(update={"interventions": levers})})
    scaled._origin = replace(
        origin, written=origin.nodes if origin.written is None else origin.written, remarks=(*origin.remarks, *told)
    ) if told else origin
    return scaled


def _remarks(scenario: Scenario, doses: Mapping[str, float]) -> Iterator[str]:
    origin: Origin = scenario._origin
    for place, lever in enumerate(scenario.plan.interventions):
        if lever.label not in doses:
            continue
        path, dose = (*LEVERS, place), doses[lever.label]
        what = "is left out" if dose == 0.0 else f"gets {100.0 * dose:.3g} % of its dose"
        finding = place_of(origin.nodes, path).finding(
            dotted(path), f"'{lever.label}' {what}: the budget and hours of the plan leave it no more"
        )
        yield str(replace(finding, path=origin.words_for(path), source_line=""))


def _or_any(limit: float | None) -> float:
    return math.inf if limit is None else limit
