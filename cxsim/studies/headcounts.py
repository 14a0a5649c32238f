"""The people of a scenario by department, before anything runs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cxsim.engine.world.organizations import organization_key, organization_of
from cxsim.errors import Finding
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.described import misfits


def headcounts(scenario: Scenario) -> dict[str, int]:
    """How many people each department has, in the order of the organization.

    Raises
    ------
    InputError
        If the people cannot be read, with every finding.
    """
    return _counted(organization_of(scenario, scenario.seed_or_zero))


def headcounts_and_misfits(scenarios: Sequence[Scenario]) -> tuple[dict[str, int], list[Finding]]:
    """The people of the first scenario, and everything that scenarios name and their organizations do not have.

    Raises
    ------
    InputError
        If the people cannot be read, with every finding.
    """
    built: dict[tuple[str, int, int, str], Organization] = {}
    findings: list[Finding] = []
    for one in scenarios:
        key = (*organization_key(one, one.seed_or_zero, 0), one.folder)
        if key not in built:
            built[key] = organization_of(one, one.seed_or_zero)
        findings += misfits([one], built[key])
    return _counted(next(iter(built.values()))), findings


def _counted(organization: Organization) -> dict[str, int]:
    counts = np.bincount(organization.department, minlength=len(organization.departments))
    return dict(zip(organization.departments, counts.tolist(), strict=True))
