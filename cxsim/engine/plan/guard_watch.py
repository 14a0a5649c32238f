"""Guards at work: where an indicator is beyond its bound they step in, and where it is not any more they let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.stand import Stand
from cxsim.interventions.kinds.risk_mitigation import RiskMitigation
from cxsim.interventions.plan.guarding import watched
from cxsim.rules.board import Board

if TYPE_CHECKING:
    from cxsim.engine.plan.live_plan import LivePlan, Told

Mask = NDArray[np.bool_]
Departments = frozenset[int]


class GuardWatch:
    """One guard over a batch. ``wanted``: where it last wanted to step in, by replicate."""

    def __init__(self, guard: RiskMitigation, replicates: int):
        self.guard = guard
        self.wanted: list[Departments] = [frozenset()] * replicates

    def decide(self, live: LivePlan, week: int) -> None:
        """Step in where there is an alarm, and let go where there is none."""
        alarm = self._alarm(live.board)
        turned: dict[Departments, list[int]] = {}
        for replicate, number in enumerate(live.stand_of):
            departments = self._wanted(live, live.stands[int(number)], alarm[:, replicate], week)
            if departments != self.wanted[replicate]:
                self.wanted[replicate] = departments
                turned.setdefault(departments, []).append(replicate)
        for departments, replicates in turned.items():
            where = np.zeros(len(live.stand_of), dtype=np.bool_)
            where[replicates] = True
            self._turn(live, departments, where, week)

    def _alarm(self, board: Board) -> Mask:
        """Where any indicator is beyond its bound by what was published last, shape (departments, replicates)."""
        found = np.zeros((len(board.departments), board.replicates), dtype=np.bool_)
        for indicator in self.guard.watch:
            group = "department" if self.guard.by_department else "all"
            latest = board.latest(indicator.measure, group)[0]
            if indicator.above is not None:
                found |= latest > indicator.above
            if indicator.below is not None:
                found |= latest < indicator.below
        return found

    def _wanted(self, live: LivePlan, stand: Stand, alarm: Mask, week: int) -> Departments:
        """The departments in which it should step in: those with an alarm and people whom it watches over."""
        people = watched(stand.parts, self.guard.label, week)
        if people is None:
            return frozenset()
        own = np.unique(live.world.view.department[people])
        return frozenset(int(number) for number in own if alarm[number])

    def _turn(self, live: LivePlan, departments: Departments, where: Mask, week: int) -> None:
        names = live.world.view.departments

        def acted(stand: Stand) -> tuple[Stand, Told]:
            before = stand.alerts.get(self.guard.label, frozenset())
            alerts = {**stand.alerts, self.guard.label: departments}
            after, reason = live.changed(stand, (stand.parts, ""), week, alerts=alerts)
            told = []
            for verb, numbers in ((self.guard.words(), departments - before), ("let go", before - departments)):
                if numbers:
                    told.append((f"{verb} in {', '.join(names[number] for number in sorted(numbers))}", reason))
            return after, told

        live.go_on(where, (self.guard.label, "all"), ("guard", self.guard.label, departments, week), acted)
