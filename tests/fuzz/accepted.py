"""Holds what was accepted against the files: nothing may have become something else unless a note tells it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cxsim.organization.structure import Organization
from cxsim.scenario.schema.identity import dump
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.from_python import nodes_from
from cxsim.scenario.text.nodes import Scalar, at, scalars
from tests.fuzz.inputs import cases
from tests.fuzz.readers import Row, people_in, plan_in, ties_in

TELLING = {
    "team": ("Teams with the same name in several departments", ),
    "unknown manager": ("managers written differently and found all the same", "report to somebody who is not kept"),
    "own manager": ("is listed as their own manager and treated as the top",),
    "tie": ("ends written differently and found all the same",),
}
"""Notes that tell of a difference, by what differs."""


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


def altered_files(kind: str, folder: Path, scenario: Scenario, organization: Organization) -> str:
    """What an independent reader finds in the files that was not read from them; nothing where a note tells it."""
    notes = " ".join(organization.notes)
    different = _differences(cases()[kind].files, folder, scenario, organization)
    return next((what for key, what in different if not any(note in notes for note in TELLING.get(key, ()))), "")


def _differences(
    files: Iterable[str], folder: Path, scenario: Scenario, organization: Organization
) -> Iterator[tuple[str, str]]:
    proposed = "s.yaml" not in files
    for name in files:
        file = folder / name
        if file.stem in ("p", "people", "g"):
            yield from _other_people(_here(people_in(file) or (), proposed), organization)
        if file.stem in ("t", "m", "g"):
            yield from _other_ties(ties_in(file) or (), organization, proposed)
        if file.stem == "s" and file.suffix != ".yaml":
            yield from _other_plan(plan_in(file) or (), scenario)


def _here(people: Sequence[Row], proposed: bool) -> list[Row]:
    """The people of a file who have not left, if it tells; none if a proposal has to guess it by other words."""
    status = [person.get("status", "active").casefold() for person in people]
    if proposed and not {"active", "left"} >= set(status):
        return []
    return [person for person, word in zip(people, status, strict=True) if word == "active"]


def _other_people(people: Sequence[Row], organization: Organization) -> Iterator[tuple[str, str]]:
    if not people:
        return
    if sorted(person.get("id", "") for person in people) != sorted(organization.ids):
        yield "people", f"{len(people)} people in the file, {organization.size} in the organization"
        return
    for person in people:
        place = organization.ids.index(person["id"])
        boss = organization.manager[place]
        held = {"department": organization.departments[organization.department[place]],
                "team": organization.teams[organization.team[place]],
                "manager": organization.ids[boss] if boss >= 0 else ""}
        kinds = {"manager": "own manager" if person.get("manager") == person["id"] else
                 "manager" if person.get("manager") in organization.ids else "unknown manager"}
        yield from ((kinds.get(key, key), f"{key} {person[key]!r} became {value!r}") for key, value in held.items()
                    if person.get(key) and person[key] != value)
        if "resistance" in person:
            value = float(organization.traits["resistance"][place]) if "resistance" in organization.traits else math.nan
            if _number(person["resistance"] or "nan") != (None if math.isnan(value) else value):
                yield "resistance", f"resistance {person['resistance']!r} became {value}"


def _other_ties(ties: Sequence[Row], organization: Organization, proposed: bool) -> Iterator[tuple[str, str]]:
    if not ties or (proposed and "weight" not in ties[0]):  # a proposal may take another column for the weight
        return
    read = [layer for name, layer in organization.layers.items() if name not in ("reporting", "team")]
    held = {(organization.ids[source], organization.ids[target]): float(weight) for layer in read
            for source, target, weight in zip(layer.sources, layer.targets, layer.weights, strict=True)}
    stated: dict[tuple[str, str], float | None] = {}
    none = proposed and not any(tie["weight"] for tie in ties)  # then the column is not proposed
    for tie in ties:
        ends, weight = (tie.get("source", ""), tie.get("target", "")), 1.0 if none else _number(tie.get("weight", "1"))
        stated[ends] = weight
        if tie.get("directed") == "false":
            stated[ends[::-1]] = weight
    stated = {ends: weight for ends, weight in stated.items() if weight != 0.0}
    yield from (("tie", f"the tie {' to '.join(ends)}, {stated.get(ends)}, became {held.get(ends)}")
                for ends in sorted({*held, *stated}) if held.get(ends) != stated.get(ends))


def _other_plan(rows: Sequence[Row], scenario: Scenario) -> Iterator[tuple[str, str]]:
    found = [one.model_dump() for one in scenario.plan.interventions]
    if rows and len(rows) != len(found):
        yield "plan", f"{len(rows)} rows in the sheet, {len(found)} interventions in the plan"
        return
    spaced = [row | {"departments": re.sub(r"\s*,\s*", ", ", row.get("departments", ""))} for row in rows]
    for row, one in zip(spaced, found, strict=False):
        departments = ", ".join(one["target"]["departments"] or ())
        held = {"type": one["type"], "name": one["name"], "departments": departments, "first": one["start_week"],
                "hours_per_week": one.get("hours_per_week")}
        yield from ((key, f"{key} {row[key]!r} became {value!r}") for key, value in held.items()
                    if row.get(key) and row[key] != str(value) and _number(row[key]) != value)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
