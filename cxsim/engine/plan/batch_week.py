"""One week of a plan: what one version does, and what a batch faces whose replicates follow several versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

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


class Tables(NamedTuple):
    """What pushes make of forces; the parts are those of ``VersionWeek``."""

    forces: WeekForces
    plain: Values | None
    means: Values


@dataclass(frozen=True, eq=False)
class VersionWeek:
    """The forces of one version of the plan in one week, and what its interventions do.

    ``forces``: rows of people, shape (people,). ``plain``: the table without the pushes of interventions, rows as in
    ``forces`` (None if no mechanism needs it). ``means``: forces that mechanisms about departments read, means over the
    people of each department, (forces, departments). Versions and weeks with the same pushes share these three objects.
    ``team_hours``: hours of the change team that interventions need.
    ``hire_costs``: intervention -> cost of each hire of this week, by position, shape (people,). ``drawn``: the tables
    of replicates with these parameter sets, which draw what the context states; None if nothing is drawn.
    """

    view: PeopleView
    forces: WeekForces
    plain: Values | None
    means: Values
    acts: tuple[Act, ...] = ()
    team_hours: float = 0.0
    hire_costs: Mapping[str, Values] = field(default_factory=dict)
    drawn: Callable[[Integers], Tables] | None = None

    @cached_property
    def masks(self) -> dict[str, Mask]:
        """Who holds which role, and who is to leave ("exit"), shape (people,) each; only roles that are held."""
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
        """Pairs of people who exchange positions."""
        return moves_of(self.acts)

    @cached_property
    def of_all(self) -> BatchWeek:
        """The week of any batch whose replicates all follow this version and share its rows of people."""
        # Cached on the version: for a plan without decisions all batches, in all threads, use this one object.
        return joined([self], np.zeros(1, dtype=np.int64))


@dataclass(frozen=True, eq=False)
class BatchWeek:
    """The forces on a batch in one week, and what interventions do.

    ``plain``: the table without the pushes of interventions, rows as in ``forces`` (None if no mechanism needs it).
    ``means``: as in ``VersionWeek``, shape (forces, departments, 1) if all replicates are alike, else (forces,
    departments, replicates). ``joins``: the versions' forces that are joined in ``forces``, and which of them each
    replicate follows. ``roles``: who holds which role, and ``exits``: who is to leave: masks, shape (people, 1) if all
    replicates are alike, else (people, replicates); exits is None if nobody leaves. ``team_hours``: hours of the change
    team that the interventions need, one number or one per replicate. ``hire_costs``: intervention -> cost of each hire
    of this week, by position, shape (people, 1) or (people, replicates); only interventions that are paid by hire.
    ``lines``: who is next in line for committee seats, and ``moves``: who exchanges positions, each with a mask of
    replicates.
    """

    forces: WeekForces
    plain: Values | None
    means: Values
    joins: tuple[list[WeekForces], Integers]
    roles: Mapping[str, Mask]
    exits: Mask | None
    team_hours: Any
    hire_costs: Mapping[str, Values]
    lines: Sequence[tuple[Line, Mask]]
    moves: Sequence[tuple[Moves, Mask]]


def joined(
    weeks: Sequence[VersionWeek], place: Integers, before: BatchWeek | None = None, sets: Integers | None = None
) -> BatchWeek:
    """The week of a batch, joined from the weeks of the versions that its replicates follow.

    ``place``: which of these weeks each replicate follows, shape (replicates,), or (1,) if all follow the same.
    ``before``: the week before; its tables are used again if nobody is pushed otherwise. ``sets``: the parameter set
    of each replicate, by which it draws numbers of its own; None: nothing is drawn.
    """
    size = weeks[0].view.size
    masks = _by_replicate([week.masks for week in weeks], np.zeros(size, dtype=np.bool_), place)
    (forces, plain, means), joins = _tables(weeks, place, before, sets)
    return BatchWeek(
        forces, plain, means, joins,
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
    """Values by name for each version, shape (n,) each, spread over the replicates, shape (n, replicates).

    ``nothing``: the value if a version lacks a name; ``place``: which version each replicate follows.
    """
    return {name: np.stack([one.get(name, nothing) for one in found], axis=1)[:, place] for name in names}


def _by_replicate(
    found: Sequence[Mapping[str, NDArray[Number]]], nothing: NDArray[Number], place: Integers
) -> dict[str, NDArray[Number]]:
    """``by_replicate`` of all names that occur."""
    return by_replicate(found, sorted({name for one in found for name in one}), nothing, place)


def _where(found: Sequence[Thing | None], place: Integers) -> list[tuple[Thing, Mask]]:
    """What each version has, with a mask of the replicates that follow it; versions without it are left out."""
    return [(one, place == number) for number, one in enumerate(found) if one is not None]


def _tables(
    weeks: Sequence[VersionWeek], place: Integers, before: BatchWeek | None, sets: Integers | None
) -> tuple[Tables, tuple[list[WeekForces], Integers]]:
    """The tables and ``joins`` of a batch; versions that push alike have one table."""
    numbers: dict[int, int] = {}
    table_of = np.array([numbers.setdefault(id(week.forces), len(numbers)) for week in weeks])
    different = [weeks[int(np.argmax(table_of == number))] for number in range(len(numbers))]
    joins = [week.forces for week in different], table_of[place]
    if before is not None and _same(before.joins, joins):
        return Tables(before.forces, before.plain, before.means), before.joins
    if sets is not None:
        return _drawn_tables(different, np.broadcast_to(joins[1], len(sets)), sets), joins
    means = np.stack([week.means for week in different], axis=2)[:, :, joins[1]]
    return Tables(_forces(*joins), _plain(different), means), joins


def _plain(made: Sequence[VersionWeek | Tables]) -> Values | None:
    """The rows without the pushes of interventions; None if no mechanism needs them."""
    plain = [one.plain for one in made if one.plain is not None]
    return np.concatenate(plain) if plain else None


def _drawn_tables(weeks: Sequence[VersionWeek], place: Integers, sets: Integers) -> Tables:
    """The tables of replicates that draw numbers of their own; ``place``: which of the weeks each one follows."""
    made: list[Tables] = []
    row_of = np.empty((weeks[0].view.size, len(sets)), dtype=np.int64)
    means = np.empty((*weeks[0].means.shape, len(sets)))
    start = 0
    for number, week in enumerate(weeks):
        lanes = np.flatnonzero(place == number)
        assert week.drawn is not None
        made.append(week.drawn(sets[lanes]))
        row_of[:, lanes] = made[-1].forces.row_of + start
        means[:, :, lanes] = made[-1].means
        start += len(made[-1].forces.table)
    return Tables(WeekForces(np.concatenate([one.forces.table for one in made]), row_of), _plain(made), means)


def _same(before: tuple[list[WeekForces], Integers], now: tuple[list[WeekForces], Integers]) -> bool:
    """Whether two weeks join the same tables in the same replicates."""
    return list(map(id, before[0])) == list(map(id, now[0])) and np.array_equal(before[1], now[1])


def _forces(forces: Sequence[WeekForces], place: Integers) -> WeekForces:
    """One table with the rows of all, and the row of each person in each replicate; a single one is shared by all."""
    if len(forces) == 1:
        return forces[0]
    starts = np.cumsum([0, *(len(one.table) for one in forces)])[:-1]
    row_of = np.stack([one.row_of + start for one, start in zip(forces, starts, strict=True)], axis=1)
    return WeekForces(np.concatenate([one.table for one in forces]), np.ascontiguousarray(row_of[:, place]))
