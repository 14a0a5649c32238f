"""Interventions that depend on leaders' knowledge: in each replicate they begin with the people who seem right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.known.knowledge import Knowledge
from cxsim.engine.plan.batch_plan import BatchPlan, Decided
from cxsim.engine.plan.versions import PlanVersion
from cxsim.engine.week.running import Running
from cxsim.interventions.base import Intervention
from cxsim.interventions.people.estimates import REQUIRED_SKILL, WILLING
from cxsim.interventions.plan.plan import BoundIntervention, bound
from cxsim.interventions.plan.plan_changes import over
from cxsim.model.view import PeopleView
from cxsim.results.aims import Aim

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

BLOCKED_FROM = 0.3
"""Inhibition at or above which a person counts as blocked."""


class KnowledgeWatch:
    """Binds waiting interventions of one batch when they begin, and records how well they reached the right people."""

    def __init__(self, running: Running, knowledge: Knowledge):
        self.running, self.knowledge = running, knowledge
        self.aims: list[Aim] = []

    def decide(self, batch: BatchPlan, week: int) -> None:
        """Begin every intervention that is due, with the people who leaders believe are its target group."""
        for replicate in range(len(batch.version_of)):
            while True:  # each binding leads to another version, which may hold another intervention that waits
                version = batch.versions[int(batch.version_of[replicate])]
                part = next((part for part in version.awaiting if _due(part, week)), None)
                if part is None:
                    break
                self._begin(batch, replicate, part, week)

    def _begin(self, batch: BatchPlan, replicate: int, waiting: BoundIntervention, week: int) -> None:
        intervention = waiting.intervention
        new = bound(intervention, self.knowledge.view(replicate))
        self._aim(replicate, intervention, new, week)
        where = np.zeros(len(batch.version_of), dtype=np.bool_)
        where[replicate] = True

        def begun(version: PlanVersion) -> Decided:
            rest = tuple(part for part in version.parts if part is not waiting)
            after, reason = batch.changed(version, ((*rest, new), ""), week)
            if not reason:
                return after, []
            dropped, _ = batch.changed(version, (rest, ""), week)
            return dropped, [(f"begin {intervention.label}", reason)]

        # Replicates in which leaders choose the same people share the version.
        key = "estimates", waiting, new.people.tobytes(), new.chosen.tobytes(), week
        batch.go_on(where, (f"target of {intervention.label}", "all"), key, begun)

    def _aim(self, replicate: int, intervention: Intervention, new: BoundIntervention, week: int) -> None:
        """Compare the people reached with those the intervention was really meant for."""
        if not intervention.estimates_read():
            return
        truth = self.knowledge.true_view(replicate)
        meant = bound(_for_all(intervention), truth)
        by_role = intervention.estimates_read() > intervention.target.estimates_read()
        reached = new.chosen if by_role else np.flatnonzero(new.people)
        belong = meant.chosen if by_role else np.flatnonzero(meant.people)
        astray = reached[~np.isin(reached, belong)]
        misjudged = astray[self._misjudged(truth, astray, replicate)] if intervention.wants_unwilling() else astray[:0]
        self.aims.append(Aim(replicate, week, intervention.label, len(reached), len(astray), len(misjudged)))

    def _misjudged(self, truth: PeopleView, people: Integers, replicate: int) -> Mask:
        """Which of these people are willing, but unskilled or blocked."""
        running, layout = self.running, self.running.world.layout
        column = layout.profile[layout.slot("inhibition_mean", None)]
        inhibition = np.broadcast_to(running.forces.column(column), running.initial.shape)
        estimates = truth.estimates
        unskilled = estimates["skill"][people] < estimates[REQUIRED_SKILL][people]
        blocked = inhibition[people, replicate] >= BLOCKED_FROM
        return np.asarray((estimates["attitude"][people] >= WILLING) & (unskilled | blocked))


def _due(part: BoundIntervention, week: int) -> bool:
    return part.intervention.start_week <= week and not over(part, week)


def _for_all(intervention: Intervention) -> Intervention:
    """The intervention for all people who meet its criteria, instead of a share of them."""
    return intervention.model_copy(update={"target": intervention.target.model_copy(update={"share": 1.0})})
