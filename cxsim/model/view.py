"""The read-only view of an organization for targeting, interventions and rules: what leaders can look up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class KnownFactor:
    """A condition in the surroundings that leaders know by name, and whom and what it concerns (empty: all)."""

    name: str
    strength: float
    departments: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    behaviors: tuple[str, ...] = ()

    def concerns(self, view: PeopleView) -> Mask:
        """The people it concerns, a mask of shape (people,)."""
        mask = np.ones(view.size, dtype=np.bool_)
        if self.departments:
            numbers = [view.departments.index(name) for name in self.departments if name in view.departments]
            mask &= np.isin(view.department, numbers)
        if self.levels:
            mask &= np.isin(view.level, self.levels)
        return mask


@dataclass(frozen=True)
class PeopleView:
    """People as leaders know them; every array has shape (people,), in the organization's canonical order.

    ``in_degree`` is the number of colleagues who look at a person in the informal layers (as mapped); ``ties`` are
    those ties, shape (ties, 2): the first of a pair looks at the second, indices of people. ``inhibitors`` are those
    that the context names. ``estimates``: leaders' estimates for every person by quantity, nan where they know
    nothing; empty before anyone is asked. ``opens``: the first week of each position, if some open later (None: all
    exist from the start).
    """

    ids: tuple[str, ...]
    keys: Keys
    departments: tuple[str, ...]
    department: NDArray[np.int32]
    teams: tuple[str, ...]
    team: NDArray[np.int32]
    level: NDArray[np.int32]
    manager: NDArray[np.int32]
    in_degree: Values
    behaviors: tuple[str, ...]
    seed: int = 0
    ties: Integers = field(default_factory=lambda: np.zeros((0, 2), dtype=np.int64))
    inhibitors: tuple[KnownFactor, ...] = ()
    estimates: Mapping[str, Values] = field(default_factory=dict)
    opens: NDArray[np.int32] | None = None

    @property
    def size(self) -> int:
        """How many people, or positions, there are."""
        return len(self.ids)

    def of_open(self, people: Mask, week: int) -> Mask:
        """The positions in a mask that are open in a week."""
        return people if self.opens is None else people & (self.opens <= week)
