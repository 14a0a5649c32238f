"""The organization of a scenario before anything is simulated."""

from __future__ import annotations

from collections.abc import Iterable

from cxsim.engine.world.build import held_against
from cxsim.engine.world.network import seen_of_others
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import Finding
from cxsim.model.parameters import overridden
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.schema import Scenario


def described(scenario: Scenario) -> Organization:
    """The people and ties of a scenario, generated or read; the first note says what people see of others.

    Raises
    ------
    InputError
        With every mistake in the files.
    """
    organization = organization_of(scenario, scenario.seed_or_zero)
    return organization.with_notes_first([seen_of_others(organization, overridden(scenario.parameters))])


def misfits(scenarios: Iterable[Scenario], organization: Organization) -> list[Finding]:
    """What plans name that this organization does not have, such as departments; each mistake once."""
    found = [finding for scenario in scenarios
             for finding in held_against(scenario, organization, scenario.seed_or_zero)[1]]
    return list(dict.fromkeys(found))
