"""A plan on a certain organization: targets resolved once, then pushes and acts collected week by week.

The order in which interventions are listed has no effect: they act in the order of their labels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.base import Intervention
from cxsim.interventions.moment import Act, LogEntry, Moment, Push
from cxsim.interventions.problems import Problem
from cxsim.model.view import PeopleView

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

# A week after all others.
NEVER = 10**9


@dataclass(frozen=True, eq=False)
class BoundIntervention:
    """An intervention with the people it reaches (mask) and the people chosen for a role (indices).

    ``silent``: it pauses and does nothing for now. ``waiting``: its target group is known only when it starts; until
    then it reaches no one. ``since`` and ``until``: the weeks of the run in which it belongs to the plan, if the plan
    changes course. They cut off weeks but leave the first week, which sets the dose and one-time costs, unchanged.
    """

    intervention: Intervention
    people: Mask
    chosen: Integers
    view: PeopleView
    silent: bool = False
    waiting: bool = False
    since: int = 0
    until: int | None = None

    def belongs(self, week: int) -> bool:
        """Whether it is part of the plan in this week, active or not."""
        return self.since <= week and (self.until is None or week < self.until)

    def at_work(self, week: int) -> bool:
        """Whether it is active in this week."""
        return self.belongs(week) and self.intervention.active(week)

    def same_until(self, week: int) -> int:
        """The first later week in which it may do something else than in this week."""
        intervention = self.intervention
        begins = max(intervention.start_week, self.since)
        ends = min(NEVER if self.until is None else self.until,
                   NEVER if intervention.weeks is None else intervention.start_week + intervention.weeks)
        if week < begins or week >= ends:
            return begins if week < begins else NEVER
        # Its first words belong to its first week, and a ramp raises its dose until it is full.
        full = intervention.start_week + max(intervention.ramp_weeks, 1)
        return ends if intervention.steady and week >= full else week + 1

    def weeks_at_work(self, horizon: int) -> range:
        """All active weeks before the horizon."""
        intervention = self.intervention
        ends = (horizon, self.until,
                None if intervention.weeks is None else intervention.start_week + intervention.weeks)
        return range(max(intervention.start_week, self.since), min(end for end in ends if end is not None))

    def act(self, week: int, view: PeopleView, share: float = 1.0) -> Moment:
        """Run the intervention's week; ``share``: what is left of its dose."""
        intervention = self.intervention
        schedule = intervention.schedule()
        moment = Moment(
            intervention=intervention.label,
            week=week,
            week_of_intervention=week - schedule.start_week,
            view=view,
            people=self.people,
            chosen=self.chosen,
            dose=share * schedule.dose(week),
            allowed_forces=intervention.declared_forces(),
            allowed_acts=frozenset(intervention.about.acts),
        )
        if not self.silent and not self.waiting:
            intervention.act(moment)
        return moment

    def cost_in_week(self, week: int) -> float:
        """Amount due in this week, in the scenario's currency."""
        if not self.belongs(week):
            return 0.0
        charged = self.intervention.people_charged(self.view.of_open(self.people, week), self.chosen)
        return self.intervention.cost_in_week(week, charged)


@dataclass(frozen=True, eq=False)
class InterventionOutput:
    """What interventions did in one week."""

    pushes: tuple[Push, ...]
    acts: tuple[Act, ...]
    log: tuple[LogEntry, ...]


@dataclass(frozen=True, eq=False)
class BoundPlan:
    """Every intervention of a plan on one organization, in the order of labels."""

    view: PeopleView
    interventions: tuple[BoundIntervention, ...]

    def week(self, week: int) -> InterventionOutput:
        """Pushes, acts and log of the interventions active in this week."""
        moments = [intervention.act(week, self.view)
                   for intervention in self.interventions if intervention.at_work(week)]
        return InterventionOutput(
            tuple(push for moment in moments for push in moment.pushes),
            tuple(act for moment in moments for act in moment.acts),
            tuple(entry for moment in moments for entry in moment.entries),
        )

    def costs(self, week: int) -> dict[str, float]:
        """Cost of each intervention in this week, by label."""
        return {intervention.intervention.label: intervention.cost_in_week(week)
                for intervention in self.interventions if intervention.belongs(week)}


def shares_of(intervention: BoundIntervention) -> Values:
    """Each person's share of an intervention's cost: people chosen for a role, otherwise the target group.

    Shape (people,), summing to 1 unless the group is empty; the same in all weeks.
    """
    paid_for: Values = np.zeros(len(intervention.people))
    there = intervention.view.of_open(intervention.people, intervention.intervention.start_week)
    paid_for[intervention.chosen if len(intervention.chosen) else there] = 1.0
    return paid_for / max(float(paid_for.sum()), 1.0)


def hire_costs(interventions: Iterable[BoundIntervention], week: int) -> dict[str, Values]:
    """Cost of a hire in this week, by label and position, shape (people,); only interventions that pay for hires."""
    costs: dict[str, Values] = {}
    for bound in interventions:
        intervention = bound.intervention
        if bound.at_work(week) and intervention.cost_of_a_hire() > 0.0 and not bound.silent:
            costs.setdefault(intervention.label, np.zeros(len(bound.people)))
            costs[intervention.label] += intervention.cost_of_a_hire() * bound.people
    return costs


def bind(interventions: Sequence[Intervention], view: PeopleView) -> BoundPlan:
    """Resolve targets and choose people once for all weeks."""
    return BoundPlan(view, tuple(bound(intervention, view) for intervention in in_order(interventions)))


def collect(
    interventions: Sequence[Intervention], week: int, view: PeopleView
) -> tuple[list[Push], list[Act]]:
    """Pushes and acts of one week; for many weeks, call ``bind`` once instead."""
    done = bind([intervention for intervention in interventions if intervention.active(week)], view).week(week)
    return list(done.pushes), list(done.acts)


def in_order(interventions: Sequence[Intervention]) -> list[Intervention]:
    """The interventions in the order of their labels (then of their content, if two share a label)."""
    return sorted(interventions, key=lambda intervention: (intervention.label, intervention.model_dump_json()))


def repeated_labels(interventions: Sequence[Intervention]) -> list[Problem]:
    """Labels that more than one intervention has, which results could not distinguish."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, intervention in enumerate(interventions):
        places[intervention.label].append(place)
    return [
        Problem(
            (place, "name" if interventions[place].name != "" else "type"),
            f"{len(same)} interventions are called '{label}'; give each its own 'name'",
        )
        for label, same in places.items()
        if len(same) > 1
        for place in same
    ]


def plan_problems(
    interventions: Sequence[Intervention], view: PeopleView, horizon: int | None = None
) -> list[Problem]:
    """Every problem of a plan on an organization; paths start with the place in the list (from 0).

    ``horizon``: the number of weeks of the run, to warn of interventions that never act.
    """
    found = repeated_labels(interventions)
    for place, intervention in enumerate(interventions):
        found += [problem.under(place) for problem in intervention.problems(view)]
        if horizon is not None and intervention.schedule().last_week(horizon) is None:
            found.append(Problem((place, "start_week"), f"'{intervention.label}' starts in week "
                                 f"{intervention.start_week}, after the last week ({horizon - 1}): it never acts",
                                 warning=True))
    return found


def waiting(intervention: Intervention, view: PeopleView) -> BoundIntervention:
    """An intervention with a target group that is not known yet."""
    nobody, none = np.zeros(view.size, dtype=np.bool_), np.zeros(0, dtype=np.int64)
    nobody.flags.writeable = none.flags.writeable = False
    return BoundIntervention(intervention, nobody, none, view, waiting=True)


def bound(intervention: Intervention, view: PeopleView) -> BoundIntervention:
    """An intervention with its target group resolved and its people chosen."""
    people = intervention.target.resolve(view)
    # A position that opens only after the intervention has started has no one to appoint, move or dismiss.
    chosen = np.asarray(intervention.choose(view, view.of_open(people, intervention.start_week)), dtype=np.int64)
    chosen.flags.writeable = False
    return BoundIntervention(intervention, people, chosen, view)
