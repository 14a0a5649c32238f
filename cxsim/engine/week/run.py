"""The weeks of one batch: acts, mechanisms, newcomers and the record."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import weighted_sum
from cxsim.engine.plan.batch_plan import BatchPlan
from cxsim.engine.plan.batch_week import BatchWeek
from cxsim.engine.plan.deciding import Deciding
from cxsim.engine.plan.hiring import Hiring
from cxsim.engine.plan.seats import newly_seated
from cxsim.engine.plan.unpushed import MARKS
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.start.organization_start import sums_before
from cxsim.engine.week.engine import WeekEngine
from cxsim.engine.week.exchanges import exchange
from cxsim.engine.week.feedback import Feedback
from cxsim.engine.week.inputs import Adjusting, WeekForces, WeekInputs
from cxsim.engine.week.organization_week import OrganizationWeek
from cxsim.engine.week.outcomes import Outcomes
from cxsim.engine.week.recorded_week import RecordedWeek
from cxsim.engine.week.recording import LiveCosts
from cxsim.engine.world.world import World
from cxsim.errors import ModelError
from cxsim.results.aims import Aim
from cxsim.results.decisions import Decision

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

# Weeks between two measurements of the skill of the top third (it decides which quits are regretted).
WEEKS_BETWEEN_SKILL_REVIEWS = 4


class Simulation:
    """One scenario and one batch of replicates, week by week.

    ``recorded``: the last week that was run, None before the first; earlier weeks do not stay. ``forces``: those of the
    last week that was run; before any run, those of the first week.
    """

    def __init__(self, world: World, initial: InitialState, engine: WeekEngine):
        self.world, self.initial, self.engine = world, initial, engine
        self.week = 0
        replicates = initial.batch.size
        self.recorded: RecordedWeek | None = None
        self.feedback = Feedback(world, initial.batch, sums_before(initial))
        self.departments = OrganizationWeek(world, initial, engine)
        self.outcomes = Outcomes(world, replicates)
        self.forces = world.plan.forces(0)
        self.plan = BatchPlan(world, replicates, initial.batch.sets)
        self.deciding = Deciding(self, self.plan) if self.plan.adaptive else None
        self._roles: Mapping[str, Mask] = {}
        self._leaving = False
        self.network = world.network
        self.hiring = Hiring(world, initial)

    def run(self, take: Callable[[RecordedWeek], None] | None = None) -> None:
        """Run all remaining weeks; ``take`` is called with each of them."""
        while self.week < self.world.scenario.weeks:
            recorded = self.step()
            if take is not None:
                take(recorded)

    def step(self) -> RecordedWeek:
        """Run one week and give its record."""
        # The order matters: decisions and structure come first, then roles and exits of the people whom last week left
        # in place, then the mechanisms, and newcomers last, because they start in the following week.
        today = self._today()
        self._restructure()
        for moves, where in today.moves:
            exchange(self.engine, self.world.layout, moves, where)
        self._appoint(today.roles)
        self._refill(today)
        self._part(today.exits)
        if self.world.layout.has("left") and self.week % WEEKS_BETWEEN_SKILL_REVIEWS == 0:
            self.feedback.set("top_third_skill", self._top_third_skill())
        self.forces = self._forces(today)
        inputs = WeekInputs(self.forces, self.feedback.record, self.feedback.department)
        sums = self.engine.step(self.week, inputs)
        totals = np.add.reduce(sums, axis=0)
        self._refuse_not_finite(totals)
        self.feedback.take(sums, totals)
        self._let_outcomes_follow()
        self.engine.admit_newcomers()
        hires = self.hiring.select(self.engine, self.week, self.forces, today.hire_costs)
        series = {**self.departments.kept(), **self.outcomes.series()}
        self.recorded = RecordedWeek(self.week, sums, totals, self.feedback.customer_index, series, hires)
        self.week += 1
        return self.recorded

    def live_costs(self) -> LiveCosts | None:
        """The costs of a plan that rules may change; None if the plan is fixed."""
        return self.plan.costs() if self.plan.adaptive else None

    def decisions(self, places: Integers) -> list[Decision]:
        """The decisions of rules; ``places``: the numbers of this batch's replicates among all."""
        return [replace(one, replicate=int(places[one.replicate])) for one in self.plan.decisions]

    def aims(self, places: Integers) -> list[Aim]:
        """How well interventions that chose people by leaders' beliefs reached the right ones; ``places``: as above."""
        aims = () if self.deciding is None else self.deciding.aimed.aims
        return [replace(aim, replicate=int(places[aim.replicate])) for aim in aims]

    def _today(self) -> BatchWeek:
        """This week's plan, after the rules have decided."""
        if self.deciding is not None:
            self.deciding.decide(self.week)
        return self.plan.week(self.week)

    def _forces(self, today: BatchWeek) -> WeekForces:
        """This week's forces from interventions and context, as mechanisms about departments let them arrive."""
        world, pushed = self.world, today.forces
        if not world.layout.week.between:
            return pushed
        before = None if self.recorded is None else self.recorded.sums
        self.departments.step(self.week, today.means, before, self.feedback, today.team_hours)
        if not world.layout.week.forces_per_replicate:
            return pushed
        names = world.layout.week.adjusting
        values = np.empty((len(world.organization.departments), len(names), self.initial.batch.size))
        for number, name in enumerate(names):
            values[:, number] = self.departments.values[name]
        adjusting = Adjusting(
            world.layout, world.scenario.effort_shares, values, today.plain, world.organization.department
        )
        return replace(pushed, adjusting=adjusting)

    def _let_outcomes_follow(self) -> None:
        """Update business outcomes and their progress from this week's customer index."""
        if self.outcomes.outcomes:
            self.outcomes.follow(self.feedback.customer_index, self.departments.kept().get("customer_index"))
            gain = self.outcomes.gain()
            self.feedback.outcome_gain = self.feedback.outcome_gain if gain is None else gain

    def _refuse_not_finite(self, totals: Values) -> None:
        """Raise ModelError if a quantity is not finite; in a total, because one such cell makes its total so too."""
        if not math.isfinite(np.add.reduce(totals, axis=None)):
            wrong = [name for name, number in self.world.layout.week.number.items()
                     if not np.isfinite(totals[number]).all()]
            raise ModelError(f"week {self.week} of '{self.world.scenario.name}' gave values that are not finite "
                             f"numbers: {', '.join(wrong)}")

    def _restructure(self) -> None:
        """Switch to new ties and reporting lines if they change this week."""
        if self.week in self.world.later:
            self.network = self.world.later[self.week]
            self.engine.use_network(self.network)

    def _appoint(self, roles: Mapping[str, Mask]) -> None:
        """Let roles begin or end. People who leave lose the role, and vacant positions get none."""
        for kind in sorted({*roles, *self._roles}):
            holders, before = roles.get(kind), self._roles.get(kind)
            same = holders is before or (holders is not None and before is not None and np.array_equal(holders, before))
            if same:
                continue
            column = self.engine.column(MARKS[kind])
            stays = np.zeros((len(column), 1), dtype=np.bool_) if holders is None else holders
            # Only holders who are new this week get the role: a newcomer does not inherit it from the position.
            new = stays if before is None else stays & ~before
            held = np.where(stays, column, 0.0)
            self.engine.write(MARKS[kind], np.where(new, self.engine.column("present"), held))
        self._roles = roles

    def _refill(self, today: BatchWeek) -> None:
        """Give vacated committee seats to the next in line, if the plan says so."""
        for line, where in today.lines:
            seat, present, tenure = (self.engine.column(name) for name in ("committee_seat", "present", "tenure"))
            new = newly_seated(line, self.world.organization.department, seat, present, tenure) & where
            if new.any():
                self.engine.write("committee_seat", np.where(new, 1.0, seat))

    def _part(self, leaving: Mask | None) -> None:
        """Mark this week's planned exits and clear last week's; people who came after the start stay."""
        if leaving is not None:
            meant = leaving & (self.engine.column("generation") == 0.0)
            self.engine.write(MARKS["exit"], np.where(meant, 1.0, 0.0))
        elif self._leaving:
            self.engine.write(MARKS["exit"], 0.0)
        self._leaving = leaving is not None

    def _top_third_skill(self) -> Values:
        """The skill at or above which a person is in the top third, by replicate (vacant positions count as 0)."""
        organization, effort = self.world.organization, self.world.scenario.effort_shares
        skill: Values = weighted_sum(effort, (self.engine.column("skill", number) for number in range(len(effort))))
        skill *= self.engine.column("present")
        skill = skill if organization.opens is None else skill[organization.open_in(self.week)]
        place = (2 * len(skill)) // 3
        threshold: Values = np.partition(skill, place, axis=0)[place]
        return threshold
