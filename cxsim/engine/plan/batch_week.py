"""One week of a plan: what one version of it does, and what a batch meets whose replicates follow several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.moves import Moves, moves_of
from cxsim.engine.plan.seats import Line, line_of
from cxsim.engine.week.inputs import WeekForces
from cxsim.interventions.moment import ROLES, Act
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

Number = TypeVar("Number", bound=np.generic)
Thing = TypeVar("Thing")


@dataclass(frozen=True, eq=False)
class VersionWeek:
    """What pushes people under one version of the plan in one week, and what its interventions do.

    ``forces``: rows of people, shape (people,). ``plain``: the table without what interventions push, rows as in
    ``forces`` (None where no mechanism asks). ``team_hours``: what the interventions take of the change team.
    ``hire_costs``: intervention -> what each hire of this week costs it, by position, shape (people,).
    """

    view: PeopleView
    forces: WeekForces
    plain: Values | None
    acts: tuple[Act, ...] = ()
    team_hours: float = 0.0
    hire_costs: Mapping[str, Values] = field(default_factory=dict)

    @cached_property
    def masks(self) -> dict[str, Mask]:
        """Who holds which role, and who is to leave ("exit"), shape (people,) each; only what anybody does."""
        found: dict[str, Mask] = {}
        for act in self.acts:
            if act.kind in (*ROLES, "exit"):
                found.setdefault(act.kind, np.zeros(self.view.size, dtype=np.bool_))[act.people] = True
        return found

    @cached_property
    def line(self) -> Line | None:
        """Who is next in line for the seats of committees."""
        return line_of(self.acts, self.view)

    @cached_property
    def moves(self) -> Moves | None:
        """Who changes positions with whom."""
        return moves_of(self.acts)

    @cached_property
    def of_all(self) -> BatchWeek:
        """The week of any batch whose replicates all follow this version and share its rows of people."""
        return joined([self], np.zeros(1, dtype=np.int64), self.forces)


@dataclass(frozen=True, eq=False)
class BatchWeek:
    """What pushes a batch in one week, and what interventions do there.

    ``plain``: the table without what interventions push, rows as in ``forces`` (None where no mechanism asks).
    ``roles``: who holds which role, and ``exits``: who is to leave: masks, shape (people, 1) where all replicates are
    alike, else (people, replicates); exits None where nobody leaves. ``team_hours``: what the interventions take of the
    change team, one number or one per replicate. ``hire_costs``: intervention -> what each hire of this week costs it,
    by position, shape (people, 1) or (people, replicates); only those that are paid by hire. ``lines``: who is next in
    line for committee seats, and ``moves``: who changes positions with whom, each with the replicates in which.
    """

    forces: WeekForces
    plain: Values | None
    roles: Mapping[str, Mask]
    exits: Mask | None
    team_hours: Any
    hire_costs: Mapping[str, Values]
    lines: Sequence[tuple[Line, Mask]]
    moves: Sequence[tuple[Moves, Mask]]


def joined(
    weeks: Sequence[VersionWeek], place: Integers, forces: WeekForces | None = None
) -> BatchWeek:
    """The week of a batch from those of the versions that its replicates follow.

    ``place``: which of these weeks each replicate follows, shape (replicates,), or (1,) where all follow one.
    ``forces``: those of all replicates, where they share the rows of people; default: rows by replicate.
    """
    size = weeks[0].view.size
    masks = _by_replicate([week.masks for week in weeks], np.zeros(size, dtype=np.bool_), place)
    plain = [week.plain for week in weeks if week.plain is not None]
    return BatchWeek(
        _forces([week.forces for week in weeks], place) if forces is None else forces,
        np.concatenate(plain) if plain else None,
        {kind: mask for kind, mask in masks.items() if kind != "exit"},
        masks.get("exit"),
        np.array([week.team_hours for week in weeks])[place],
        _by_replicate([week.hire_costs for week in weeks], np.zeros(size), place),
        _where([week.line for week in weeks], place),
        _where([week.moves for week in weeks], place),
    )


def by_replicate(
    found: Sequence[Mapping[str, NDArray[Number]]], names: Iterable[str], nothing: NDArray[Number],
    place: Integers,
) -> dict[str, NDArray[Number]]:
    """What was found by name for each version, shape (n,) each, for each replicate, shape (n, replicates).

    ``nothing``: what counts where a version has none of a name; ``place``: which version each replicate follows.
    """
    return {name: np.stack([one.get(name, nothing) for one in found], axis=1)[:, place] for name in names}


def _by_replicate(
    found: Sequence[Mapping[str, NDArray[Number]]], nothing: NDArray[Number], place: Integers
) -> dict[str, NDArray[Number]]:
    """``by_replicate`` of all names that occur."""
    return by_replicate(found, sorted({name for one in found for name in one}), nothing, place)


def _where(found: Sequence[Thing | None], place: Integers) -> list[tuple[Thing, Mask]]:
    """What was found for each version, with the replicates that follow it."""
    return [(one, place == number) for number, one in enumerate(found) if one is not None]


def _forces(forces: Sequence[WeekForces], place: Integers) -> WeekForces:
    """One table with the rows of all, and the row of each person in each replicate."""
    starts = np.cumsum([0, *(len(one.table) for one in forces)])[:-1]
    row_of = np.stack([one.row_of + start for one, start in zip(forces, starts, strict=True)], axis=1)
    return WeekForces(np.concatenate([one.table for one in forces]), np.ascontiguousarray(row_of[:, place]))
