"""What pushes a batch whose futures follow different plans: a table of rows for every stand, joined to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.moves import Moves, moves_of
from cxsim.engine.plan.plan_week import PlanWeek
from cxsim.engine.plan.planned_exits import exits_by_week, shocks
from cxsim.engine.plan.profiles import Profiles, force_table, partition
from cxsim.engine.plan.program import constants_of, role_masks, signature
from cxsim.engine.plan.seats import Line, line_of
from cxsim.engine.plan.stand import Books, Stand
from cxsim.engine.plan.surroundings import Surroundings
from cxsim.engine.week.inputs import WeekForces
from cxsim.engine.world.world import World
from cxsim.interventions.moment import Act, Push
from cxsim.interventions.plan.plan import BoundIntervention, hire_costs
from cxsim.scenario.checks.bound_plan import budget_left

Values = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class _Rows:
    """The table of one stand, and the row of each person in it."""

    table: Values
    plain: Values | None
    row_of: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class _Doing:
    """What one part does in one week; ``content``: a number that equal pushes share."""

    pushes: tuple[Push, ...]
    acts: tuple[Act, ...]
    content: int


class LiveForces:
    """Works out weeks of one batch; what stands have in common is worked out once."""

    def __init__(self, world: World, books: Books):
        self.world, self.books = world, books
        self._constants = constants_of(world.scenario, world.view)
        self._surroundings, self._left = Surroundings(world.scenario, world.view), budget_left(world.scenario)
        self._doings: dict[tuple[int, int], tuple[BoundIntervention, _Doing]] = {}
        self._contents: dict[tuple[object, ...], int] = {}
        self._tables: dict[tuple[object, ...], _Rows] = {}
        self._partitions: dict[frozenset[bytes], Profiles] = {}
        self._weeks: dict[tuple[int, int], list[_Doing]] = {}
        self._context: tuple[int, list[Push]] = (-1, [])

    def week(self, stands: Sequence[Stand], stand_of: NDArray[np.int64], week: int) -> PlanWeek:
        """What the futures are pushed by; ``stand_of``: the stand that each follows, shape (replicates,)."""
        numbers, place = np.unique(stand_of, return_inverse=True)
        followed = [stands[number] for number in numbers]
        rows, used = [], {}
        for stand in followed:
            key, made = self._rows(stand, week)
            rows.append(made)
            used[key] = made
        self._tables = used  # of the other weeks' tables most would never come back
        self._doings = {key: kept for key, kept in self._doings.items() if key[1] >= week - 1}
        self._weeks = {key: kept for key, kept in self._weeks.items() if key[1] >= week - 1}
        starts = np.cumsum([0, *(len(one.table) for one in rows)])[:-1]
        row_of = np.stack([one.row_of + start for one, start in zip(rows, starts, strict=True)], axis=1)
        plains = [one.plain for one in rows if one.plain is not None]
        return PlanWeek(
            WeekForces(np.concatenate([one.table for one in rows]), np.ascontiguousarray(row_of[:, place])),
            np.concatenate(plains) if plains else None,
            self._roles(followed, place, week),
            self._exits(followed, place, week),
            np.array([self.books.hours(stand)[week] for stand in followed])[place],
            self._hire_costs(followed, place, week),
            self._lines(followed, place, week),
            self._moves(followed, place, week),
        )

    # What one stand does -----------------------------------------------------------------------------------

    def acts(self, stand: Stand, week: int) -> tuple[Act, ...]:
        """The acts of a stand in a week."""
        return tuple(act for doing in self._done(stand, week) for act in doing.acts)

    def _done(self, stand: Stand, week: int) -> list[_Doing]:
        key = stand.number, week
        if key not in self._weeks:
            at_work = [part for part in stand.acting if self.books.page(part).active[week]]
            self._weeks[key] = [self._doing(part, week) for part in at_work]
        return self._weeks[key]

    def _doing(self, part: BoundIntervention, week: int) -> _Doing:
        key = id(part), week
        if key not in self._doings:
            moment = part.act(week, self.world.view, self._left[week])
            begins = {part.intervention.label: part.intervention.start_week}
            pushes = self._surroundings.without_sponsors(moment.pushes, begins, week)
            content = self._contents.setdefault(signature(pushes), len(self._contents))
            self._doings[key] = part, _Doing(tuple(pushes), tuple(moment.acts), content)
        return self._doings[key][1]

    def _rows(self, stand: Stand, week: int) -> tuple[tuple[object, ...], _Rows]:
        """The table of a stand in a week, with the content by which it is known."""
        world = self.world
        if stand.number == 0:
            program = world.program
            return (0, week), _Rows(program.table(week), program.plain_table(week), program.profiles.of_person)
        done = self._done(stand, week)
        shaken = shocks(self.acts(stand.in_week(week - 1), week - 1), world.view) if week else []
        untouched = self._context_in(week)
        removals = [act for act in self.acts(stand, week) if act.kind == "removal"]
        context = self._surroundings.pushes(week, removals) if removals else untouched
        key = (signature([*context, *shaken]), tuple(sorted(doing.content for doing in done)))
        if key in self._tables:
            return key, self._tables[key]
        pushes = [*context, *shaken, *(push for doing in done for push in doing.pushes)]
        profiles = self._profiles([*untouched, *pushes])
        plain = self._table([*untouched, *shaken], profiles) if world.layout.week.delivery else None
        return key, _Rows(self._table(pushes, profiles), plain, profiles.of_person)

    def _context_in(self, week: int) -> list[Push]:
        """What the context pushes in a week if no lever takes anything away."""
        if self._context[0] != week:
            self._context = week, self._surroundings.pushes(week)
        return self._context[1]

    def _table(self, pushes: Sequence[Push], profiles: Profiles) -> Values:
        world = self.world
        return force_table(pushes, profiles, world.layout, world.scenario.effort_shares, self._constants)

    def _profiles(self, pushes: Sequence[Push]) -> Profiles:
        key = frozenset(push.people.tobytes() for push in pushes)
        if key not in self._partitions:
            view = self.world.view
            self._partitions[key] = partition((push.people for push in pushes), (view.department, view.level),
                                              view.size)
        return self._partitions[key]

    # Acts of all stands ------------------------------------------------------------------------------------

    def _roles(self, followed: Sequence[Stand], place: NDArray[np.int64], week: int) -> dict[str, Mask]:
        size = self.world.view.size
        held = [role_masks(self.acts(stand, week), size) for stand in followed]
        kinds = sorted({kind for roles in held for kind in roles})
        nobody = np.zeros(size, dtype=np.bool_)
        return {kind: np.stack([roles.get(kind, nobody) for roles in held], axis=1)[:, place] for kind in kinds}

    def _hire_costs(self, followed: Sequence[Stand], place: NDArray[np.int64], week: int) -> dict[str, Values]:
        paid = [hire_costs(stand.acting, week) for stand in followed]
        levers = sorted({lever for costs in paid for lever in costs})
        nothing = np.zeros(self.world.view.size)
        return {
            lever: self._left[week] * np.stack([costs.get(lever, nothing) for costs in paid], axis=1)[:, place]
            for lever in levers
        }

    def _lines(
        self, followed: Sequence[Stand], place: NDArray[np.int64], week: int
    ) -> list[tuple[Line, NDArray[np.bool_]]]:
        lines = [line_of(self.acts(stand, week), self.world.view) for stand in followed]
        return [(line, place == number) for number, line in enumerate(lines) if line is not None]

    def _moves(
        self, followed: Sequence[Stand], place: NDArray[np.int64], week: int
    ) -> list[tuple[Moves, NDArray[np.bool_]]]:
        moves = [moves_of(self.acts(stand, week)) for stand in followed]
        return [(one, place == number) for number, one in enumerate(moves) if one is not None]

    def _exits(self, followed: Sequence[Stand], place: NDArray[np.int64], week: int) -> Mask | None:
        size = self.world.view.size
        leaving = [exits_by_week([self.acts(stand, week)], size).get(0) for stand in followed]
        if all(mask is None for mask in leaving):
            return None
        nobody = np.zeros(size, dtype=np.bool_)
        return np.stack([nobody if mask is None else mask for mask in leaving], axis=1)[:, place]
