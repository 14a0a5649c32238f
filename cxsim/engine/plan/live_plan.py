"""The plan while it runs: what is published, what is decided by it, and the plan that every future follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.known.inquiries import Inquiries
from cxsim.engine.known.knowledge import Knowledge
from cxsim.engine.plan.guard_watch import GuardWatch
from cxsim.engine.plan.knowledge_watch import KnowledgeWatch
from cxsim.engine.plan.live_forces import LiveForces
from cxsim.engine.plan.milestones import MilestoneWatch
from cxsim.engine.plan.plan_week import PlanWeek
from cxsim.engine.plan.rule_watch import RuleWatch
from cxsim.engine.plan.stand import Books, Stand
from cxsim.engine.week.recording import LiveCosts, group_names, of_groups
from cxsim.interventions.plan.guarding import Alerts
from cxsim.interventions.plan.plan import waiting
from cxsim.interventions.plan.standing import Change
from cxsim.interventions.plan.timetable import parts_of
from cxsim.results.decisions import Decision
from cxsim.rules.board import Board
from cxsim.scenario.checks.bound_plan import budget_left

if TYPE_CHECKING:
    from cxsim.engine.week.run import Simulation

Mask = NDArray[np.bool_]
Told = list[tuple[str, str]]
"""What was decided, in words, and why it was not done (empty where it was)."""
# A grain of tolerance for sums of money and hours.
GRAIN = 1e-9


class Watcher(Protocol):
    """What may decide in a week."""

    def decide(self, live: LivePlan, week: int) -> None: ...


class LivePlan:
    """The plan of one batch.

    ``stand_of``: the number of the stand that each replicate follows, shape (replicates,); ``stands`` holds them all,
    the plan as it was written first. ``decisions``: what was decided, by replicate of the batch.
    """

    def __init__(self, simulation: Simulation):
        self.simulation = simulation
        self.world = world = simulation.world
        plan, replicates = world.scenario.plan, simulation.beginning.batch.size
        self.books = Books(world.scenario.weeks, world.view, budget_left(world.scenario))
        self.forces = LiveForces(world, self.books)
        waits = tuple(waiting(lever, world.view) for lever in plan.scheduled if world.scenario.waits(lever))
        self.stands = [self.books.first((*world.program.parts, *waits))]
        self.stand_of = np.zeros(replicates, dtype=np.int64)
        self.decisions: list[Decision] = []
        self.board = Board(group_names(world), replicates, max((one.memory for one in plan.conditions), default=1))
        self.knowledge = Knowledge(simulation, world.scenario.hides_ties)
        self.aimed = KnowledgeWatch(self.knowledge)
        rules = sorted(plan.rules, key=lambda rule: (rule.priority, rule.label))
        self.watchers: Sequence[Watcher] = [
            *(RuleWatch(rule, self.board) for rule in rules),
            *(MilestoneWatch(one, plan, replicates) for one in sorted(plan.milestones, key=lambda one: one.label)),
            *(GuardWatch(guard, replicates) for guard in plan.guards),
            self.aimed,
        ]
        self.waiting_levers = frozenset(milestone.intervention for milestone in plan.milestones)
        measures = {indicator.measure for guard in plan.guards for indicator in guard.watch}
        measures |= {leaf.measure for one in plan.conditions for _, leaf in one.leaves() if leaf.measure is not None}
        self.inquiries = Inquiries(simulation, self.board, self.knowledge, measures)
        self._known: dict[tuple[object, ...], tuple[int, Told]] = {}

    def decide(self, week: int) -> None:
        """What comes before anything else in a week: results are published, and decisions made on them."""
        asked = []
        for number in np.unique(self.stand_of) if week else ():
            acts = self.forces.acts(self.stands[int(number)], week - 1)
            asked.append((acts, np.asarray(self.stand_of == number)))
        self.inquiries.publish(week, asked)
        for watcher in self.watchers:
            watcher.decide(self, week)

    def week(self, week: int) -> PlanWeek:
        """What the futures are pushed by, and what their levers do, in a week."""
        return self.forces.week(self.stands, self.stand_of, week)

    def costs(self) -> LiveCosts:
        """What the plan costs in every future, with all levers that may ever begin."""
        world, plan = self.world, self.world.scenario.plan
        weeks = world.scenario.weeks
        parts = [part for lever in plan.started for part in parts_of(lever)]
        parts += [lever for lever in plan.scheduled if world.scenario.waits(lever)]
        parts += [wave for milestone in plan.milestones for wave in plan.waves_of(milestone)]
        labels = dict.fromkeys([*world.program.costs, *(part.label for part in parts)])
        numbers, place = np.unique(self.stand_of, return_inverse=True)
        stands = [self.stands[number] for number in numbers]
        by_week = [self.books.costs(stand) for stand in stands]
        by_group = [{label: of_groups(world, one) for label, one in self.books.charged(stand, weeks).items()}
                    for stand in stands]
        last = [self.books.last_active_week(stand) for stand in stands]
        nothing, nobody = np.zeros(weeks), np.zeros(len(self.board.groups))
        return LiveCosts(
            {label: np.stack([one.get(label, nothing) for one in by_week], axis=1)[:, place] for label in labels},
            {label: np.stack([one.get(label, nobody) for one in by_group], axis=1)[:, place] for label in labels},
            np.array([np.nan if week is None else float(week) for week in last])[place],
        )

    # What watchers do --------------------------------------------------------------------------------------

    def go_on(
        self, where: Mask, who: tuple[str, str], key: tuple[object, ...], decide: Callable[[Stand], tuple[Stand, Told]]
    ) -> Mask:
        """Let the futures of the mask go on after a decision; those of one stand decide alike.

        Parameters
        ----------
        where
            The futures that decide, shape (replicates,).
        who
            The name of the rule, and the group for which it acts.
        key
            What tells this decision of this week from others.
        decide
            From a stand to the one after the decision.

        Returns
        -------
        Where everything that was decided was done.
        """
        before = self.stand_of.copy()
        done = np.zeros_like(where)
        for number in np.unique(before[where]):
            known = (int(number), *key)
            if known not in self._known:
                after, told = decide(self.stands[int(number)])
                self._known[known] = after.number, told
            to, told = self._known[known]
            followers = np.flatnonzero(where & (before == number))
            self.stand_of[followers] = to
            done[followers] = all(not reason for _, reason in told)
            week = key[-1]
            assert isinstance(week, int)
            self.decisions += [Decision(int(replicate), week, *who, action, reason)
                               for replicate in followers for action, reason in told]
        return done

    def changed(
        self, stand: Stand, change: Change, week: int, closing: str = "", alerts: Alerts | None = None
    ) -> tuple[Stand, str]:
        """The stand after a change of its parts, if the plan can pay for it, and else why not.

        ``closing``: the name of a lever that has been stopped for good; ``alerts``: where guards step in from now on.
        """
        parts, reason = change
        if reason:
            return stand, reason
        then = self.books.after(stand, len(self.stands), parts, week, closing, alerts)
        reason = self._beyond(stand, then, week)
        if reason:
            return stand, reason
        self.stands.append(then)
        return then, ""

    def _beyond(self, now: Stand, then: Stand, week: int) -> str:
        """Why the plan cannot pay for a change; empty where it can, or where the change saves."""
        plan = self.world.scenario.plan
        if plan.budget is not None:
            total = self.books.total(then)
            if total > max(plan.budget, self.books.total(now)) * (1.0 + GRAIN):
                return f"beyond the budget: the plan would cost {total:,.0f} of {plan.budget:,.0f}"
        limit = plan.team_hours_per_week
        if limit is not None:
            needed, before = self.books.hours(then), self.books.hours(now)
            over = np.flatnonzero(needed[week:] > np.maximum(limit, before[week:]) * (1.0 + GRAIN))
            if len(over):
                first = week + int(over[0])
                return f"beyond the team's hours: {needed[first]:.3g} of {limit:.4g} in week {first}"
        return ""
