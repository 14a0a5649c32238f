"""The people of a scenario before a run, with what costs depend on: groups and levels, without ties."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cxsim.model.view import PeopleView
from cxsim.organization.build import build
from cxsim.scenario.schema.schema import Scenario


def people_of(scenario: Scenario) -> PeopleView:
    """The organization of a scenario as targeting sees it, without ties.

    Raises
    ------
    InputError
        With every mistake in its files.
    """
    seed = scenario.seed_or_zero
    with scenario._origin.placing():
        organization = build(scenario.organization, Path(scenario.folder), seed)
    return PeopleView(
        ids=organization.ids, keys=organization.keys, departments=organization.departments,
        department=organization.department, teams=organization.teams, team=organization.team, level=organization.level,
        manager=organization.manager, in_degree=np.zeros(organization.size), behaviors=scenario.behavior_names,
        seed=seed, inhibitors=scenario.context.known_inhibitors,
    )
