"""Holds what was accepted against the files: nothing may have become something else unless a note tells it."""

from __future__ import annotations

import math
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from cxsim.engine.world.organizations import organization_of
from cxsim.organization.structure import Organization
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.schema.identity import dump
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.from_python import nodes_from
from cxsim.scenario.text.nodes import Scalar, at, scalars
from tests.fuzz.inputs import cases
from tests.fuzz.readers import Row, people_in, ties_in


def altered_scenario(scenario: Scenario) -> str:
    """The first value that the scenario does not hold as it was written."""
    held = nodes_from(dump(scenario))
    for path, written in scalars(scenario._origin.nodes):
        found = at(held, path)
        if written.value is None or path == ("schema",):
            continue
        if not isinstance(found, Scalar) or (found.value != written.value and str(found.value) != written.text):
            return f"{'.'.join(map(str, path))}: {written.text!r} became {found}"
    return ""


def altered_organization(kind: str, folder: Path, organization: Organization) -> str:
    """What an independent reader finds in the files that the organization lacks; nothing where a note tells it."""
    told = _shapes(organization.notes) - _usual_notes(kind)
    return "" if told else next(_differences(cases()[kind].files, folder, organization), "")


def _differences(files: Iterable[str], folder: Path, organization: Organization) -> Iterator[str]:
    for name in files:
        file = folder / name
        if file.stem in ("p", "people", "g"):
            yield from _other_people(people_in(file) or (), organization)
        if file.stem in ("t", "g"):
            yield from _other_ties(ties_in(file) or (), organization)


def _other_people(people: Sequence[Row], organization: Organization) -> Iterator[str]:
    if not people:
        return
    if sorted(person.get("id", "") for person in people) != sorted(organization.ids):
        yield f"{len(people)} people in the file, {organization.size} in the organization"
        return
    for person in people:
        place = organization.ids.index(person["id"])
        boss = organization.manager[place]
        held = {"department": organization.departments[organization.department[place]],
                "team": organization.teams[organization.team[place]],
                "manager": organization.ids[boss] if boss >= 0 else ""}
        yield from (f"{key} {person[key]!r} became {value!r}" for key, value in held.items()
                    if person.get(key) and person[key] != value)
        if "resistance" in person:
            value = float(organization.traits["resistance"][place])
            if _number(person["resistance"] or "nan") != (None if math.isnan(value) else value):
                yield f"resistance {person['resistance']!r} became {value}"


def _other_ties(ties: Sequence[Row], organization: Organization) -> Iterator[str]:
    if not ties:
        return
    layer = organization.layers["informal"]
    held = {(organization.ids[source], organization.ids[target]): float(weight) for source, target, weight
            in zip(layer.sources, layer.targets, layer.weights, strict=True)}
    stated: dict[tuple[str, str], float | None] = {}
    for tie in ties:
        ends, weight = (tie.get("source", ""), tie.get("target", "")), _number(tie.get("weight", "1"))
        stated[ends] = weight
        if tie.get("directed") == "false":
            stated[ends[::-1]] = weight
    stated = {ends: weight for ends, weight in stated.items() if weight != 0.0}
    yield from (f"the tie {' to '.join(ends)}, {stated.get(ends)}, became {held.get(ends)}"
                for ends in sorted({*held, *stated}) if held.get(ends) != stated.get(ends))


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _shapes(notes: Iterable[str]) -> set[str]:
    """Notes without their numbers and names."""
    return {re.sub(r"[0-9]+|'[^']*'", "", note) for note in notes}


@cache
def _usual_notes(kind: str) -> set[str]:
    """The notes about files that are not mutated."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        for name, content in cases()[kind].files.items():
            (Path(place) / name).write_bytes(content)
        return _shapes(organization_of(load_scenario(Path(place) / "s.yaml"), 3).notes)
