"""The arms of the pattern tests: plans stated as forces, on one generated organization of 400 people.

An arm states values of forces and their weeks. Sponsorship and inhibitors rest at .3. An arm that lowers inhibitors
pushes them down. Sponsorship comes from the context, where it may fall; it changes from the second week on, because
people are used to that of the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cxsim.scenario.schema.schema import Scenario

WEEKS = 104
DEPARTMENTS = tuple(f"department_{number}" for number in range(1, 9))
RESTING_SPONSORSHIP = RESTING_INHIBITION = 0.3

# A force: a value for all weeks, or steps (first week, last week exclusive, value).
Steps = tuple[tuple[int, int, float], ...]
Forces = Mapping[str, float | Steps]


def _steps(value: float | Steps) -> Steps:
    return ((0, WEEKS, float(value)),) if isinstance(value, (int, float)) else value


def _interventions(forces: Forces, weeks: int) -> list[dict[str, Any]]:
    interventions: list[dict[str, Any]] = []
    for force, value in forces.items():
        if force == "sponsorship":
            continue
        for start, last, level in _steps(value):
            end = min(last, weeks)
            pushed = level - RESTING_INHIBITION if force == "inhibition" else level
            if pushed != 0.0 and end > start:
                interventions.append({
                    "type": "custom", "name": f"{force} from week {start}", "start_week": start, "weeks": end - start,
                    "forces": {force: pushed},
                })
    return interventions


def arm(
    name: str, forces: Forces, *, parameters: Mapping[str, float] | None = None,
    context: Mapping[str, Any] | None = None, behaviors: list[dict[str, Any]] | None = None, weeks: int = WEEKS,
    interventions: Sequence[Mapping[str, Any]] = (), traits: Mapping[str, Mapping[str, float]] | None = None,
) -> Scenario:
    """The scenario of an arm; ``parameters`` and ``context`` extend the shared ones, ``interventions`` the plan.

    ``traits``: means by department.
    """
    changes = _steps(forces.get("sponsorship", RESTING_SPONSORSHIP))
    sponsorship = [(0, RESTING_SPONSORSHIP), *((max(start, 1), level) for start, _, level in changes)]
    return Scenario.model_validate({
        "name": name,
        "weeks": weeks,
        "uncertainty": "none",
        "organization": {
            "generate": {"departments": [{"name": each, "size": 50} for each in DEPARTMENTS]}, "traits": traits or {},
        },
        "context": {
            "customer_index": 60.0,
            "sponsorship": [{"from_week": start, "level": level} for start, level in sponsorship],
            "inhibitors": [{"name": "usual inhibitors", "strength": RESTING_INHIBITION}],
            **(context or {}),
        },
        "behaviors": behaviors or [{"name": "target_behavior"}],
        "plan": {"interventions": [*_interventions(forces, weeks), *interventions]},
        "parameters": dict(parameters or {}),
    })


FULL: Forces = {
    "need_message": ((0, 40, 1.0), (40, WEEKS, 0.3)), "vision_message": 0.8,
    "personal_relevance": ((0, 40, 0.8), (40, WEEKS, 0.2)), "training": ((4, 30, 0.6), (30, WEEKS, 0.05)),
    "tools": 0.8, "monitoring": 0.4, "recognition": 0.5, "celebration": 0.6, "voice": 0.5,
    "inhibition": ((0, 10, 0.3), (10, WEEKS, 0.1)), "sponsorship": 0.9, "reinforcement": 0.5,
}
MANDATE: Forces = {
    "mandate": ((0, 40, 1.0),), "monitoring": ((0, 40, 0.8),), "training": ((0, 26, 0.4),), "tools": 0.8,
    "sponsorship": 0.5,
}
PARTICIPATION: Forces = {
    "voice": ((0, 40, 0.9),), "need_message": ((0, 40, 0.8),), "personal_relevance": ((0, 40, 0.6),),
    "recognition": ((0, 40, 0.4),), "vision_message": 0.6, "training": ((0, 26, 0.4),), "tools": 0.8,
    "sponsorship": 0.5,
}
BASE: Forces = {
    "need_message": 0.6, "vision_message": 0.5, "personal_relevance": 0.5, "training": ((2, 26, 0.4),), "tools": 0.6,
    "sponsorship": 0.5,
}
