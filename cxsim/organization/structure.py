"""The organization in the model: people in canonical order, and directed, weighted ties in layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.findings import Idle

Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


SMALLEST_SHOWN = 5
"""Of groups with fewer people neither sizes nor answers are shown or used: people could be told apart."""


@dataclass(frozen=True)
class Layer:
    """Ties of one kind. ``sources[k]`` looks at (is influenced by) ``targets[k]`` with ``weights[k]`` > 0.

    Sorted by (source, target), without duplicates and self-ties; indices refer to the people of the organization.
    """

    name: str
    sources: NDArray[np.int32]
    targets: NDArray[np.int32]
    weights: Values

    def __len__(self) -> int:
        return len(self.sources)


@dataclass(frozen=True)
class Organization:
    """People sorted by (department name, team, identifier), whatever the order of rows in a file.

    Shapes: every per-person array has shape (people,). ``level`` counts from 1 at the top; ``manager`` is the index of
    the manager or -1; ``traits`` holds stated values by trait name, nan where the model draws. ``trait_means`` holds
    stated department means by trait name, shape (departments,), nan where none is stated; ``trait_shifts`` how far
    means that are not stated are from the usual, 0 where nothing is known. ``trait_errors``: how far either may be from
    the truth, shape (3, departments): the standard error of each department below and above what is stated, and the one
    that all departments share; 0 where nothing is stated. ``notes`` are sentences about what was generated, assumed or
    dropped; ``idle`` is what was stated in vain. ``opens`` holds the first week of each position, 0 for those that
    exist already; None if all do.
    """

    ids: tuple[str, ...]
    keys: Keys
    departments: tuple[str, ...]
    department: NDArray[np.int32]
    teams: tuple[str, ...]
    team: NDArray[np.int32]
    level: NDArray[np.int32]
    manager: NDArray[np.int32]
    layers: Mapping[str, Layer]
    traits: Mapping[str, Values] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    trait_means: Mapping[str, Values] = field(default_factory=dict)
    trait_shifts: Mapping[str, Values] = field(default_factory=dict)
    trait_errors: Mapping[str, Values] = field(default_factory=dict)
    opens: NDArray[np.int32] | None = None
    idle: tuple[Idle, ...] = ()

    @property
    def size(self) -> int:
        """The number of people or positions."""
        return len(self.ids)

    def with_notes_first(self, notes: Iterable[str]) -> Organization:
        """The same organization with ``notes`` before its own."""
        return replace(self, notes=(*notes, *self.notes))

    def open_in(self, week: int) -> Mask:
        """Positions that have opened by this week, shape (people,)."""
        return np.ones(self.size, dtype=np.bool_) if self.opens is None else self.opens <= week

    def positions(self, group: NDArray[np.integer], groups: int, week: int) -> NDArray[np.int64]:
        """How many positions each of some groups has in a week; ``group``: the number of each position's group.

        Those that open later do not exist yet, so they are no vacancies.
        """
        there = group if self.opens is None else group[self.opens <= week]
        return np.bincount(there, minlength=groups)

    def headcount(self) -> dict[str, int]:
        """Positions by department name, including those that open later."""
        counts = np.bincount(self.department, minlength=len(self.departments))
        return {name: int(count) for name, count in zip(self.departments, counts, strict=True)}


def leaders(manager: NDArray[np.int32]) -> Mask:
    """Who leads others, shape (people,); ``manager``: the index of everybody's manager, -1 for none."""
    leads = np.zeros(len(manager), dtype=np.bool_)
    leads[manager[manager >= 0]] = True
    return leads
