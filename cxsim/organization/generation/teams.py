"""Teams from reporting lines: the people of one manager work together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.structure import leaders

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


LARGEST_IN_TEAM_SIZES = 1.5


def teams_from_managers(
    department: NDArray[np.int32], manager: NDArray[np.int32], departments: tuple[str, ...], team_size: int
) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """Team names (sorted) and the team of each person.

    The people of one manager in one department form a team; more than one and a half times ``team_size`` people are
    split into equal teams in the order given. Managers of several departments who report to one person form a team
    named "leadership". A person without a manager joins the team of his or her reports; people with neither manager nor
    reports form one team per department.
    """
    people = len(department)
    group = _groups(department, manager, len(departments))
    order = np.lexsort((np.arange(people), group))
    ordered = group[order]
    begins = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    sizes = np.diff(np.concatenate((begins, [people])))
    parts = np.where(sizes > LARGEST_IN_TEAM_SIZES * team_size, np.ceil(sizes / team_size), 1).astype(np.int64)
    place = np.arange(people) - np.repeat(begins, sizes)
    part = place * np.repeat(parts, sizes) // np.repeat(sizes, sizes)
    number = np.repeat(np.concatenate(([0], np.cumsum(parts)[:-1])), sizes) + part
    team = np.empty(people, dtype=np.int64)
    team[order] = number
    return _named(team, department, departments)


def _groups(department: NDArray[np.int32], manager: NDArray[np.int32], departments: int) -> Integers:
    """The number of each person's group, before large groups are split."""
    people = len(department)
    has = manager >= 0
    boss = np.maximum(manager, 0)
    leads_across = np.zeros(people, dtype=bool)
    leads_across[manager[has & (department[boss] != department)]] = True
    leadership = has & leads_across[boss] & (leaders(manager) | _alone_in_department(department))
    group = boss.astype(np.int64) * (departments + 1) + np.where(leadership, departments, department)
    roots = np.flatnonzero(~has)
    existing = np.unique(group[has])
    own = roots.astype(np.int64) * (departments + 1)
    group[roots] = people * (departments + 1) + department[roots]
    for wanted in (own + department[roots], own + departments):
        found = np.isin(wanted, existing)
        group[roots[found]] = wanted[found]
    return group


def _alone_in_department(department: NDArray[np.int32]) -> Mask:
    alone: Mask = np.bincount(department)[department] == 1
    return alone


def _named(
    team: Integers, department: NDArray[np.int32], departments: tuple[str, ...]
) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """Names by department ("claims team 03"); teams over several departments are "leadership"."""
    count = int(team.max()) + 1
    lowest = np.full(count, len(departments), dtype=np.int64)
    highest = np.full(count, -1, dtype=np.int64)
    np.minimum.at(lowest, team, department)
    np.maximum.at(highest, team, department)
    mixed = lowest != highest
    names: list[str] = [""] * count
    leadership = np.flatnonzero(mixed).tolist()
    width = len(str(len(leadership)))
    for position, index in enumerate(leadership):
        names[index] = "leadership" if width == len(leadership) == 1 else f"leadership {position + 1:0{width}d}"
    of_department: dict[int, list[int]] = {}
    for index in np.flatnonzero(~mixed).tolist():
        of_department.setdefault(int(lowest[index]), []).append(index)
    for where, members in of_department.items():
        width = max(2, len(str(len(members))))
        for position, index in enumerate(members):
            names[index] = f"{departments[where]} team {position + 1:0{width}d}"
    order = sorted(range(count), key=names.__getitem__)
    rank = np.empty(count, dtype=np.int32)
    rank[order] = np.arange(count, dtype=np.int32)
    return tuple(names[index] for index in order), rank[team]
