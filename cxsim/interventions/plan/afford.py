"""Levers at the doses that a budget pays: who is first in line gets its full dose first.

Doses change, never who is reached or when. Levers with the same ``priority`` change in proportion. Money that is left
when all have the dose they were given with raises all doses together, up to full ones. Nothing is begun for less than a
tenth of the dose it was given with.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.timetable import parts_of
from cxsim.model.view import PeopleView

TOLERANCE = 0.001
"""Plans that spend a budget cost at most so much less than it (a share), and never more."""
STEPS = 60
GRAINS = 1_000_000
"""Doses are whole numbers of such parts, rounded down."""
LEAST_DOSE = 0.1
"""A lever is not begun for less than this share of the dose it was given with."""


@dataclass(frozen=True)
class Spent:
    """The levers that the budget pays, and the labels of those it does not reach."""

    levers: tuple[Intervention, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class OutOfReach:
    """No doses cost the budget: what the least and the most would cost."""

    least: float
    most: float


class Priced:
    """A lever whose cost in a run is known at every dose: whom it reaches and chooses does not depend on the dose."""

    def __init__(self, lever: Intervention, view: PeopleView, weeks: int, held: bool) -> None:
        self.lever, self.weeks = lever, weeks
        self.held = held or not lever.dose_fields()
        self.people = [charged(part, view) for part in parts_of(lever)]

    def at(self, dose: float) -> Intervention:
        """The lever at a multiple of its dose, rounded down."""
        if self.held or dose == 1.0:
            return self.lever
        return rounded_down(self.lever.at_dose(dose))

    def cost(self, dose: float) -> float:
        """What it costs within the run."""
        return math.fsum(
            part.cost_in_week(week, people)
            for part, people in zip(parts_of(self.at(dose)), self.people, strict=True)
            for week in range(self.weeks)
        )

    @property
    def headroom(self) -> float:
        """The multiple of its dose that is a full dose."""
        lever = self.lever
        if self.held:
            return 1.0
        room = [full / getattr(lever, name) for name, full in lever.dose_fields().items() if getattr(lever, name) > 0]
        return max(room, default=1.0)


def cost_of(levers: Sequence[Intervention], view: PeopleView, weeks: int) -> float:
    """What levers cost together in a run of so many weeks."""
    return math.fsum(Priced(lever, view, weeks, True).cost(1.0) for lever in levers)


def affordable(
    levers: Sequence[Intervention], budget: float, view: PeopleView, weeks: int, held: Sequence[bool]
) -> Spent | OutOfReach:
    """The levers at the doses at which they cost the budget (at most ``TOLERANCE`` of it less, never more).

    ``held``: levers whose dose stays as it is.
    """
    priced = [Priced(lever, view, weeks, one) for lever, one in zip(levers, held, strict=True)]
    ranks = sorted({lever.priority for lever in levers})
    lines = [[one for one in priced if one.lever.priority <= rank] for rank in ranks]
    least = _total(lines[0], lambda one: LEAST_DOSE)
    most = _total(priced, lambda one: one.headroom)
    if not least <= budget <= most:
        return OutOfReach(least, most)
    reached = max(
        place for place, line in enumerate(lines) if _total(line, _first_in_line(ranks[place], LEAST_DOSE)) <= budget
    )
    line = lines[reached]
    doses = _doses(line, ranks[reached], budget)
    bought = [one.at(doses(one)) for one in line]
    if _total(line, doses) < budget * (1.0 - TOLERANCE):
        return OutOfReach(_total(line, doses), _total(line, lambda one: one.headroom))
    left_out = tuple(one.lever.label for one in priced if one not in line)
    order = {lever.label: place for place, lever in enumerate(levers)}
    return Spent(tuple(sorted(bought, key=lambda lever: order[lever.label])), left_out)


def _doses(line: Sequence[Priced], rank: int, budget: float) -> Callable[[Priced], float]:
    """The dose of each lever of a line: the last rank's share of its own dose, or all of them raised together."""
    if budget <= _total(line, lambda one: 1.0):
        share = highest(lambda dose: _total(line, _first_in_line(rank, dose)) <= budget, LEAST_DOSE, 1.0)
        return _first_in_line(rank, share)
    most = max(one.headroom for one in line)
    raised = highest(lambda dose: _total(line, lambda one: dose) <= budget, 1.0, most)
    return lambda one: raised


def _first_in_line(rank: int, dose: float) -> Callable[[Priced], float]:
    """The last rank at a share of its own doses, all before it at theirs."""
    return lambda one: dose if one.lever.priority == rank else 1.0


def _total(line: Sequence[Priced], dose: Callable[[Priced], float]) -> float:
    return math.fsum(one.cost(dose(one)) for one in line)


def highest(good: Callable[[float], bool], low: float, high: float) -> float:
    """The highest number at which something that holds at ``low`` still holds."""
    if good(high):
        return high
    for _ in range(STEPS):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if good(middle) else (low, middle)
    return low


def charged(part: Intervention, view: PeopleView) -> int:
    """How many people the costs of a lever count."""
    people = part.target.resolve(view)
    return part.people_charged(people, np.asarray(part.choose(view, people), dtype=np.int64))


def rounded_down(lever: Intervention) -> Intervention:
    """The lever with doses that are whole numbers of grains."""
    doses = {name: math.floor(getattr(lever, name) * GRAINS + 1e-9) / GRAINS for name in lever.dose_fields()}
    return lever.model_copy(update=doses)
