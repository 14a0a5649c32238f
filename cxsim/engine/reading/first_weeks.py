"""What a written plan takes of people in its first weeks: hours by the load law of the model.

The load law charges people for what reaches them, in shares of a working week. An intervention is charged with what it
adds alone; two that push the same force may together take less.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.context_pushes import constants_of
from cxsim.engine.plan.profiles import ForceTables, profiles_of
from cxsim.engine.week.columns import Slot
from cxsim.engine.world.world import World
from cxsim.interventions.moment import Moment
from cxsim.interventions.plan.plan import BoundIntervention, bound
from cxsim.model.forces import FORCES
from cxsim.model.phases import Equation, Total
from cxsim.results.work import FIRST_WEEKS, Work
from cxsim.scenario.checks.bound_plan import budget_left

Values = NDArray[np.float64]

WORKING_HOURS = 40.0
BY_NAME = "people named one by one"
"""A target group that lists employees; results never hold their names."""
# Daily work, so that relief has something to take away.
USUAL_LOAD = 1.0


def first_weeks(world: World) -> tuple[Work, ...]:
    """The interventions of the written plan that are active in the first weeks, by first week and name."""
    law = LoadLaw(world)
    found = [law.work(part) for part in world.plan.version.parts]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.first_week, one.intervention)))


class LoadLaw:
    """The load law of one world, applied to one intervention at a time."""

    def __init__(self, world: World):
        self.world, self._left = world, budget_left(world.scenario)
        scenario = world.scenario
        self._tables = ForceTables(world.layout, scenario.effort_shares, partial(constants_of, scenario, world.view))
        self._equations = tuple(self._charging())

    def work(self, part: BoundIntervention) -> Work | None:
        """What an intervention takes in the first weeks; None if it is not active in any of them."""
        horizon = self.world.scenario.weeks
        weeks = [week for week in part.weeks_at_work(horizon) if week < FIRST_WEEKS]
        if not weeks:
            return None
        intervention = part.intervention
        who = BY_NAME if intervention.target.names_people() else intervention.target.describe()
        told = intervention.label, intervention.type, who, intervention.about.definition
        span = weeks[0], weeks[-1], len(part.weeks_at_work(horizon)) > len(weeks)
        team = sum(intervention.hours_in_week(week) for week in weeks)
        if intervention.estimates_read():
            return Work(*told, None, False, *span, None, team)
        if part.waiting:  # only the ties are not mapped yet: it reaches as many people, perhaps others
            part = bound(intervention, self.world.view)
        reached = len(part.chosen) or int(np.count_nonzero(self.world.view.of_open(part.people, weeks[-1])))
        hours = sum(self._hours(part, week) for week in weeks)
        return Work(*told, reached, len(part.chosen) > 0, *span, hours, team)

    def _hours(self, part: BoundIntervention, week: int) -> float:
        """Hours of all people reached in a week."""
        there = self.world.view.of_open(part.people, week)
        stated = part.intervention.hours_of_each()
        if stated is not None:
            return stated * part.intervention.schedule().dose(week) * self._left[week] * int(np.count_nonzero(there))
        moment = part.act(week, self.world.view, self._left[week])
        if not moment.pushes and not moment.acts:
            return 0.0
        return WORKING_HOURS * float(self._load(moment)[there].sum())

    def _load(self, moment: Moment) -> Values:
        """The load that a moment adds to each person, in shares of capacity, shape (people,)."""
        profiles = profiles_of(moment.pushes, self.world.view)
        seat = np.zeros(self.world.view.size)
        for act in moment.acts:
            if act.kind == "committee":
                seat[act.people] = 1.0
        total: Values = np.zeros(self.world.view.size)
        for sign, pushes, seats in ((1.0, moment.pushes, seat), (-1.0, [], np.zeros_like(seat))):
            table = self._tables.table(pushes, profiles)[profiles.of_person]
            for equation in self._equations:
                total = total + sign * equation(*(self._value(name, table, seats) for name in equation.reads))
        return total

    def _value(self, name: str, table: Values, seats: Values) -> Any:
        """What an equation reads; what nobody has pushed yet is 0."""
        if name == "committee_seat":
            return seats
        if Slot(name) in self.world.layout.profile and (name in FORCES or name.removesuffix("_mean") in FORCES):
            return table[:, self.world.layout.profile[Slot(name)]]
        if name == "base_load":
            return USUAL_LOAD
        return np.mean(self.world.parameters.get(name, 0.0))

    def _charging(self) -> Iterator[Equation]:
        """The equations that charge people for what reaches them: the load itself, and what mechanisms add to it."""
        phases = self.world.layout.week.phases
        added = {name for phase in phases if isinstance(phase, Total) and phase.name == "added_load"
                 for name in phase.of}
        for phase in phases:
            for equation in phase.equations:
                if "change_load" in equation.writes or added & set(equation.writes):
                    yield equation
