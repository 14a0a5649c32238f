"""Gates at work: the next wave begins when the previous wave has reached its goal."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.batch_plan import BatchPlan, Decided
from cxsim.engine.plan.versions import PlanVersion
from cxsim.interventions.plan.plan_changes import started
from cxsim.rules.board import Board
from cxsim.scenario.schema.plan import Gate, Plan

Mask = NDArray[np.bool_]


class GateWatch:
    """One gate in a batch. ``begun``: how many waves have begun, shape (replicates,)."""

    def __init__(self, gate: Gate, plan: Plan, board: Board):
        self.gate, self.waves, self.board = gate, plan.waves_of(gate), board
        intervention = next(intervention
                            for intervention in plan.interventions if intervention.label == gate.intervention)
        self.gap_weeks = intervention.wave_gap_weeks
        self.departments = intervention.waves or ()
        self.begun = np.ones(board.replicates, dtype=np.int64)
        self.given_up = np.zeros(board.replicates, dtype=np.bool_)

    def decide(self, batch: BatchPlan, week: int) -> None:
        """Begin the next wave in every replicate in which it is due."""
        for begun in np.unique(self.begun[~self.given_up]):
            if begun == len(self.waves):
                continue
            number = int(begun)
            waits = ~self.given_up & (self.begun == number)
            due = self._due(batch, waits, number, week)
            if not due.any():
                continue
            key = "gate", self.gate.label, number, week
            done = batch.go_on(due, (self.gate.label, "all"), key, partial(self._begun, batch, number, week))
            self.begun[done] += 1
            self.given_up |= due & ~done

    def _begun(self, batch: BatchPlan, number: int, week: int, version: PlanVersion) -> Decided:
        """The version in which a wave begins."""
        intervention = self.waves[number].model_copy(update={"start_week": 0})
        waits = batch.world.scenario.waits(intervention)
        change = started(version.parts, intervention, week, batch.world.view, waits=waits)
        version, reason = batch.changed(version, change, week)
        return version, [(f"begin wave {number + 1}", reason)]

    def _due(self, batch: BatchPlan, waits: Mask, number: int, week: int) -> Mask:
        """The replicates in which the next wave is due, shape (replicates,)."""
        holds: Mask = self.gate.when.holds(self.board, week)
        if len(holds) > 1:
            rows = [self.board.departments.index(f"department:{name}") for name in self.departments[number - 1]]
            holds = np.asarray(holds[rows].all(axis=0))[None, :]
        due: Mask = np.zeros(len(waits), dtype=np.bool_)
        for followed in np.unique(batch.version_of[waits]):
            version = batch.versions[int(followed)]
            since = version.first_week(self.waves[number - 1].label)
            if since is None or self.gate.intervention in version.closed or week < since + self.gap_weeks:
                continue
            latest = self.gate.at_latest_weeks
            here: Mask = waits & (batch.version_of == followed)
            late = latest is not None and week >= since + latest
            due = np.logical_or(due, here if late else here & holds[0])
        return due
