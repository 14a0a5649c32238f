"""Turns the content of files into an organization; what is missing is derived or generated, and noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.company_files.read_people import NO_DEPARTMENT, StatedPeople
from cxsim.organization.company_files.reporting_lines import levels_from_managers
from cxsim.organization.company_files.tie_rows import SettledTies
from cxsim.organization.draws import key_uniforms
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.generation.informal_ties import People, informal_layer
from cxsim.organization.generation.reorder import moved
from cxsim.organization.generation.reporting_tree import reporting_tree
from cxsim.organization.generation.teams import teams_from_managers
from cxsim.organization.layers import layer_from_ties, reporting_layer, team_layer
from cxsim.organization.schema.specification import InformalSpecification
from cxsim.organization.structure import Layer, Organization
from cxsim.organization.traits import TRAITS, range_in_model
from cxsim.streams import employee_keys
from cxsim.units import counted

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

_TIES_FROM = {"reporting": "managers", "team": "teams"}


@dataclass(frozen=True)
class Filling:
    """How to complete what files leave out."""

    seed: int
    draw: int = 0
    span_of_control: float = 8.0
    team_size: int = 8
    informal: InformalSpecification | None = None


def assemble(people: StatedPeople, ties: Mapping[str, SettledTies] | None, filling: Filling) -> Organization:
    """Assemble an organization in canonical order.

    Parameters
    ----------
    people
        The content of the people file.
    ties
        Ties by layer between rows of people, or None if the scenario names no ties file (then ties are generated).
    filling
        Seed and shape of what is generated.
    """
    notes: list[str] = list(people.notes)
    _note_departments(people, notes)
    names = people.departments()
    departments = tuple(sorted(set(names)))
    number = {name: index for index, name in enumerate(departments)}
    # From here on people are sorted by (department, identifier), so the order of rows cannot matter.
    rows = np.array(sorted(range(len(names)), key=lambda row: (names[row], people.ids[row])), dtype=np.int64)
    ids = [people.ids[row] for row in rows.tolist()]
    keys = employee_keys(ids)
    _distinct_keys(ids, keys)
    department = np.array([number[names[row]] for row in rows.tolist()], dtype=np.int32)
    stated_level = np.zeros(len(ids), dtype=np.int32) if people.level is None else people.level[rows]
    manager = _managers(people, rows, department, keys, stated_level, filling, notes)
    level = _levels(stated_level, manager, people.level is not None, notes)
    team_names = _team_names(people, rows, department, manager, departments, filling, notes)
    order = np.array(sorted(range(len(ids)), key=lambda row: (department[row], team_names[row])), dtype=np.int64)
    teams = tuple(sorted(set(team_names)))
    team_number = {name: index for index, name in enumerate(teams)}
    place = _inverse(order)
    arranged = People(
        keys=keys[order],
        department=department[order],
        team=np.array([team_number[team_names[row]] for row in order.tolist()], dtype=np.int32),
        manager=moved(manager[order], place),
    )
    layers = _layers(arranged, people, ties, rows[order], filling, notes)
    return Organization(
        ids=tuple(ids[row] for row in order.tolist()),
        keys=arranged.keys,
        departments=departments,
        department=arranged.department,
        teams=teams,
        team=arranged.team,
        level=level[order],
        manager=arranged.manager,
        layers=layers,
        traits=_traits(people, rows[order], notes),
        notes=tuple(notes),
    )


def _inverse(order: Integers) -> Integers:
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place


def _distinct_keys(ids: list[str], keys: Keys) -> None:
    order = np.argsort(keys, kind="stable")
    same = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    findings = Findings()
    for index in same.tolist():
        findings.say("", f"'{ids[order[index]]}' and '{ids[order[index + 1]]}' have the same random key; rename one of "
                     "them")
    findings.stop()


def _note_departments(people: StatedPeople, notes: list[str]) -> None:
    if people.department is None:
        notes.append(f"No departments are stated: {counted(len(people.ids), 'person')} in one department, 'all'.")
    elif blank := people.department.count(""):
        notes.append(f"{counted(blank, 'person has', 'people have')} no department; they are assigned to "
                     f"'{NO_DEPARTMENT}'.")


def _managers(
    people: StatedPeople,
    rows: Integers,
    department: NDArray[np.int32],
    keys: Keys,
    stated_level: NDArray[np.int32],
    filling: Filling,
    notes: list[str],
) -> NDArray[np.int32]:
    """Stated managers in the new order, or generated reporting lines if the file states none."""
    if people.manager is not None:
        stated = people.manager[rows]
        return np.where(stated >= 0, _inverse(rows)[np.maximum(stated, 0)], -1).astype(np.int32)
    notes.append(
        f"No managers are stated: reporting lines are generated within departments, about {filling.span_of_control:g} "
        "people per manager" + (", people at higher stated levels first." if people.level is not None else ".")
    )
    chance = key_uniforms(filling.seed, "organization:who_leads", keys, 0, filling.draw)
    rank = np.where(stated_level > 0, stated_level, np.iinfo(np.int32).max)
    order = np.lexsort((keys, chance, rank, department))
    tree = reporting_tree(
        np.bincount(department), keys[order], span=filling.span_of_control, levels=None, spread=0.25,
        seed=filling.seed, draw=filling.draw,
    )
    manager = np.full(len(keys), -1, dtype=np.int32)
    manager[order] = np.where(tree.manager >= 0, order[np.maximum(tree.manager, 0)], -1)
    return manager


def _levels(
    stated: NDArray[np.int32], manager: NDArray[np.int32], column: bool, notes: list[str]
) -> NDArray[np.int32]:
    derived, outside = levels_from_managers(manager)
    missing = int((stated == 0).sum())
    if missing and column:
        notes.append(f"{counted(missing, 'person has', 'people have')} no level; it is derived from the reporting "
                     "lines.")
    elif missing:
        notes.append(f"Levels are derived from the reporting lines ({counted(int(derived.max()), 'level')}).")
    if outside and missing:
        notes.append(
            f"{counted(outside, 'person has', 'people have')} neither manager nor reports; they get level "
            f"{int(derived[_outside(manager)][0])}, like most people without reports."
        )
    heads = np.flatnonzero((manager < 0) & ~_outside(manager))
    if len(heads) > 1:
        notes.append(f"{len(heads):,} people lead others but have no manager.")
    return np.where(stated > 0, stated, derived).astype(np.int32)


def _outside(manager: NDArray[np.int32]) -> Mask:
    leads = np.zeros(len(manager), dtype=bool)
    leads[manager[manager >= 0]] = True
    return (manager < 0) & ~leads


def _team_names(
    people: StatedPeople,
    rows: Integers,
    department: NDArray[np.int32],
    manager: NDArray[np.int32],
    departments: tuple[str, ...],
    filling: Filling,
    notes: list[str],
) -> list[str]:
    """Stated teams; if none is stated, the people of one manager."""
    stated = [""] * len(rows) if people.team is None else [people.team[row] for row in rows.tolist()]
    blank = stated.count("")
    known_manager = np.full(len(rows), -1, dtype=np.int32) if people.manager is None else manager
    names = _apart(stated, department, known_manager, departments, notes)
    if not blank:
        return names
    who = "Teams" if blank == len(stated) else f"The teams of {counted(blank, 'person')} without one"
    notes.append(f"{who} are derived: the people of one manager, at most about {filling.team_size} per team.")
    derived_names, derived = teams_from_managers(department, manager, departments, filling.team_size)
    taken = set(names)
    free = [name + " (derived)" if name in taken else name for name in derived_names]
    return [name or free[derived[row]] for row, name in enumerate(names)]


def _apart(
    stated: list[str],
    department: NDArray[np.int32],
    manager: NDArray[np.int32],
    departments: tuple[str, ...],
    notes: list[str],
) -> list[str]:
    """Teams with the same name in several departments are different teams, unless one manager leads them all."""
    members: dict[str, list[int]] = {}
    for row, name in enumerate(stated):
        if name:
            members.setdefault(name, []).append(row)
    several = {
        name
        for name, rows in members.items()
        if len(set(department[rows].tolist())) > 1 and not _of_one_manager(rows, manager)
    }
    if several:
        shown = quoted_list(sorted(several))
        notes.append(f"Teams with the same name in several departments are treated as different teams: {shown}.")
    return [
        f"{departments[where]} {name}" if name in several else name
        for name, where in zip(stated, department.tolist(), strict=True)
    ]


def _of_one_manager(rows: list[int], manager: NDArray[np.int32]) -> bool:
    """Whether all people report to one person, who may be among them."""
    managers = set(manager[rows].tolist()) - {-1}
    return len(managers) == 1 and all(manager[row] >= 0 or row in managers for row in rows)


def _layers(
    people: People,
    stated: StatedPeople,
    ties: Mapping[str, SettledTies] | None,
    rows: Integers,
    filling: Filling,
    notes: list[str],
) -> dict[str, Layer]:
    """Stated ties, or generated ones, and those of reporting lines and teams; ``rows``: everybody's row in the file.

    Beside stated ties only stated reporting lines and teams make ties: invented ones would drown the map of ties.
    """
    layers = _informal(people, filling, notes) if ties is None else _stated(people, ties, _inverse(rows), notes)
    derived = _derived(people, stated, rows, filling, invent=ties is None)
    added = {name: layer for name, layer in derived.items() if name not in layers}
    layers |= added
    notes += [f"Ties of the layer {name} are derived from {_TIES_FROM[name]}." for name in added]
    unstated = [f"no {source}" for name, source in _TIES_FROM.items() if name not in layers]
    if unstated:
        notes.append(f"The files state {' and '.join(unstated)}: none are invented for people to see each other by.")
    if people.size == 1:
        notes.append("There is only one employee, so there is no influence between people.")
    return dict(sorted(layers.items()))


def _derived(
    people: People, stated: StatedPeople, rows: Integers, filling: Filling, *, invent: bool
) -> dict[str, Layer]:
    """The layers of reporting lines and teams, those that were stated or, with ``invent``, all."""
    layers: dict[str, Layer] = {}
    if invent or stated.manager is not None:
        layers["reporting"] = reporting_layer(people.manager)
    members = np.flatnonzero([invent or bool(stated.team and stated.team[row]) for row in rows.tolist()])
    if len(members):
        layers["team"] = _team_ties(people, members, filling)
    return layers


def _team_ties(people: People, members: Integers, filling: Filling) -> Layer:
    """Ties to team-mates among the ``members``."""
    ties = team_layer(people.team[members], people.keys[members], filling.seed, filling.draw)
    return layer_from_ties("team", members[ties.sources], members[ties.targets], ties.weights)


def _informal(people: People, filling: Filling, notes: list[str]) -> dict[str, Layer]:
    notes.append("No ties are stated: informal ties are generated from departments, teams and managers.")
    shape = filling.informal or InformalSpecification()
    layer, said = informal_layer(people, shape, filling.seed, filling.draw, filling.team_size)
    notes += said
    return {"informal": layer}


def _stated(
    people: People, ties: Mapping[str, SettledTies], place: Integers, notes: list[str]
) -> dict[str, Layer]:
    layers = {
        name: layer_from_ties(
            name, place[stated.sources].astype(np.int32), place[stated.targets].astype(np.int32), stated.weights
        )
        for name, stated in ties.items()
    }
    _note_people_without_ties(layers, people.size, notes)
    return layers


def _note_people_without_ties(layers: Mapping[str, Layer], people: int, notes: list[str]) -> None:
    seen = np.zeros(people, dtype=bool)
    for layer in layers.values():
        seen[layer.sources] = True
    alone = int((~seen).sum())
    if alone:
        notes.append(f"{counted(alone, 'person has', 'people have')} no stated ties to others; only manager and "
                     "stated team influence them.")


def _traits(people: StatedPeople, rows: Integers, notes: list[str]) -> dict[str, Values]:
    traits = {name: values[rows] for name, values in sorted(people.traits.items())}
    for name, values in traits.items():
        stated = ~np.isnan(values)
        notes.append(f"{name} is stated for {int(stated.sum()):,} of {counted(len(values), 'person')} and drawn for "
                     "the others.")
        low, high = range_in_model(name)
        outside = int(((values < low) | (values > high)).sum())
        if outside:
            notes.append(f"{counted(outside, 'value')} of {name} outside {low:g} to {high:g}: the model limits them "
                         "to that range.")
    drawn = [name for name in TRAITS if name not in traits]
    if drawn:
        notes.append(f"Traits drawn at random: {', '.join(drawn)}.")
    return traits
