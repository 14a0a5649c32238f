"""Decisions while a plan runs: results are published, and watchers decide on them in each replicate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cxsim.engine.known.inquiries import Inquiries
from cxsim.engine.known.knowledge import Knowledge
from cxsim.engine.plan.batch_plan import BatchPlan
from cxsim.engine.plan.gate_watch import GateWatch
from cxsim.engine.plan.guard_watch import GuardWatch
from cxsim.engine.plan.knowledge_watch import KnowledgeWatch
from cxsim.engine.plan.rule_watch import RuleWatch
from cxsim.engine.week.recording import group_names
from cxsim.engine.week.running import Running
from cxsim.rules.board import Board


class Watcher(Protocol):
    """Anything that may decide in a week."""

    def decide(self, batch: BatchPlan, week: int) -> None:
        """Decide at the start of a week and change the versions that replicates follow."""


class Deciding:
    """All watchers of one batch. ``board``: published results; ``knowledge``: what leaders believe about people."""

    def __init__(self, running: Running, batch: BatchPlan):
        self.batch = batch
        world, plan = running.world, running.world.scenario.plan
        replicates = running.initial.batch.size
        self.board = Board(group_names(world), replicates, max((one.memory for one in plan.conditions), default=1))
        self.knowledge = Knowledge(running, world.scenario.hides_ties)
        self.aimed = KnowledgeWatch(running, self.knowledge)
        rules = sorted(plan.rules, key=lambda rule: (rule.priority, rule.label))
        # The order is fixed, because watchers compete for the same budget. Leaders' choices come last: an intervention
        # that a rule starts this week is bound this week.
        self._watchers: Sequence[Watcher] = [
            *(RuleWatch(rule, self.board) for rule in rules),
            *(GateWatch(one, plan, self.board) for one in sorted(plan.gates, key=lambda one: one.label)),
            *(GuardWatch(guard, self.board) for guard in plan.guards),
            self.aimed,
        ]
        measures = {indicator.measure for guard in plan.guards for indicator in guard.watch}
        measures |= {leaf.measure for one in plan.conditions for _, leaf in one.leaves() if leaf.measure is not None}
        self._inquiries = Inquiries(running, self.board, self.knowledge, measures)

    def decide(self, week: int) -> None:
        """Publish results and let all watchers decide; this comes first in every week."""
        self._inquiries.publish(week, self.batch.last_acts() if week else [])
        for watcher in self._watchers:
            watcher.decide(self.batch, week)
