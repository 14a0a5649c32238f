"""Milestones at work: the next wave begins when the wave before has reached what was wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.stand import Stand
from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.standing import started
from cxsim.scenario.schema.plan import Milestone, Plan

if TYPE_CHECKING:
    from cxsim.engine.plan.live_plan import LivePlan, Told

Mask = NDArray[np.bool_]


class MilestoneWatch:
    """One milestone over a batch. ``begun``: how many waves have begun, shape (replicates,)."""

    def __init__(self, milestone: Milestone, plan: Plan, replicates: int):
        self.milestone, self.waves = milestone, plan.waves_of(milestone)
        lever = next(lever for lever in plan.interventions if lever.label == milestone.intervention)
        self.gap_weeks = lever.wave_gap_weeks
        self.departments = lever.waves or ()
        self.begun = np.ones(replicates, dtype=np.int64)
        self.given_up = np.zeros(replicates, dtype=np.bool_)

    def decide(self, live: LivePlan, week: int) -> None:
        """Begin the next wave in every future in which its time has come."""
        for begun in np.unique(self.begun[~self.given_up]):
            if begun == len(self.waves):
                continue
            number = int(begun)
            waits = ~self.given_up & (self.begun == number)
            due = self._due(live, waits, number, week)
            if not due.any():
                continue
            lever = self.waves[number].model_copy(update={"start_week": 0})

            def acted(stand: Stand, lever: Intervention = lever, number: int = number) -> tuple[Stand, Told]:
                waits = live.world.scenario.waits(lever)
                change = started(stand.parts, lever, week, live.world.view, waits=waits)
                stand, reason = live.changed(stand, change, week)
                return stand, [(f"begin wave {number + 1}", reason)]

            key = "milestone", self.milestone.label, number, week
            done = live.go_on(due, (self.milestone.label, "all"), key, acted)
            self.begun[done] += 1
            self.given_up |= due & ~done

    def _due(self, live: LivePlan, waits: Mask, number: int, week: int) -> Mask:
        """Where the next wave is to begin, shape (replicates,)."""
        holds: Mask = self.milestone.when.holds(live.board, week)
        if len(holds) > 1:
            rows = [live.board.departments.index(f"department:{name}") for name in self.departments[number - 1]]
            holds = np.asarray(holds[rows].all(axis=0))[None, :]
        due: Mask = np.zeros(len(waits), dtype=np.bool_)
        for stand_number in np.unique(live.stand_of[waits]):
            stand = live.stands[int(stand_number)]
            since = stand.first_week(self.waves[number - 1].label)
            if since is None or self.milestone.intervention in stand.closed or week < since + self.gap_weeks:
                continue
            latest = self.milestone.at_latest_weeks
            here: Mask = waits & (live.stand_of == stand_number)
            late = latest is not None and week >= since + latest
            due = np.logical_or(due, here if late else here & holds[0])
        return due
