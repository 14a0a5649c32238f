"""Interventions at the doses that money and the change team's hours allow, first in line first.

Only doses change, never the people reached or the weeks. No intervention starts with less than a tenth of its given
dose. ``affordable`` spends a budget, ``within`` stays within limits.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.timetable import parts_of, queue_order, timetable
from cxsim.model.view import PeopleView

Values = NDArray[np.float64]

TOLERANCE = 0.001
"""Plans that spend a budget stay below it by at most this share, and never exceed it."""
STEPS = 60
GRAINS = 1_000_000
"""Doses are rounded down to whole multiples of 1 / GRAINS."""
LEAST_DOSE = 0.1
"""An intervention does not start with less than this share of its given dose."""
SLACK = 1e-9
"""Share by which sums may exceed a limit, for rounding: three times a third of the hours is all of them."""


@dataclass(frozen=True)
class Limits:
    """Joint limits for interventions: ``money`` in the run (currency), ``hours`` of the change team in each week.

    ``left``: the share of doses and costs that remains after budget cuts, by week.
    """

    money: float
    hours: float
    left: Sequence[float]


@dataclass(frozen=True)
class Spent:
    """The interventions that the budget pays for, and the labels of those left out."""

    interventions: tuple[Intervention, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class OutOfReach:
    """No doses match the budget: the least and the most that the plan could cost."""

    least: float
    most: float


class _Dosed:
    """An intervention with money and hours known at every dose; people and weeks do not depend on the dose."""

    def __init__(
        self, intervention: Intervention, view: PeopleView, left: Sequence[float], *, held: bool = False,
        starts: Mapping[str, int] | None = None,
    ):
        """``held``: its dose stays as it is; ``starts``: first weeks of counted parts, by label."""
        self.intervention, self.left = intervention, left
        self.held = held or not intervention.dose_fields()
        parts = parts_of(intervention)
        self.starts = {part.label: part.start_week for part in parts} if starts is None else starts
        self.charged = [_people_charged(part, view) if part.label in self.starts else 0 for part in parts]

    def at(self, dose: float) -> Intervention:
        """The intervention at a multiple of its dose, rounded down."""
        return self.intervention if self.held or dose == 1.0 else _rounded_down(self.intervention.at_dose(dose))

    def parts(self, dose: float) -> list[tuple[Intervention, int]]:
        """Its parts at a dose, in their active weeks, and the number of people charged for each."""
        return [
            (part.model_copy(update={"start_week": self.starts[part.label], "after": None}), people)
            for part, people in zip(parts_of(self.at(dose)), self.charged, strict=True) if part.label in self.starts
        ]

    def money(self, dose: float) -> float:
        """Its cost in the run."""
        parts = self.parts(dose)
        return math.fsum(
            left * part.cost_in_week(week, people) for part, people in parts for week, left in enumerate(self.left)
        )

    def hours(self, dose: float) -> Values:
        """Its hours by week, shape (weeks,)."""
        parts = self.parts(dose)
        return np.array([math.fsum(part.hours_in_week(week) for part, _ in parts) for week in range(len(self.left))])

    @property
    def headroom(self) -> float:
        """The multiple of its dose that makes a full dose."""
        fields = {} if self.held else self.intervention.dose_fields()
        own = {name: getattr(self.intervention, name) for name in fields}
        return max((fields[name] / dose for name, dose in own.items() if dose > 0), default=1.0)


class _Purse:
    """What interventions have used of the limits so far; ``slack``: share by which they may exceed a limit."""

    def __init__(self, limits: Limits, slack: float):
        self.limits, self.slack = limits, slack
        self.money: list[float] = []
        self.hours = np.zeros(len(limits.left))

    def pays(self, group: Sequence[_Dosed], dose: float) -> bool:
        """Whether the rest is enough for a whole group at this dose."""
        money = math.fsum([*self.money, *(one.money(dose) for one in group)])
        if money > self.limits.money * (1.0 + self.slack):
            return False
        return self.limits.hours == math.inf or bool(
            (self.hours_with(group, dose) <= self.limits.hours * (1.0 + self.slack)).all()
        )

    def take(self, group: Sequence[_Dosed], dose: float) -> None:
        """Give a group this dose."""
        self.money += [one.money(dose) for one in group]
        self.hours = self.hours_with(group, dose)

    def hours_with(self, group: Sequence[_Dosed], dose: float) -> Values:
        """Hours used by week if a group gets this dose."""
        hours: Values = np.sum([self.hours, *(one.hours(dose) for one in group)], axis=0)
        return hours

    def best_dose(self, group: Sequence[_Dosed]) -> float:
        """The highest multiple of its dose, up to 1, that a group can have; 0 if that is too little to start."""
        if not self.pays(group, LEAST_DOSE):
            return 0.0
        return _highest(lambda dose: self.pays(group, dose), LEAST_DOSE, 1.0)


def cost_of(interventions: Sequence[Intervention], view: PeopleView, weeks: int) -> float:
    """Joint cost of interventions in a run of ``weeks`` weeks."""
    return _cost([_Dosed(intervention, view, [1.0] * weeks) for intervention in interventions], lambda one: 1.0)


def affordable(
    interventions: Sequence[Intervention], budget: float, view: PeopleView, weeks: int, held: Sequence[bool]
) -> Spent | OutOfReach:
    """The interventions at doses that spend the budget (at most ``TOLERANCE`` of it less, never more).

    Interventions with the same ``priority`` change in proportion. Money left when all have their given doses raises
    all doses together, up to full ones. ``held``: interventions whose dose stays as it is.
    """
    dosed = [_Dosed(intervention, view, [1.0] * weeks, held=one) for intervention,
             one in zip(interventions, held, strict=True)]
    ranks = [list(rank) for _, rank in groupby(sorted(dosed, key=_priority), key=_priority)]
    least, most = _cost(ranks[0], lambda one: LEAST_DOSE), _cost(dosed, lambda one: one.headroom)
    if not least <= budget <= most:
        return OutOfReach(least, most)
    doses = _spent_by_rank(ranks, Limits(budget, math.inf, [1.0] * weeks))
    cost = _cost(list(doses), doses.__getitem__)
    if cost < budget * (1.0 - TOLERANCE):
        return OutOfReach(cost, _cost(list(doses), lambda one: one.headroom))
    bought = tuple(one.at(doses[one]) for one in dosed if one in doses)
    return Spent(bought, tuple(one.intervention.label for one in dosed if one not in doses))


def _spent_by_rank(ranks: Sequence[Sequence[_Dosed]], limits: Limits) -> dict[_Dosed, float]:
    """The dose of each intervention that the money covers, up to the first rank that gets less than its given dose."""
    purse, doses = _Purse(limits, 0.0), dict[_Dosed, float]()
    for rank in ranks:
        dose = purse.best_dose(rank)
        if dose > 0.0:
            purse.take(rank, dose)
            doses |= dict.fromkeys(rank, dose)
        if dose < 1.0:
            break
    if set(doses.values()) == {1.0} and math.fsum(purse.money) < limits.money:
        most = max(one.headroom for one in doses)
        raised = _highest(lambda dose: _Purse(limits, 0.0).pays(list(doses), dose), 1.0, most)
        return dict.fromkeys(doses, raised)
    return doses


def within(
    interventions: Sequence[Intervention], view: PeopleView, limits: Limits
) -> tuple[tuple[Intervention, ...], Mapping[str, float]]:
    """The interventions that the limits allow, in the order of the list, and the dose of each (0: left out).

    In the order of the queue, each gets the highest dose that the rest pays for. An intervention that waits for one
    left out is left out, too. Interventions with a target group not known yet keep their doses and are not counted.
    """
    got, doses = _down_the_queue(interventions, view, limits)
    orphans = {intervention.label for intervention in interventions if doses.get(intervention.after or "") == 0.0}
    if orphans & got.keys():
        kept, others = within([intervention for intervention in interventions if intervention.label not in orphans],
                              view, limits)
        return kept, {**others, **dict.fromkeys(orphans, 0.0)}
    return tuple(got[intervention.label] for intervention in interventions if intervention.label in got), doses


def _down_the_queue(
    interventions: Sequence[Intervention], view: PeopleView, limits: Limits
) -> tuple[dict[str, Intervention], dict[str, float]]:
    """The remaining interventions at their doses, and the dose of every intervention, both by label."""
    counted = [intervention for intervention in interventions if not intervention.estimates_read()]
    starts = {part.label: part.start_week for part in timetable(counted)}
    purse, got, doses = _Purse(limits, SLACK), dict[str, Intervention](), dict[str, float]()
    for intervention in queue_order(interventions):
        one = _Dosed(intervention, view, limits.left, starts=starts)
        doses[intervention.label] = dose = purse.best_dose([one])
        if dose > 0.0:
            purse.take([one], dose)
            got[intervention.label] = one.at(dose)
    return got, doses


def _priority(one: _Dosed) -> int:
    return one.intervention.priority


def _cost(group: Sequence[_Dosed], dose: Callable[[_Dosed], float]) -> float:
    return math.fsum(one.money(dose(one)) for one in group)


def _highest(good: Callable[[float], bool], low: float, high: float) -> float:
    """The highest number at which a condition that holds at ``low`` still holds."""
    if good(high):
        return high
    for _ in range(STEPS):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if good(middle) else (low, middle)
    return low


def _people_charged(part: Intervention, view: PeopleView) -> int:
    """Number of people whom the costs of an intervention count."""
    people = part.target.resolve(view)
    return part.people_charged(people, np.asarray(part.choose(view, people), dtype=np.int64))


def _rounded_down(intervention: Intervention) -> Intervention:
    """The intervention with doses rounded down to whole grains."""
    doses = {name: math.floor(getattr(intervention, name) * GRAINS + 1e-9) / GRAINS
             for name in intervention.dose_fields()}
    return intervention.model_copy(update=doses)
