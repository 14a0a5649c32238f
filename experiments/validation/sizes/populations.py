"""The populations of the table as arms, and what its plans are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from cxsim.engine.world.build import people_view
from cxsim.engine.world.organizations import organization_of
from cxsim.interventions.people.selection import Rule, ranked
from cxsim.organization.structure import Organization
from experiments.contrasts.company import Intervention, Plan
from experiments.contrasts.company import arm as company_arm
from experiments.validation.arms import Forces
from experiments.validation.arms import arm as large_arm
from experiments.validation.session import SEED, Arm

# Random seeds are drawn so often; their mean counts.
DRAWS = 4


def practice(name: str, plan: Plan, existing: float = 0.5, **others: Any) -> Arm:
    """The company with a practice that part of it has already, that requires little skill and that nothing hinders."""
    behavior = {"name": "known_practice", "existing": existing, "required_skill": 0.2}
    return company_arm(f"practice of {existing:g}, {name}", plan, behaviors=[behavior], context={"inhibitors": []},
                       **others)


def large(name: str, forces: Forces, **about: Any) -> Arm:
    """The large organization with its own seed, by forces or by interventions."""
    scenario = large_arm(f"large, {name}", forces, **about)
    return Arm(scenario.model_copy(update={"seed": SEED}))


def interesting(name: str, forces: Forces) -> Arm:
    """An interesting task that everybody can do, for twenty weeks."""
    return large(f"interesting task, {name}", forces, parameters={"initial_attitude_mean": 0.7}, weeks=20,
                 behaviors=[{"name": "target_behavior", "required_skill": 0.0}])


def one(kind: str, start_week: int = 0, end_week: int | None = None, **given: float | str | Mapping[str, Any]) -> Plan:
    """One intervention from a week to another (exclusive), or to the end."""
    lasts = {} if end_week is None else {"weeks": end_week - start_week}
    return [{"type": kind, "start_week": start_week, **lasts, **given}]


def message(need: float, start_week: int = 0, end_week: int | None = None, vision: float = 0.0, **given: Any) -> Plan:
    """Messages of need, with a vision only where the table says so."""
    return one("communication", start_week, end_week, need=need, vision=vision, **given)


def organization(arm: Arm) -> Organization:
    """The people and ties of an arm."""
    found = organization_of(arm.scenario, arm.scenario.seed_or_zero)
    return found if arm.reorganize is None else arm.reorganize(found)


def seeds(arm: Arm, count: int, rule: Rule, draw: str = "") -> Intervention:
    """Champions by a rule that sees all ties, as in studies that asked everybody; leaders alone know only some."""
    view = people_view(organization(arm), arm.scenario.behavior_names, arm.scenario.seed_or_zero)
    chosen = ranked(view, np.arange(view.size), rule, draw)[:count]
    return {"type": "champions", "start_week": 0, "select": [view.ids[person] for person in chosen]}
