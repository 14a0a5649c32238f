"""The company on which traits and sizes are judged, and the plans of its arms.

160 people in four departments of 40, one inhibitor of .3, two years. Interventions are written as in a scenario file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxsim.scenario.schema.schema import Scenario
from experiments.validation.session import Arm

Intervention = Mapping[str, Any]
Plan = Sequence[Intervention]

WEEKS = 104
SEED = 7
DEPARTMENTS = ("north", "east", "south", "west")
DEPARTMENT_SIZE = 40
INHIBITION = 0.3
# What every scenario of these contrasts says about the model: all mechanisms are in force. Nowhere else.
MODEL: Mapping[str, Any] = {}


def arm(
    name: str, plan: Plan, *, traits: Mapping[str, float | Mapping[str, float]] | None = None,
    context: Mapping[str, Any] | None = None, parameters: Mapping[str, float] | None = None, **others: Any,
) -> Arm:
    """The company with a plan.

    ``traits``: the mean of a trait in every department, or by department; ``parameters``: of any value; ``others``: of
    what a scenario file says.
    """
    means = {name: mean if isinstance(mean, Mapping) else dict.fromkeys(DEPARTMENTS, mean)
             for name, mean in (traits or {}).items()}
    scenario = Scenario.model_validate({
        **MODEL, "weeks": WEEKS, **others, "name": name, "seed": SEED,
        "organization": {
            "generate": {"departments": [{"name": each, "size": DEPARTMENT_SIZE} for each in DEPARTMENTS]},
            "traits": means,
        },
        "context": {"inhibitors": [{"name": "usual inhibitor", "strength": INHIBITION}], **(context or {})},
        "plan": {"interventions": list(plan)},
    })
    return Arm(scenario, parameters=dict(parameters or {}))


def training(hours: float, start_week: int = 0) -> Plan:
    """Half a year of training."""
    return [{"type": "training", "start_week": start_week, "weeks": 26, "hours_per_week": hours}]


def tools(start_week: int = 0) -> Plan:
    """Tools that stay."""
    return [{"type": "tool_rollout", "start_week": start_week, "strength": 0.6}]


def training_and_tools(start_week: int = 0) -> Plan:
    """Four hours of training a week, and tools that stay."""
    return [*training(4.0, start_week), *tools(start_week)]


def messages(need: float, vision: float, start_week: int = 0, weeks: int = 40) -> Plan:
    """Messages to everybody."""
    return [{"type": "communication", "start_week": start_week, "weeks": weeks, "need": need, "vision": vision}]


def programme(start_week: int = 0) -> Plan:
    """The base programme: training, tools, and forty weeks of messages of need with some vision."""
    return [*training_and_tools(start_week), *messages(0.6, 0.5, start_week)]


def say(strength: float) -> Plan:
    """A say in the change for everybody, for forty weeks."""
    return [{"type": "custom", "name": "a say", "start_week": 0, "weeks": 40, "forces": {"voice": strength}}]


def order() -> Plan:
    """A strict order for forty weeks, closely monitored, with training and tools but without messages."""
    return [*training_and_tools(), {"type": "mandate", "start_week": 0, "weeks": 40, "strength": 1.0}]


def reward(kind: str) -> Plan:
    """A full dose of incentive or recognition for forty weeks."""
    return [{"type": kind, "start_week": 0, "weeks": 40, "strength": 1.0}]


def promise(vision: float, relevance: float, weeks: int) -> Plan:
    """Big words from the first week on, with nothing that follows: a vision, and a benefit for everybody."""
    relevant = [{"type": "personal_relevance", "start_week": 0, "weeks": weeks, "strength": relevance}]
    return [*(messages(0.0, vision, weeks=weeks) if vision else []), *(relevant if relevance else [])]


NOTHING = arm("nothing", [])
PROGRAMME = arm("programme", programme())
