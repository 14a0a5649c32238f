"""The shape of an organization in figures that name nobody: groups, levels, kinds of ties, and who is looked to.

Only people who are there at the start count. Departments and levels of fewer than ten people are joined as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.groups import PeopleGroup, joined
from cxsim.organization.measure import top_share
from cxsim.organization.structure import Organization

Integers = NDArray[np.int64]

FORMAL = ("reporting", "team")
"""Layers that follow from the chart of the organization; who is looked to is told by the others, if there are any."""


@dataclass(frozen=True)
class GroupShape:
    """A department or level, small ones joined: how many people look to one of its people on average.

    ``looked_to`` counts all who do, ``from_others`` those of other groups; nan if there are no ties at all.
    """

    group: PeopleGroup
    people: int
    looked_to: float
    from_others: float


@dataclass(frozen=True)
class LayerShape:
    """One kind of ties: how many, per person, the share inside departments, how often chance alone would give that, and
    the share of ties that point to the tenth of people most looked to. nan where there are none.
    """

    name: str
    ties: int
    per_person: float
    inside_share: float
    inside_to_chance: float
    top_tenth_share: float


@dataclass(frozen=True)
class Between:
    """Ties between two groups of departments, or inside one (``first == second``), by their places.

    ``to_chance``: how many times as many as if everybody chose at random; nan where random choice gives none.
    """

    first: int
    second: int
    ties: int
    to_chance: float


@dataclass(frozen=True)
class OrganizationShape:
    """Departments and levels in their order, layers by name, and ties of all kinds that are not formal between groups.
    """

    people: int
    managers: int
    departments: tuple[GroupShape, ...]
    levels: tuple[GroupShape, ...]
    layers: tuple[LayerShape, ...]
    between: tuple[Between, ...]
    stated_departments: int
    stated_levels: int


def shape_of(organization: Organization) -> OrganizationShape:
    """The shape of an organization at its start."""
    there = np.flatnonzero(organization.open_in(0))
    sources, targets = _informal(organization)
    departments = groups_of(organization, "department")
    place = places_of(organization.department, departments)
    levels = groups_of(organization, "level")
    level = places_of(organization.level - 1, levels)
    return OrganizationShape(
        people=len(there),
        managers=len(np.unique(organization.manager[organization.manager >= 0])),
        departments=_shapes(departments, place, there, sources, targets),
        levels=_shapes(levels, level, there, sources, targets),
        layers=tuple(_layer(organization, name, place) for name in sorted(organization.layers)),
        between=tuple(_between(place, there, sources, targets, len(departments))),
        stated_departments=len(np.unique(organization.department[there])),
        stated_levels=len(np.unique(organization.level[there])),
    )


def groups_of(organization: Organization, kind: str) -> tuple[PeopleGroup, ...]:
    """The departments or levels with people at the start, in their order; small ones are joined with a neighbor."""
    there = organization.open_in(0)
    if kind == "department":
        counts = np.bincount(organization.department[there], minlength=len(organization.departments))
        found = [PeopleGroup("department", (name,), (place,)) for place, name in enumerate(organization.departments)]
    else:
        counts = np.bincount(organization.level[there] - 1)
        found = [PeopleGroup("level", (str(place + 1),), (place,)) for place in range(len(counts))]
    filled = [(group, float(people)) for group, people in zip(found, counts.tolist(), strict=True) if people]
    return joined([group for group, _ in filled], [people for _, people in filled])


def places_of(stated: NDArray[np.int32], groups: Sequence[PeopleGroup]) -> Integers:
    """The place of everybody's group among the joined ones, shape (people,); -1 for those who come later."""
    place = np.full(max(int(stated.max()) + 1, 1), -1, dtype=np.int64)
    for number, group in enumerate(groups):
        place[list(group.places)] = number
    return place[stated]


def _informal(organization: Organization) -> tuple[Integers, Integers]:
    """Who looks at whom in all layers that are not formal, each pair once; in all layers if there are no others."""
    names = [name for name in sorted(organization.layers) if name not in FORMAL] or sorted(organization.layers)
    return pairs_of(organization, names)


def pairs_of(organization: Organization, names: Iterable[str]) -> tuple[Integers, Integers]:
    """Who looks at whom in some layers, each pair once, among those who are there at the start."""
    there, size = organization.open_in(0), organization.size
    codes = [organization.layers[name].sources.astype(np.int64) * size + organization.layers[name].targets
             for name in names]
    code = np.unique(np.concatenate(codes)) if codes else np.empty(0, dtype=np.int64)
    sources, targets = code // size, code % size
    both = there[sources] & there[targets]
    return sources[both], targets[both]


def _shapes(
    groups: Sequence[PeopleGroup], place: Integers, there: Integers, sources: Integers, targets: Integers
) -> tuple[GroupShape, ...]:
    people = np.bincount(place[there], minlength=len(groups))
    to = np.bincount(place[targets], minlength=len(groups))
    others = place[targets][place[sources] != place[targets]]
    outside = np.bincount(others, minlength=len(groups))
    known = len(sources) > 0
    return tuple(
        GroupShape(group, int(number), float(all_of_them / number) if known else float("nan"),
                   float(from_others / number) if known else float("nan"))
        for group, number, all_of_them, from_others in zip(groups, people, to, outside, strict=True))


def _layer(organization: Organization, name: str, place: Integers) -> LayerShape:
    sources, targets = pairs_of(organization, [name])
    there = organization.open_in(0)
    people, ties = int(there.sum()), len(sources)
    inside = float((place[sources] == place[targets]).mean()) if ties else float("nan")
    sizes = np.bincount(place[there]).astype(np.float64)
    chance = float((sizes * (sizes - 1.0)).sum()) / max(people * (people - 1.0), 1.0)
    looked_to = np.bincount(targets, minlength=organization.size)[there]
    return LayerShape(name, ties, ties / people, inside, inside / chance if chance and ties else float("nan"),
                      top_share(looked_to, 0.1))


def _between(
    place: Integers, there: Integers, sources: Integers, targets: Integers, groups: int
) -> Iterable[Between]:
    """Every pair of groups that has people for a tie."""
    counts = np.bincount(place[sources] * groups + place[targets], minlength=groups * groups).reshape(groups, groups)
    people = np.bincount(place[there], minlength=groups).astype(np.float64)
    everybody, total = float(people.sum()), float(counts.sum())
    for first, second in combinations_with_replacement(range(groups), 2):
        ties = int(counts[first, second] + (counts[second, first] if first != second else 0))
        possible = people[first] * (people[second] - (first == second)) * (1.0 if first == second else 2.0)
        expected = total * possible / max(everybody * (everybody - 1.0), 1.0)
        if possible:
            yield Between(first, second, ties, ties / expected if expected else float("nan"))
