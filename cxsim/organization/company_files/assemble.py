"""Turns the content of files into an organization; what is missing is derived or generated, and noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.company_files.read_people import NO_DEPARTMENT, StatedPeople
from cxsim.organization.company_files.reporting_lines import levels_from_managers
from cxsim.organization.company_files.tie_rows import SettledTies
from cxsim.organization.draws import key_uniforms
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.generation.informal_ties import People, informal_layer
from cxsim.organization.generation.reorder import inverse, moved, numbered
from cxsim.organization.generation.reporting_tree import reporting_tree
from cxsim.organization.generation.teams import teams_from_managers
from cxsim.organization.layers import layer_from_ties, reporting_layer, team_layer
from cxsim.organization.schema.specification import InformalSpecification
from cxsim.organization.structure import Layer, Organization, leaders
from cxsim.organization.traits import TRAITS, range_in_model
from cxsim.streams import employee_keys
from cxsim.units import counted

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
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
    return _Assembly(people, filling).organization(ties)


class _Assembly:
    """The people of a file by department and identifier, so that the order of its rows cannot matter."""

    def __init__(self, people: StatedPeople, filling: Filling) -> None:
        self.people, self.filling = people, filling
        self.notes = [*people.notes, *_about_departments(people)]
        names = people.departments()
        self.rows = np.array(sorted(range(len(names)), key=lambda row: (names[row], people.ids[row])), dtype=np.int64)
        self.ids = [people.ids[row] for row in self.rows.tolist()]
        self.keys = employee_keys(self.ids)
        _refuse_equal_keys(self.ids, self.keys)
        self.departments = tuple(sorted(set(names)))
        self.department = numbered(names, self.departments)[self.rows]
        self.level = np.zeros(len(names), dtype=np.int32) if people.level is None else people.level[self.rows]

    def organization(self, ties: Mapping[str, SettledTies] | None) -> Organization:
        """The organization; people are sorted by department, team and identifier."""
        manager = self._managers()
        level = self._levels(manager)
        team_names = self._team_names(manager)
        order = np.array(sorted(range(len(self.ids)), key=lambda row: (self.department[row], team_names[row])),
                         dtype=np.int64)
        teams = tuple(sorted(set(team_names)))
        arranged = People(
            keys=self.keys[order],
            department=self.department[order],
            team=numbered(team_names, teams)[order],
            manager=moved(manager[order], inverse(order)),
        )
        rows = self.rows[order]
        return Organization(
            ids=tuple(self.ids[row] for row in order.tolist()),
            keys=arranged.keys,
            departments=self.departments,
            department=arranged.department,
            teams=teams,
            team=arranged.team,
            level=level[order],
            manager=arranged.manager,
            layers=self._layers(arranged, ties, rows),
            traits=self._traits(rows),
            notes=tuple(self.notes),
        )

    def _managers(self) -> NDArray[np.int32]:
        """Stated managers, or generated reporting lines if the file states none."""
        people, filling, keys = self.people, self.filling, self.keys
        if people.manager is not None:
            return moved(people.manager[self.rows], inverse(self.rows))
        first = ", people at higher stated levels first." if people.level is not None else "."
        self.notes.append("No managers are stated: reporting lines are generated within departments, about "
                          f"{filling.span_of_control:g} people per manager{first}")
        chance = key_uniforms(filling.seed, "organization:who_leads", keys, 0, filling.draw)
        rank = np.where(self.level > 0, self.level, np.iinfo(np.int32).max)
        order = np.lexsort((keys, chance, rank, self.department))
        tree = reporting_tree(
            np.bincount(self.department), keys[order], span=filling.span_of_control, levels=None, spread=0.25,
            seed=filling.seed, draw=filling.draw,
        )
        return moved(tree.manager, order)[inverse(order)]

    def _levels(self, manager: NDArray[np.int32]) -> NDArray[np.int32]:
        """Stated levels, and those derived from managers where none is stated."""
        derived, outside = levels_from_managers(manager)
        missing = int((self.level == 0).sum())
        if missing and self.people.level is not None:
            self.notes.append(f"{counted(missing, 'person has', 'people have')} no level; it is derived from the "
                              "reporting lines.")
        elif missing:
            levels = counted(int(derived.max()), "level")
            self.notes.append(f"Levels are derived from the reporting lines ({levels}).")
        alone = (manager < 0) & ~leaders(manager)
        if outside and missing:
            self.notes.append(f"{counted(outside, 'person has', 'people have')} neither manager nor reports; they get "
                              f"level {int(derived[alone][0])}, like most people without reports.")
        heads = int(((manager < 0) & ~alone).sum())
        if heads > 1:
            self.notes.append(f"{heads:,} people lead others but have no manager.")
        return np.where(self.level > 0, self.level, derived).astype(np.int32)

    def _team_names(self, manager: NDArray[np.int32]) -> list[str]:
        """Stated teams; if none is stated, the people of one manager."""
        team, size = self.people.team, self.filling.team_size
        stated = [""] * len(self.rows) if team is None else [team[row] for row in self.rows.tolist()]
        blank = stated.count("")
        names = self._apart(stated, np.full_like(manager, -1) if self.people.manager is None else manager)
        if not blank:
            return names
        who = "Teams" if blank == len(stated) else f"The teams of {counted(blank, 'person')} without one"
        self.notes.append(f"{who} are derived: the people of one manager, at most about {size} per team.")
        derived_names, derived = teams_from_managers(self.department, manager, self.departments, size)
        taken = set(names)
        free = [name + " (derived)" if name in taken else name for name in derived_names]
        return [name or free[derived[row]] for row, name in enumerate(names)]

    def _apart(self, stated: list[str], manager: NDArray[np.int32]) -> list[str]:
        """Teams with the same name in several departments are different teams, unless one manager leads them all."""
        members: dict[str, list[int]] = {}
        for row, name in enumerate(stated):
            if name:
                members.setdefault(name, []).append(row)
        several = {name for name, rows in members.items()
                   if len(set(self.department[rows].tolist())) > 1 and not _of_one_manager(rows, manager)}
        if several:
            self.notes.append("Teams with the same name in several departments are treated as different teams: "
                              f"{quoted_list(sorted(several))}.")
        return [f"{self.departments[where]} {name}" if name in several else name
                for name, where in zip(stated, self.department.tolist(), strict=True)]

    def _layers(self, people: People, ties: Mapping[str, SettledTies] | None, rows: Integers) -> dict[str, Layer]:
        """Stated ties, or generated ones, and those of reporting lines and teams; ``rows``: everybody's in the file.

        Beside stated ties only stated reporting lines and teams make ties: invented ones would drown the map of ties.
        """
        layers = self._informal(people) if ties is None else self._stated(ties, inverse(rows))
        derived = self._derived(people, rows, invent=ties is None)
        added = {name: layer for name, layer in derived.items() if name not in layers}
        layers |= added
        self.notes += [f"Ties of the layer {name} are derived from {_TIES_FROM[name]}." for name in added]
        unstated = [f"no {source}" for name, source in _TIES_FROM.items() if name not in layers]
        if unstated:
            self.notes.append(f"The files state {' and '.join(unstated)}: none are invented for people to see each "
                              "other by.")
        if people.size == 1:
            self.notes.append("There is only one employee, so there is no influence between people.")
        return dict(sorted(layers.items()))

    def _derived(self, people: People, rows: Integers, *, invent: bool) -> dict[str, Layer]:
        """The layers of reporting lines and teams, those that were stated or, with ``invent``, all."""
        layers: dict[str, Layer] = {}
        if invent or self.people.manager is not None:
            layers["reporting"] = reporting_layer(people.manager)
        stated = self.people.team
        members = np.flatnonzero([invent or bool(stated and stated[row]) for row in rows.tolist()])
        if len(members):
            ties = team_layer(people.team[members], people.keys[members], self.filling.seed, self.filling.draw)
            layers["team"] = layer_from_ties("team", members[ties.sources], members[ties.targets], ties.weights)
        return layers

    def _informal(self, people: People) -> dict[str, Layer]:
        self.notes.append("No ties are stated: informal ties are generated from departments, teams and managers.")
        filling, shape = self.filling, self.filling.informal or InformalSpecification()
        layer, notes = informal_layer(people, shape, filling.seed, filling.draw, filling.team_size)
        self.notes += notes
        return {"informal": layer}

    def _stated(self, ties: Mapping[str, SettledTies], place: Integers) -> dict[str, Layer]:
        """Stated ties between the places of people, and a note about people without any."""
        layers = {name: layer_from_ties(name, place[stated.sources], place[stated.targets], stated.weights)
                  for name, stated in ties.items()}
        seen = np.zeros(len(place), dtype=np.bool_)
        for layer in layers.values():
            seen[layer.sources] = True
        if alone := int((~seen).sum()):
            self.notes.append(f"{counted(alone, 'person has', 'people have')} no stated ties to others; only manager "
                              "and stated team influence them.")
        return layers

    def _traits(self, rows: Integers) -> dict[str, Values]:
        """The stated traits of the people in these rows of the file."""
        traits = {name: values[rows] for name, values in sorted(self.people.traits.items())}
        for name, values in traits.items():
            stated = int((~np.isnan(values)).sum())
            self.notes.append(f"{name} is stated for {stated:,} of {counted(len(values), 'person')} and drawn for the "
                              "others.")
            low, high = range_in_model(name)
            outside = int(((values < low) | (values > high)).sum())
            if outside:
                self.notes.append(f"{counted(outside, 'value')} of {name} outside {low:g} to {high:g}: the model "
                                  "limits them to that range.")
        drawn = [name for name in TRAITS if name not in traits]
        if drawn:
            self.notes.append(f"Traits drawn at random: {', '.join(drawn)}.")
        return traits


def _refuse_equal_keys(ids: list[str], keys: Keys) -> None:
    order = np.argsort(keys, kind="stable")
    same = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    findings = Findings()
    for index in same.tolist():
        findings.say("", f"'{ids[order[index]]}' and '{ids[order[index + 1]]}' have the same random key; rename one of "
                     "them")
    findings.stop()


def _about_departments(people: StatedPeople) -> Iterator[str]:
    if people.department is None:
        yield f"No departments are stated: {counted(len(people.ids), 'person')} in one department, 'all'."
    elif blank := people.department.count(""):
        yield f"{counted(blank, 'person has', 'people have')} no department; they are assigned to '{NO_DEPARTMENT}'."


def _of_one_manager(rows: list[int], manager: NDArray[np.int32]) -> bool:
    """Whether all people report to one person, who may be among them."""
    managers = set(manager[rows].tolist()) - {-1}
    return len(managers) == 1 and all(manager[row] >= 0 or row in managers for row in rows)
