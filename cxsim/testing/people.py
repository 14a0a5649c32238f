"""A small organization for tests of interventions and rules: 24 people, three departments, three levels."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cxsim.model.view import PeopleView
from cxsim.streams import employee_keys

Integers = NDArray[np.int64]

Values = TypeVar("Values", bound=np.generic)

DEPARTMENTS = ("claims", "contact_center", "sales")
SIZES = (10, 8, 6)
TEAMS = ("claims 1", "claims 2", "contact_center 1", "contact_center 2", "sales 1")
BEHAVIORS = ("share_insight", "solve_beyond_script")


def example_view(seed: int = 7) -> PeopleView:
    """An organization: people ``c1``..``c10``, ``k1``..``k8``, ``s1``..``s6``; the first in each department leads it.

    ``c1`` also leads the heads of the other departments (level 1; heads 2, others 3). Odd and even numbers are in
    different teams in the two larger departments. Popularity (``in_degree``) rises from 0 with the number in the
    identifier, except that the last two people of a department are equal: the first people of the department look at
    the others. Every array is read-only.
    """
    ids = tuple(f"{letter}{number + 1}" for letter, size in zip("cks", SIZES, strict=True) for number in range(size))
    start = np.cumsum((0, *SIZES))[:-1]
    number_within = np.concatenate([np.arange(size) for size in SIZES])
    department = np.repeat(np.arange(len(SIZES)), SIZES).astype(np.int32)
    two_teams = department < 2
    second_team = two_teams & (number_within % 2 == 1)
    team = np.choose(department, [0, 2, 4]) + second_team
    level = np.where(number_within == 0, 2, 3)
    level[0] = 1
    manager = np.where(number_within == 0, 0, start[department])
    manager[0] = -1
    last = np.array(SIZES)[department] - 1
    return PeopleView(
        ids=ids,
        keys=_fixed(employee_keys(ids)),
        departments=DEPARTMENTS,
        department=_fixed(department),
        teams=TEAMS,
        team=_fixed(team.astype(np.int32)),
        level=_fixed(level.astype(np.int32)),
        manager=_fixed(manager.astype(np.int32)),
        in_degree=_fixed(np.minimum(number_within, last - 1).astype(np.float64)),
        behaviors=BEHAVIORS,
        seed=seed,
        ties=_fixed(np.array([
            (first + looker, first + seen)
            for first, size in zip(start, SIZES, strict=True)
            for seen in range(size)
            for looker in range(min(seen, size - 2))
        ], dtype=np.int64)),
    )


def with_rows(view: PeopleView, rows: Integers) -> PeopleView:
    """Some or all people in another order: row k of the result is row ``rows[k]`` of ``view``."""
    place = np.full(view.size, -1, dtype=np.int32)
    place[rows] = np.arange(len(rows), dtype=np.int32)
    manager = view.manager[rows]
    ties = place[view.ties]
    return replace(
        view,
        ids=tuple(view.ids[row] for row in rows),
        keys=_fixed(view.keys[rows]),
        department=_fixed(view.department[rows]),
        team=_fixed(view.team[rows]),
        level=_fixed(view.level[rows]),
        manager=_fixed(np.where(manager >= 0, place[manager], -1).astype(np.int32)),
        in_degree=_fixed(view.in_degree[rows]),
        ties=_fixed(ties[(ties >= 0).all(axis=1)].astype(np.int64)),
    )


def same_view(one: PeopleView, other: PeopleView) -> bool:
    """Whether two views hold the same values."""
    return all(np.array_equal(getattr(one, field.name), getattr(other, field.name)) for field in fields(PeopleView))


def _fixed(values: NDArray[Values]) -> NDArray[Values]:
    values.flags.writeable = False
    return values
