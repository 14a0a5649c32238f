"""Possible exchanges of places, in a keyed order: a larger share includes the exchanges of a smaller one."""

from __future__ import annotations

import math
from collections import deque

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.people.criteria import managers
from cxsim.interventions.people.selection import in_drawn_order
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Pairs = NDArray[np.int64]


def mixed_places(view: PeopleView, people: Mask, share: float, draw: str) -> Pairs:
    """Pairs of staff who change places: from different departments, or different teams if there is one department."""
    staff = np.flatnonzero(people & ~managers(view) & (view.manager >= 0))
    staff = in_drawn_order(view, staff, f"exchange:{draw}:staff")
    several = len(np.unique(view.department[staff])) > 1
    return _first(_matched(staff, view.department if several else view.team), share, len(staff))


def swapped_managers(view: PeopleView, people: Mask, share: float, draw: str) -> Pairs:
    """Pairs of managers of staff, on the same level, who exchange the people they lead."""
    leads = managers(view)
    of_staff = np.zeros(view.size, dtype=np.bool_)
    of_staff[view.manager[(view.manager >= 0) & ~leads]] = True
    of_staff[view.manager[(view.manager >= 0) & leads]] = False
    found = []
    for level in np.unique(view.level):
        one_level = np.flatnonzero(people & of_staff & (view.level == level))
        one_level = in_drawn_order(view, one_level, f"exchange:{draw}:managers")
        found.append(_first(_matched(one_level, np.arange(view.size)), share, len(one_level)))
    return np.concatenate([np.zeros((0, 2), dtype=np.int64), *found])


def _first(pairs: Pairs, share: float, people: int) -> Pairs:
    return pairs[: math.floor(share * people / 2.0 + 0.5)]


def _matched(people: Integers, group: NDArray[np.integer]) -> Pairs:
    """Pairs from different groups, each person at most once, in the order of the second person of each pair."""
    waiting: dict[int, deque[int]] = {}
    pairs = []
    for person in people.tolist():
        own = int(group[person])
        fullest = max((one for one in waiting if one != own), key=lambda one: len(waiting[one]), default=None)
        if fullest is None:
            waiting.setdefault(own, deque()).append(person)
            continue
        pairs.append((waiting[fullest].popleft(), person))
        if not waiting[fullest]:
            del waiting[fullest]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)
