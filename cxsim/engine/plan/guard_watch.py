"""Guards at work: they step in where an indicator is beyond its bound, and let go where it no longer is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.batch_plan import BatchPlan, Decided, DecisionLog
from cxsim.engine.plan.versions import PlanVersion
from cxsim.interventions.guard import Guard
from cxsim.interventions.plan.guarding import watched
from cxsim.rules.board import Board

Mask = NDArray[np.bool_]

Departments = frozenset[int]


class GuardWatch:
    """One guard in a batch. ``wanted``: the departments in which it last wanted to step in, by replicate."""

    def __init__(self, guard: Guard, board: Board):
        self.guard, self.board = guard, board
        self.wanted: list[Departments] = [frozenset()] * board.replicates

    def decide(self, batch: BatchPlan, week: int) -> None:
        """Step in where there is an alarm, and let go elsewhere."""
        alarm = self._alarm()
        # Replicates that turn to the same departments decide together, so they share one new version.
        turned: dict[Departments, list[int]] = {}
        for replicate, number in enumerate(batch.version_of):
            departments = self._wanted(batch, batch.versions[int(number)], alarm[:, replicate], week)
            if departments != self.wanted[replicate]:
                self.wanted[replicate] = departments
                turned.setdefault(departments, []).append(replicate)
        for departments, replicates in turned.items():
            where = np.zeros(len(batch.version_of), dtype=np.bool_)
            where[replicates] = True
            self._turn(batch, departments, where, week)

    def _alarm(self) -> Mask:
        """Whether the last published value of any indicator is beyond its bound, shape (departments, replicates)."""
        board = self.board
        found = np.zeros((len(board.departments), board.replicates), dtype=np.bool_)
        for indicator in self.guard.watch:
            group = "department" if self.guard.by_department else "all"
            latest = board.latest(indicator.measure, group)[0]
            if indicator.above is not None:
                found |= latest > indicator.above
            if indicator.below is not None:
                found |= latest < indicator.below
        return found

    def _wanted(self, batch: BatchPlan, version: PlanVersion, alarm: Mask, week: int) -> Departments:
        """The departments in which it should step in: those with an alarm and with people it watches."""
        people = watched(version.parts, self.guard.label, week)
        if people is None:
            return frozenset()
        own = np.unique(batch.world.view.department[people])
        return frozenset(int(number) for number in own if alarm[number])

    def _turn(self, batch: BatchPlan, departments: Departments, where: Mask, week: int) -> None:
        names = batch.world.view.departments

        def acted(version: PlanVersion) -> Decided:
            before = version.alerts.get(self.guard.label, frozenset())
            alerts = {**version.alerts, self.guard.label: departments}
            after, reason = batch.changed(version, (version.parts, ""), week, alerts=alerts)
            told: DecisionLog = []
            for verb, numbers in ((self.guard.words, departments - before), ("let go", before - departments)):
                if numbers:
                    told.append((f"{verb} in {', '.join(names[number] for number in sorted(numbers))}", reason))
            return after, told

        batch.go_on(where, (self.guard.label, "all"), ("guard", self.guard.label, departments, week), acted)
