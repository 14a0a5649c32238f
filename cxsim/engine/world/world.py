"""A scenario on an organization: everything that its replicates share, and the parameters that differ by replicate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.weeks import WrittenPlan, written_plan
from cxsim.engine.week.columns import Layout
from cxsim.engine.world.calendar import Calendar
from cxsim.engine.world.merging import union_of
from cxsim.engine.world.network import Network, SparseLayer, in_degree, mapped_ties
from cxsim.engine.world.networks import networks
from cxsim.engine.world.uncertainty import uncertain_parameters
from cxsim.model.parameters import in_force, overridden
from cxsim.model.phases import Week
from cxsim.model.view import KnownFactor, PeopleView
from cxsim.model.week import week_of
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.schema import Scenario

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Cells:
    """The finest recorded groups: one for each existing pair of department and level. ``of_person``: (people,)."""

    of_person: Integers
    department: Integers
    level: Integers
    size: Integers

    @property
    def count(self) -> int:
        """Number of cells."""
        return len(self.size)


def cells_of(organization: Organization) -> Cells:
    """The cells of an organization, ordered by department, then level."""
    span = int(organization.level.max()) + 1
    code = organization.department.astype(np.int64) * span + organization.level
    values, of_person, size = np.unique(code, return_inverse=True, return_counts=True)
    return Cells(of_person.astype(np.int64), values // span, values % span, size.astype(np.int64))


def people_view(
    organization: Organization, behaviors: tuple[str, ...], seed: int, inhibitors: tuple[KnownFactor, ...] = ()
) -> PeopleView:
    """The organization as targets and interventions see it; its arrays are read-only."""
    arrays: dict[str, NDArray[Any]] = {
        "keys": organization.keys, "department": organization.department, "team": organization.team,
        "level": organization.level, "manager": organization.manager, "in_degree": in_degree(organization),
        "ties": mapped_ties(organization),
    }
    if organization.opens is not None:
        arrays["opens"] = organization.opens
    frozen: dict[str, Any] = {}
    for name, array in arrays.items():
        # A copy, because making the original read-only would also affect other users of the organization.
        frozen[name] = array.copy()
        frozen[name].flags.writeable = False
    return PeopleView(
        ids=organization.ids, departments=organization.departments, teams=organization.teams, behaviors=behaviors,
        seed=seed, inhibitors=inhibitors, **frozen,
    )


@dataclass(frozen=True)
class World:
    """A scenario on an organization, ready to run.

    ``parameters``: a number, or one value per row of the plausible set, shape (rows,), for uncertain parameters that
    matter in this week. ``network``: the usual ties before the first week; ``later``: week -> the network in force from
    then on.
    """

    scenario: Scenario
    organization: Organization
    seed: int
    layout: Layout
    network: Network
    later: Mapping[int, Network]
    cells: Cells
    view: PeopleView
    plan: WrittenPlan
    parameters: Mapping[str, Any]

    @property
    def forces_per_replicate(self) -> bool:
        """Whether the forces on a person may differ between replicates."""
        return self.layout.week.forces_per_replicate or self.scenario.adaptive

    @property
    def layers(self) -> tuple[SparseLayer, ...]:
        """The layers of the usual ties."""
        return self.network.layers


def build_world(scenario: Scenario, organization: Organization, seed: int, week: Week | None = None) -> World:
    """Put a scenario on an organization and compute its plan; ``week``: mechanisms to use instead of the scenario's."""
    if week is None:
        week = week_of(scenario.influence, scenario.adoption_rule, scenario.mechanisms_in_force)
    layout = Layout(week, len(scenario.behaviors))
    view = people_view(organization, scenario.behavior_names, seed, scenario.context.known_inhibitors)
    uncertain, matters = uncertain_parameters(scenario), in_force(week)
    parameters = {
        **overridden(scenario.parameters), **{name: rows for name, rows in uncertain.items() if name in matters},
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
