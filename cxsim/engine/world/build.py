"""Puts a scenario on an organization: its people as leaders see them, its groups, its ties and its plan."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.writing import written_plan
from cxsim.engine.week.columns import layout_of
from cxsim.engine.world.calendar import Calendar
from cxsim.engine.world.merging import union_of
from cxsim.engine.world.network import in_degree, mapped_ties, seen_of_others
from cxsim.engine.world.networks import networks
from cxsim.engine.world.uncertainty import uncertain_parameters
from cxsim.engine.world.world import Cells, World
from cxsim.errors import Finding, InputError
from cxsim.interventions.problems import Problem
from cxsim.model.parameters import in_force, overridden
from cxsim.model.phases import Week
from cxsim.model.view import KnownFactor, PeopleView
from cxsim.organization.structure import Organization
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.schema.drawn_inputs import drawable_parameters
from cxsim.scenario.schema.schema import Scenario


def cells_of(organization: Organization) -> Cells:
    """Department x level cells in the order (department, level)."""
    span = int(organization.level.max()) + 1
    code = organization.department.astype(np.int64) * span + organization.level
    values, of_person, size = np.unique(code, return_inverse=True, return_counts=True)
    return Cells(of_person.astype(np.int64), values // span, values % span, size.astype(np.int64))


def people_view(
    organization: Organization, behaviors: tuple[str, ...], seed: int, inhibitors: tuple[KnownFactor, ...] = ()
) -> PeopleView:
    """The organization as targeting and interventions see it; its arrays cannot be written."""
    arrays: dict[str, NDArray[Any]] = {
        "keys": organization.keys, "department": organization.department, "team": organization.team,
        "level": organization.level, "manager": organization.manager, "in_degree": in_degree(organization),
        "ties": mapped_ties(organization),
    }
    if organization.opens is not None:
        arrays["opens"] = organization.opens
    frozen: dict[str, Any] = {}
    for name, array in arrays.items():
        frozen[name] = array.copy()
        frozen[name].flags.writeable = False
    return PeopleView(
        ids=organization.ids, departments=organization.departments, teams=organization.teams, behaviors=behaviors,
        seed=seed, inhibitors=inhibitors, **frozen,
    )


def held_against(
    scenario: Scenario, organization: Organization, seed: int
) -> tuple[PeopleView, list[Finding], list[str]]:
    """The people of a scenario, and the mistakes and remarks that only they reveal: people, mistakes, remarks."""
    view = people_view(organization, scenario.behavior_names, seed)
    idle = [Problem(("organization", *one.path), one.message, warning=True) for one in organization.idle]
    findings, remarks = check_against(scenario, view, idle)
    kept = scenario._origin.kept
    if kept is not None and kept.remarks is not None:
        remarks = [*kept.remarks]
    elif scenario.organization.ties:
        remarks.append(seen_of_others(organization, overridden(scenario.parameters)))
    return view, findings, remarks


def refuse_misfit(scenario: Scenario, organization: Organization, seed: int) -> list[str]:
    """Refuse a scenario that names what its organization does not have; what has no effect there, as remarks.

    Raises
    ------
    InputError
        With every finding.
    """
    _, findings, remarks = held_against(scenario, organization, seed)
    if findings:
        raise InputError(findings)
    return remarks


def build_world(scenario: Scenario, organization: Organization, seed: int, week: Week | None = None) -> World:
    """Put a scenario on an organization and work out its plan; ``week``: other mechanisms than the scenario's rules."""
    week = scenario.week if week is None else week
    layout = layout_of(week, len(scenario.behaviors))
    view = people_view(organization, scenario.behavior_names, seed, scenario.context.known_inhibitors)
    uncertain, matters = uncertain_parameters(scenario), in_force(week)
    parameters = {
        **overridden(scenario.parameters), **drawable_parameters(scenario, seed),
        **{name: rows for name, rows in uncertain.items() if name in matters},
    }  # fmt: skip
    plan = written_plan(scenario, view, layout)
    calendar = Calendar.of(organization, union_of(scenario, organization), seed)
    network, later = networks(organization, plan.structure, seed, calendar)
    return World(
        scenario=scenario,
        organization=organization,
        seed=seed,
        layout=layout,
        network=network,
        later=later,
        cells=cells_of(organization),
        view=view,
        plan=plan,
        parameters={**parameters, "adopter_share": scenario.adopter_share},
    )
