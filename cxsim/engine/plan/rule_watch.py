"""Rules at work: wherever a rule applies, its actions change the plan."""

from __future__ import annotations

from functools import partial

import numpy as np

from cxsim.engine.plan.batch_plan import BatchPlan, Decided, DecisionLog
from cxsim.engine.plan.versions import PlanVersion
from cxsim.engine.world.world import World
from cxsim.interventions.plan.plan_changes import Change, postponed, redirected, scaled, started, stopped
from cxsim.rules.board import Board
from cxsim.rules.rule import Watch
from cxsim.scenario.schema.plan import PlanAction, PlanRule
from cxsim.units import counted


class RuleWatch:
    """One rule in a batch."""

    def __init__(self, rule: PlanRule, board: Board):
        self.rule, self.board, self.watch = rule, board, Watch(rule, board)

    def decide(self, batch: BatchPlan, week: int) -> None:
        """Act in every replicate (and department) in which the rule is due."""
        due = self.watch.due(week)
        for place in np.flatnonzero(due.any(axis=1)):
            group = self.board.departments[place] if self.rule.by_department else "all"
            department = group.removeprefix("department:") if self.rule.by_department else None
            key = "rule", self.rule.label, int(place), week
            batch.go_on(due[place], (self.rule.label, group), key, partial(self._acted, batch, department, week))

    def _acted(self, batch: BatchPlan, department: str | None, week: int, version: PlanVersion) -> Decided:
        """The version after all actions that can be carried out."""
        told: DecisionLog = []
        in_waves = {gate.intervention for gate in batch.world.scenario.plan.gates}
        for action in self.rule.actions:
            change = change_by(action, department, version, week, batch.world)
            closing = "" if action.stop is None or department is not None else action.stop
            if closing and change[1] and closing in in_waves - version.closed:
                change = version.parts, ""  # none of its waves is under way, but the next will not begin either
            version, reason = batch.changed(version, change, week, closing)
            told.append((action_words(action), reason))
        return version, told


def change_by(action: PlanAction, department: str | None, version: PlanVersion, week: int, world: World) -> Change:
    """The parts of a plan after an action; with a department, only its people are affected."""
    parts, view = version.parts, world.view
    where = None if department is None else view.department == view.departments.index(department)
    if action.start is not None:
        waits = world.scenario.waits(action.start)
        return started(parts, action.start, week, view, department, waits=waits, paid=version.holds(action.start.label))
    if action.stop is not None:
        return stopped(parts, action.stop, week, where)
    if action.scale is not None:
        return scaled(parts, action.scale.intervention, action.scale.by, week, view, where)
    assert action.move is not None
    change: Change = parts, ""
    if action.move.by_weeks is not None:
        change = postponed(parts, action.move.intervention, action.move.by_weeks, week, where)
    if action.move.target is not None and not change[1]:
        change = redirected(change[0], action.move.intervention, action.move.target, week, view)
    return change


def action_words(action: PlanAction) -> str:
    """An action in words, for the log."""
    if action.start is not None:
        return f"start {action.start.label}"
    if action.stop is not None:
        return f"stop {action.stop}"
    if action.scale is not None:
        return f"scale {action.scale.intervention} by {action.scale.by:g}"
    assert action.move is not None
    ways = []
    if action.move.by_weeks is not None:
        ways.append(f"by {counted(action.move.by_weeks, 'week')}")
    if action.move.target is not None:
        ways.append(f"to {action.move.target.describe()}")
    return f"move {action.move.intervention} {' and '.join(ways)}"
