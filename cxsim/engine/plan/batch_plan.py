"""The plan of one batch: the version each replicate follows, the decisions made on the way, and the costs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.batch_week import BatchWeek, VersionWeek, by_replicate, joined
from cxsim.engine.plan.books import Books
from cxsim.engine.plan.versions import PlanVersion
from cxsim.engine.plan.weeks import PlanWeeks
from cxsim.engine.week.recording import LiveCosts, group_names, of_groups
from cxsim.engine.world.world import World
from cxsim.interventions.moment import Act
from cxsim.interventions.plan.guarding import Alerts
from cxsim.interventions.plan.plan_changes import Change
from cxsim.interventions.plan.timetable import parts_of
from cxsim.results.decisions import Decision
from cxsim.scenario.checks.bound_plan import budget_left

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

DecisionLog = list[tuple[str, str]]
"""Decisions in words, each with the reason why it was not carried out (empty if it was)."""
Decided = tuple[PlanVersion, DecisionLog]
"""The version after a decision, and its log."""
# Relative tolerance for sums of money and hours.
GRAIN = 1e-9


class BatchPlan:
    """The versions of the plan that the replicates of one batch follow.

    ``version_of``: the number of the version that each replicate follows, shape (replicates,); ``versions`` holds all
    of them, starting with the written plan. ``adaptive``: whether replicates may change to other versions.
    ``decisions``: all decisions so far, by replicate of the batch. ``sets``: the parameter set of each replicate, by
    which it draws what the context states; None: as it is stated.
    """

    def __init__(self, world: World, replicates: int, sets: Integers | None = None):
        self.world, self.sets = world, None if world.plan.drawn_rest is None else sets
        self.versions = [world.plan.version]
        self.version_of = np.zeros(replicates, dtype=np.int64)
        self.decisions: list[Decision] = []
        self._today: BatchWeek | None = None
        self._acts: dict[PlanVersion, tuple[Act, ...]] = {}
        self._then: tuple[list[PlanVersion], Integers] = [], self.version_of  # followed in the week of ``_today``
        scenario = world.scenario
        self.adaptive = scenario.adaptive
        self.books = Books(scenario.weeks, world.view, budget_left(scenario))
        # (version, decision) -> (next version, log). Replicates that decide alike share the next version, so the number
        # of versions grows with the different decisions, not with the replicates.
        self._known: dict[tuple[object, ...], tuple[int, DecisionLog]] = {}

    @cached_property
    def _weeks(self) -> PlanWeeks:
        """Works out what is not known before a run; only an adaptive plan asks for it."""
        return PlanWeeks(self.world.scenario, self.world.view, self.world.layout)

    def week(self, week: int) -> BatchWeek:
        """The forces on all replicates, and what their interventions do, in a week."""
        if not self.adaptive:
            return self._fixed(self.versions[0].weeks[week])
        followed, place = self._followed()
        same = followed == self._then[0] and np.array_equal(place, self._then[1])
        if not same or self._today is None or not all(self._weeks.goes_on(version, week) for version in followed):
            weeks = [self._weeks.week(version, week) for version in followed]
            self._weeks.forget(week)
            self._today, self._then = joined(weeks, place, self._today, self.sets), (followed, place)
            self._acts = {version: one.acts for version, one in zip(followed, weeks, strict=True)}
        return self._today

    def _fixed(self, week: VersionWeek) -> BatchWeek:
        """The week of a plan that all replicates follow."""
        if self.sets is None:
            return week.of_all
        self._today = joined([week], np.zeros(1, dtype=np.int64), self._today, self.sets)
        return self._today

    def last_acts(self) -> list[tuple[tuple[Act, ...], Mask]]:
        """The acts of last week in each version followed since, with the replicates that follow it."""
        return [(self._acts[self.versions[number]], np.asarray(self.version_of == number))
                for number in np.unique(self.version_of)]

    def costs(self) -> LiveCosts:
        """The costs of the plan in every replicate, for all interventions that may ever begin."""
        world, weeks = self.world, self.world.scenario.weeks
        followed, place = self._followed()
        charged = [self.books.charged(version, weeks) for version in followed]
        # Versions share most of these arrays, so each is summed once.
        arrays = {id(one): one for by_label in charged for one in by_label.values()}
        summed = {key: of_groups(world, one) for key, one in arrays.items()}
        by_group = [{label: summed[id(one)] for label, one in by_label.items()} for by_label in charged]
        last = [self.books.last_active_week(version) for version in followed]
        return LiveCosts(
            self.weekly_costs(),
            by_replicate(by_group, self._labels(), np.zeros(len(group_names(world))), place),
            np.array([np.nan if week is None else float(week) for week in last])[place],
        )

    def weekly_costs(self) -> dict[str, Values]:
        """Weekly cost of every intervention in every replicate, shape (weeks, replicates)."""
        followed, place = self._followed()
        by_week = [self.books.costs(version) for version in followed]
        return by_replicate(by_week, self._labels(), np.zeros(self.world.scenario.weeks), place)

    def _followed(self) -> tuple[list[PlanVersion], Integers]:
        """The versions followed now, and which of them each replicate follows, shape (replicates,)."""
        numbers, place = np.unique(self.version_of, return_inverse=True)
        return [self.versions[number] for number in numbers], place

    def _labels(self) -> list[str]:
        """The labels of all interventions that may ever cost something."""
        world, plan = self.world, self.world.scenario.plan
        parts = [part for intervention in plan.started for part in parts_of(intervention)]
        parts += [part.intervention for part in world.plan.version.parts if part.waiting]
        parts += [wave for gate in plan.gates for wave in plan.waves_of(gate)]
        return list(dict.fromkeys([*world.plan.costs, *(part.label for part in parts)]))

    # What watchers do --------------------------------------------------------------------------------------

    def go_on(
        self, where: Mask, who: tuple[str, str], key: tuple[object, ...],
        decide: Callable[[PlanVersion], Decided],
    ) -> Mask:
        """Apply a decision in the replicates of the mask; replicates that follow the same version decide alike.

        Parameters
        ----------
        where
            The replicates that decide, shape (replicates,).
        who
            The name of the rule, and the group it acts for.
        key
            Distinguishes this decision from others; its last part is the week.
        decide
            Returns the version after the decision.

        Returns
        -------
        The replicates in which everything decided was carried out.
        """
        before = self.version_of.copy()
        done = np.zeros_like(where)
        for number in np.unique(before[where]):
            known = (int(number), *key)
            if known not in self._known:
                after, told = decide(self.versions[int(number)])
                self._known[known] = after.number, told
            to, told = self._known[known]
            followers = np.flatnonzero(where & (before == number))
            self.version_of[followers] = to
            done[followers] = all(not reason for _, reason in told)
            week = key[-1]
            assert isinstance(week, int)
            self.decisions += [Decision(int(replicate), week, *who, action, reason)
                               for replicate in followers for action, reason in told]
        return done

    def changed(
        self, version: PlanVersion, change: Change, week: int, closing: str = "", alerts: Alerts | None = None
    ) -> tuple[PlanVersion, str]:
        """The version after a change of its parts if the plan can pay for it, otherwise the reason why not.

        ``closing``: the name of an intervention that is stopped for good; ``alerts``: where guards step in from now on.
        """
        parts, reason = change
        if reason:
            return version, reason
        then = self.books.after(version, len(self.versions), parts, week, closing, alerts)
        reason = self._beyond(version, then, week)
        if reason:
            return version, reason
        self.versions.append(then)
        return then, ""

    def _beyond(self, now: PlanVersion, then: PlanVersion, week: int) -> str:
        """Why the plan cannot pay for a change; empty if it can, or if the change saves money."""
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
