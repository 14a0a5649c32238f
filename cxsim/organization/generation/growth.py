"""Positions that open later: growth of an organization, prepared before the run.

Existing people keep their identifiers, teams, managers and ties. New positions get ties to colleagues, which the
engines leave out until the position opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.draws import key_uniforms
from cxsim.organization.generation.reorder import in_canonical_order, inverse
from cxsim.organization.layers import MOST_TEAM_MATES, layer_from_ties
from cxsim.organization.schema.specification import GrowthSpecification
from cxsim.organization.structure import Layer, Organization
from cxsim.streams import employee_keys, order
from cxsim.units import counted

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]

Pairs = list[tuple[int, int]]

FEWEST_FOR_A_TEAM = 4
"""Fewer newcomers than this join existing teams; otherwise they form their own teams, each with a lead."""
MEETINGS = 3
"""Colleagues that a newcomer meets at the start (each also looks at the newcomer); about as many follow later."""


@dataclass
class _Grown:
    """Everybody by row, existing people first; ``ids`` and ``opens`` have one entry per new position."""

    department: list[str]
    team: list[str]
    level: list[int]
    manager: list[int]
    ids: list[str] = field(default_factory=list)
    opens: list[int] = field(default_factory=list)

    @property
    def people(self) -> int:
        """The number of people so far."""
        return len(self.level)

    def add(self, identifier: str, department: str, team: str, level: int, manager: int, opens: int) -> int:
        """Add one position and return its row."""
        self.ids.append(identifier)
        self.department.append(department)
        self.team.append(team)
        self.level.append(level)
        self.manager.append(manager)
        self.opens.append(opens)
        return self.people - 1

    def head_of(self, department: str) -> int:
        """The head of a department, or of the organization if the department is empty."""
        rows = [row for row in range(self.people) if self.department[row] == department] or range(self.people)
        return min(rows, key=lambda row: (self.level[row], row))


def with_growth(
    organization: Organization, growth: Sequence[GrowthSpecification], seed: int, draw: int, team_size: int
) -> Organization:
    """Add positions that open later, each with its first week (``opens``).

    Newcomers of a department form teams of about ``team_size``, whose leads report to the head of the department; fewer
    than four join its smallest teams. A new department is led by its first newcomer, who reports to the top.
    """
    if not growth:
        return organization
    grown = _Grown(
        [organization.departments[number] for number in organization.department.tolist()],
        [organization.teams[number] for number in organization.team.tolist()],
        organization.level.tolist(), organization.manager.tolist(),
    )
    for number, item in enumerate(growth, start=1):
        _place(grown, item, number, team_size)
    keys = np.concatenate([organization.keys, employee_keys(grown.ids)])
    opens = np.concatenate([np.zeros(organization.size, dtype=np.int32), np.array(grown.opens, dtype=np.int32)])
    teams, departments = _groups(grown.team), _groups(grown.department)
    manager = np.array(grown.manager, dtype=np.int32)
    new = np.arange(organization.size, grown.people)
    layers = dict(organization.layers)
    layers["team"] = _joined(layers.get("team"), "team", _team_mates(teams, new, keys, seed), grown.people)
    layers["reporting"] = _joined(
        layers.get("reporting"), "reporting", [(row, int(manager[row])) for row in new.tolist()], grown.people)
    name = _informal_name(organization)
    if name is not None:
        met = _acquaintances(departments, new, keys, seed, draw)
        layers[name] = _joined(layers[name], name, met, grown.people)
    blank = np.full(len(new), np.nan)
    return in_canonical_order(replace(
        organization, ids=(*organization.ids, *grown.ids), keys=keys, level=np.array(grown.level, np.int32),
        manager=manager, layers=layers, opens=opens,
        traits={trait: np.concatenate([values, blank]) for trait, values in organization.traits.items()},
        notes=(*organization.notes, *(_note(item) for item in growth)),
    ), grown.department, grown.team)


def _note(item: GrowthSpecification) -> str:
    last = item.from_week + (item.people - 1) * item.over_weeks // item.people
    when = f"in week {item.from_week}" if last == item.from_week else f"in weeks {item.from_week} to {last}"
    opens = counted(item.people, f"position of '{item.department}' opens", f"positions of '{item.department}' open")
    return f"{opens} {when}; empty until then."


def _place(grown: _Grown, item: GrowthSpecification, number: int, team_size: int) -> None:
    """Add the positions of one item, with names, teams, levels and managers."""
    opens = item.opens().tolist()
    width = max(4, len(str(item.people)))
    ids = [f"{item.department}-growth{number}-{place:0{width}d}" for place in range(1, item.people + 1)]
    existing = item.department in grown.department
    if existing and item.people < FEWEST_FOR_A_TEAM:
        for identifier, week in zip(ids, opens, strict=True):
            _join_smallest_team(grown, identifier, item.department, week)
        return
    head = grown.head_of(item.department)
    if not existing:
        level = grown.level[head] + 1
        name = f"{item.department} growth {number} head"
        head = grown.add(ids.pop(0), item.department, name, level, head, opens.pop(0))
    teams = max(1, round(len(ids) / team_size))
    level = grown.level[head] + 1
    for place, rows in enumerate(np.array_split(np.arange(len(ids)), teams), start=1):
        name = f"{item.department} growth {number} team {place:02d}"
        lead = -1
        for row in rows.tolist():
            above, below = (head, 0) if lead < 0 else (lead, 1)
            added = grown.add(ids[row], item.department, name, level + below, above, opens[row])
            lead = added if lead < 0 else lead


def _join_smallest_team(grown: _Grown, identifier: str, department: str, opens: int) -> None:
    departments, teams, managers = grown.department, grown.team, grown.manager
    inside = [row for row in range(grown.people) if departments[row] == department]
    members: dict[str, list[int]] = {}
    for row in inside:
        members.setdefault(teams[row], []).append(row)
    staff = set(inside) - set(managers)
    # Of the teams that have staff (people without reports), the smallest one.
    name = min(members, key=lambda team: (not staff & set(members[team]), len(members[team]), team))
    like = next((row for row in members[name] if row in staff), members[name][0])
    grown.add(identifier, department, name, grown.level[like], managers[like], opens)


def _groups(names: Sequence[str]) -> list[Integers]:
    """The rows of each person's group, in order."""
    number = np.unique(np.array(names), return_inverse=True)[1]
    rows = np.argsort(number, kind="stable")
    members = np.split(rows, np.flatnonzero(np.diff(number[rows])) + 1)
    return [members[one] for one in number]


def _team_mates(teams: list[Integers], new: Integers, keys: Keys, seed: int) -> Pairs:
    """Pairs of newcomers and up to twelve team-mates, by a keyed draw."""
    pairs: Pairs = []
    for row in new.tolist():
        mates = teams[row][teams[row] != row]
        pairs += [(row, int(mate)) for mate in mates[order(seed, "growth:team", keys[mates])][:MOST_TEAM_MATES]]
    return pairs


def _acquaintances(departments: list[Integers], new: Integers, keys: Keys, seed: int, draw: int) -> Pairs:
    """Pairs of newcomers and colleagues they meet in their department (in all departments if it is tiny)."""
    everybody = np.lexsort((keys,))
    place = inverse(everybody)
    pairs: Pairs = []
    for row in new.tolist():
        near = departments[row] if len(departments[row]) > MEETINGS else everybody
        near = near[near != row]
        near = near[np.argsort(place[near], kind="stable")]
        chance = key_uniforms(seed, "growth:meeting", np.full(MEETINGS, keys[row]), np.arange(MEETINGS), draw)
        pairs += [(row, int(near[int(one * len(near))])) for one in chance]
    return pairs


def _informal_name(organization: Organization) -> str | None:
    """The layer that gets acquaintances: informal, or the first imported one."""
    names = [name for name in sorted(organization.layers) if name not in ("team", "reporting")]
    return "informal" if "informal" in names else next(iter(names), None)


def _joined(layer: Layer | None, name: str, pairs: Pairs, people: int) -> Layer:
    """A layer with new ties of weight 1 in both directions; existing ties do not change."""
    added = np.array([pair for pair in pairs if pair[1] >= 0], dtype=np.int64).reshape(-1, 2)
    codes = np.unique(np.concatenate([added @ [people, 1], added @ [1, people]]))
    if layer is None:
        sources, targets = np.divmod(codes, people)
        return layer_from_ties(name, sources.astype(np.int32), targets.astype(np.int32), np.ones(len(codes)))
    new = np.setdiff1d(codes, layer.sources.astype(np.int64) * people + layer.targets)
    sources, targets = np.divmod(new, people)
    return layer_from_ties(
        name, np.concatenate([layer.sources, sources.astype(np.int32)]),
        np.concatenate([layer.targets, targets.astype(np.int32)]), np.concatenate([layer.weights, np.ones(len(new))]),
    )
