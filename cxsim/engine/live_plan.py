"""The plan while it runs: surveys are published, rules decide, and every future follows the plan as it stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.live_forces import LiveForces
from cxsim.engine.plan_week import PlanWeek
from cxsim.engine.recording import LiveCosts, group_names, of_groups
from cxsim.engine.stand import Books, Stand
from cxsim.engine.survey import Fieldwork, Waiting
from cxsim.interventions.standing import Change, Parts, postponed, redirected, scaled, started, stopped
from cxsim.interventions.timetable import parts_of
from cxsim.results.decisions import Decision
from cxsim.rules.board import Board
from cxsim.rules.rule import Watch
from cxsim.scenario.plan import PlanAction, PlanRule

if TYPE_CHECKING:
    from cxsim.engine.run import Simulation

Mask = NDArray[np.bool_]
# A grain of tolerance for sums of money and hours.
GRAIN = 1e-9


class LivePlan:
    """The plan of one batch.

    ``stand_of``: the number of the stand that each replicate follows, shape (replicates,); ``stands`` holds them all,
    the plan as it was written first. ``decisions``: what was decided, by replicate of the batch.
    """

    def __init__(self, simulation: Simulation):
        self.simulation = simulation
        world = simulation.world
        scenario, replicates = world.scenario, simulation.beginning.batch.size
        self.rules = sorted(scenario.plan.rules, key=lambda rule: (rule.priority, rule.label))
        self.books = Books(scenario.weeks, world.view.size)
        self.stands = [Stand(0, world.program.parts)]
        self.stand_of = np.zeros(replicates, dtype=np.int64)
        self.decisions: list[Decision] = []
        self.board = Board(group_names(world), replicates, max((rule.memory for rule in self.rules), default=1))
        self.watches = [Watch(rule, self.board) for rule in self.rules]
        measures = {str(leaf.measure) for rule in self.rules for _, leaf in rule.when.leaves()}
        self.waiting = Waiting()
        self.survey = None
        if scenario.survey is not None:
            self.survey = Fieldwork(scenario.survey, "survey", simulation, sorted(measures))
            self._due = dict(scenario.survey.weeks(scenario.weeks))
        self.forces = LiveForces(world, self.books)
        self._known: dict[tuple[int, int, int, int], tuple[int, list[tuple[str, str]]]] = {}

    def decide(self, week: int) -> None:
        """What comes before anything else in a week: results are published, and rules act on them."""
        self._publish(week)
        for number, watch in enumerate(self.watches):
            due = watch.due(week)
            for place in np.flatnonzero(due.any(axis=1)):
                self._act(number, int(place), week, due[place])

    def week(self, week: int) -> PlanWeek:
        """What the futures are pushed by, and what their levers do, in a week."""
        return self.forces.week(self.stands, self.stand_of, week)

    def costs(self) -> LiveCosts:
        """What the plan costs in every future, with all levers that any rule may start."""
        world = self.simulation.world
        weeks = world.scenario.weeks
        labels = [*world.program.costs, *(part.label for rule in self.rules for action in rule.actions
                                          if action.start is not None for part in parts_of(action.start))]
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

    # Surveys -----------------------------------------------------------------------------------------------

    def _publish(self, week: int) -> None:
        self.board.next_week()
        everywhere = np.ones(len(self.stand_of), dtype=np.bool_)
        if self.survey is not None and week in self._due:
            self.waiting.put(self._due[week], self.survey.take(week), everywhere)
        for results, where in self.waiting.due(week):
            for measure, values in results.items():
                self.board.publish(measure, values, where)

    # Rules -------------------------------------------------------------------------------------------------

    def _act(self, rule_number: int, place: int, week: int, where: Mask) -> None:
        """Let a rule act in the replicates of the mask; those of one stand go on alike."""
        rule = self.rules[rule_number]
        group = self.board.departments[place] if rule.by_department else "all"
        before = self.stand_of.copy()
        for number in np.unique(before[where]):
            key = int(number), rule_number, place, week
            if key not in self._known:
                self._known[key] = self._decided(rule, group, self.stands[int(number)], week)
            after, told = self._known[key]
            followers = np.flatnonzero(where & (before == number))
            self.stand_of[followers] = after
            self.decisions += [Decision(int(replicate), week, rule.label, group, action, reason)
                               for replicate in followers for action, reason in told]

    def _decided(self, rule: PlanRule, group: str, stand: Stand, week: int) -> tuple[int, list[tuple[str, str]]]:
        """The stand after the actions of a rule, each as far as it can be done, and what to tell of each."""
        told = []
        now = stand
        for action in rule.actions:
            parts, reason = self._changed(action, group, now.parts, week)
            then = self.books.after(now, len(self.stands), parts, week) if not reason else now
            reason = reason or self._beyond(now, then, week)
            if not reason:
                self.stands.append(then)
                now = then
            told.append((action_words(action), reason))
        return now.number, told

    def _changed(self, action: PlanAction, group: str, parts: Parts, week: int) -> Change:
        view = self.simulation.world.view
        department = group.removeprefix("department:") if group != "all" else None
        where = None if department is None else view.department == view.departments.index(department)
        if action.start is not None:
            return started(parts, action.start, week, view, department)
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

    def _beyond(self, now: Stand, then: Stand, week: int) -> str:
        """Why the plan cannot pay for a change; empty where it can, or where the change saves."""
        plan = self.simulation.world.scenario.plan
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
        ways.append(f"by {action.move.by_weeks} weeks")
    if action.move.target is not None:
        ways.append(f"to {action.move.target.describe()}")
    return f"move {action.move.intervention} {' and '.join(ways)}"
