"""The organization of a scenario: generated, or read from its files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from cxsim.organization.build import build
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.schema import Scenario


def organization_of(scenario: Scenario, seed: int, draw: int = 0) -> Organization:
    """Generate or read the people and ties of a scenario; ``draw``: number of the random draw.

    What is kept in place of its files is taken as it is.
    """
    kept = scenario._origin.kept
    key = organization_key(scenario, seed, draw)
    if kept is not None and key in kept.organizations:
        return kept.organizations[key]
    with scenario._origin.placing():
        return build(scenario.organization, Path(scenario.folder), seed, draw)


def organization_key(scenario: Scenario, seed: int, draw: int) -> tuple[str, int, int]:
    """Everything that an organization follows from, besides its files."""
    return scenario.organization.model_dump_json(), seed, draw


def organization_hash(organization: Organization) -> str:
    """SHA-256 of all data about people and ties of an organization."""
    digest = hashlib.sha256()
    digest.update("\n".join((*organization.departments, *organization.teams)).encode())
    digest.update(np.ascontiguousarray(organization.keys, dtype="<u8").tobytes())  # they follow from the identifiers
    for array in (organization.department, organization.team, organization.level, organization.manager):
        digest.update(np.ascontiguousarray(array, dtype="<i8").tobytes())
    for name, layer in sorted(organization.layers.items()):
        digest.update(name.encode())
        for array in (layer.sources, layer.targets):
            digest.update(np.ascontiguousarray(array, dtype="<i8").tobytes())
        digest.update(np.ascontiguousarray(layer.weights, dtype="<f8").tobytes())
    about = organization.traits, organization.trait_means, organization.trait_shifts, organization.trait_errors
    for traits in about:
        for name, values in sorted(traits.items()):
            digest.update(name.encode())
            digest.update(np.ascontiguousarray(values, dtype="<f8").tobytes())
    if organization.opens is not None:
        digest.update(np.ascontiguousarray(organization.opens, dtype="<i8").tobytes())
    return digest.hexdigest()
