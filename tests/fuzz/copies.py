"""Holds copies with pseudonyms against what they were made from: the same organization, in which nobody has a name."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

from cxsim.engine.world.organizations import organization_of
from cxsim.organization.structure import Organization
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.proposal.proposal import Options, Proposal
from cxsim.scenario.proposal.pseudonymized import Pseudonymized, pseudonymized
from cxsim.scenario.schema.schema import Scenario

SECRET = b"kept apart from the copies of the files"
NAMING = ("id", "manager", "source", "target")
"""Columns of the copies in which only pseudonyms may stand."""


def copies_in(folder: Path) -> Pseudonymized:
    """Copies of the files in a folder; InputError if they are refused."""
    return pseudonymized(Proposal((), (), (folder / "s.yaml").read_text("utf-8")), Options(folder=folder), SECRET)


def of_copies(
    copies: Pseudonymized, folder: Path, scenario: Scenario, organization: Organization
) -> tuple[Scenario, str]:
    """The scenario for the copies, which are written below the folder, and how they differ; empty if they do not."""
    place = folder / "copies"
    place.mkdir()
    for name, text in {"s.yaml": copies.text, **copies.files}.items():
        (place / name).write_text(text, encoding="utf-8")
    copied = load_scenario(place / "s.yaml")
    found, stated = (_without_names(one) for one in (organization_of(copied, scenario.seed_or_zero), organization))
    named = {cell for text in copies.files.values() for row in csv.DictReader(text.splitlines())
             for column in NAMING if (cell := row.get(column))} & set(organization.ids)
    different = [key for key, value in stated.items() if found[key] != value]
    return copied, ", ".join([*different, *(f"{name!r} is named" for name in sorted(named))])


def _without_names(organization: Organization) -> dict[str, Any]:
    """What pseudonyms leave as it was, in no order of people; what is drawn depends on their order."""
    drawn = any("No managers are stated" in note for note in organization.notes)
    heads = Counter() if drawn else Counter(organization.manager.tolist())
    return {
        "departments": Counter(organization.departments[number] for number in organization.department),
        "heads": sorted(heads[row] for row in range(organization.size)),
        "traits": {name: sorted(map(str, values.tolist())) for name, values in organization.traits.items()},
        "ties": {name: sorted(layer.weights.tolist()) for name, layer in organization.layers.items()},
    }
