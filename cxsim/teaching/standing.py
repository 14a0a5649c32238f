"""The order of the teams: by the mean of their points, and how much of it is luck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.paired import Difference, mean_interval, paired_difference
from cxsim.analysis.ranking import clear_pairs

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Standing:
    """The place of one team.

    ``place``: by mean points; ``level_with``: teams from which its points cannot be told apart. ``low`` and ``high``:
    95 % interval of the mean points. ``first_in``: share of the futures in which it is first (ties shared);
    ``places``: share of the futures in each place, best first.
    """

    name: str
    place: int
    points: float
    low: float
    high: float
    level_with: tuple[str, ...]
    first_in: float
    places: tuple[float, ...]


@dataclass(frozen=True)
class Table:
    """All teams, best first. ``order_differs`` and ``winner_differs``: the share of the futures in which the order, or
    its first team, is another."""

    standings: tuple[Standing, ...]
    order_differs: float
    winner_differs: float

    def __getitem__(self, name: str) -> Standing:
        return next(one for one in self.standings if one.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """The teams, best first."""
        return tuple(one.name for one in self.standings)


def table_of(scores: Mapping[str, Values]) -> Table:
    """The order of the teams by their points in the same futures."""
    names = sorted(scores, key=lambda name: (-float(scores[name].mean()), name))
    points = np.array([scores[name] for name in names])
    clear = clear_pairs(points)
    # Place of each team in each future; equals take the order of the table.
    by_future = np.argsort(np.argsort(-points, axis=0, kind="stable"), axis=0)
    own = np.arange(len(names))[:, None]
    found = []
    for row, name in enumerate(names):
        inside = mean_interval(points[row])
        level = tuple(names[other] for other in range(len(names)) if other != row and not clear[row, other])
        share = tuple(float((by_future[row] == place).mean()) for place in range(len(names)))
        mean = float(points[row].mean())
        found.append(Standing(name, row + 1, mean, inside.low, inside.high, level, share[0], share))
    return Table(tuple(found), float((by_future != own).any(axis=0).mean()), float((by_future[0] != 0).mean()))


def ahead(scores: Mapping[str, Values], one: str, other: str) -> Difference:
    """By how many points one team is ahead of another, future by future."""
    return paired_difference(scores[one], scores[other], "higher")
