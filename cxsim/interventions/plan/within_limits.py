"""Levers at doses that keep a plan within its money and the change team's hours: who is first in line gets its dose.

The line is that of the queue: priority, start, name. Whoever comes later gets the highest dose that what is left pays,
and is left out where that is less than a tenth of its dose. Doses change, never who is reached or when.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.base import Intervention
from cxsim.interventions.plan.afford import LEAST_DOSE, charged, highest, rounded_down
from cxsim.interventions.plan.timetable import in_line, timetable, written_label
from cxsim.model.view import PeopleView

Values = NDArray[np.float64]
GRAIN = 1e-9
"""Tolerance for sums: three times a third of the hours are the hours."""


@dataclass(frozen=True)
class Limits:
    """What the levers may take together: ``money`` in the run (currency), ``hours`` of the change team in each week.

    ``left``: the share of its doses and costs that cuts of the budget leave the plan, by week.
    """

    money: float
    hours: float
    left: Sequence[float]


def within(
    levers: Sequence[Intervention], view: PeopleView, limits: Limits
) -> tuple[tuple[Intervention, ...], Mapping[str, float]]:
    """The levers that the limits leave, in the order of the list, and the dose of each that got less (0: left out).

    What waits for a lever that is left out is left out, too. Levers of which nobody knows yet whom they will reach keep
    their doses and are not counted.
    """
    changed = _doses(levers, view, limits)
    orphans = {lever.label for lever in levers if changed.get(lever.after or "") == 0.0}
    if orphans - {label for label, dose in changed.items() if dose == 0.0}:
        kept, others = within([lever for lever in levers if lever.label not in orphans], view, limits)
        return kept, {**others, **dict.fromkeys(orphans, 0.0)}
    doses = [(lever, changed.get(lever.label, 1.0)) for lever in levers]
    return tuple(_Takes.at(lever, dose) for lever, dose in doses if dose > 0.0), changed


def _doses(levers: Sequence[Intervention], view: PeopleView, limits: Limits) -> dict[str, float]:
    """The dose of each lever that gets less than its own, down the line."""
    takes = _Takes(levers, view, limits)
    money, hours = limits.money, np.full(len(limits.left), limits.hours)
    changed: dict[str, float] = {}
    for lever in in_line(levers):
        dose = _highest_dose(takes, lever, money, hours)
        own_money, own_hours = takes.of(lever, dose)
        money, hours = money - own_money, hours - own_hours
        if dose < 1.0:
            changed[lever.label] = dose
    return changed


class _Takes:
    """What each lever takes at a dose, in the weeks in which the timetable has it."""

    def __init__(self, levers: Sequence[Intervention], view: PeopleView, limits: Limits):
        self.limits = limits
        self._parts: dict[str, list[tuple[Intervention, int]]] = {lever.label: [] for lever in levers}
        for part in timetable([lever for lever in levers if not lever.estimates_read()]):
            self._parts[written_label(part)].append((part, charged(part, view)))

    @staticmethod
    def at(lever: Intervention, dose: float) -> Intervention:
        """The lever at a multiple of its dose, rounded down."""
        return lever if dose == 1.0 else rounded_down(lever.at_dose(dose))

    def of(self, lever: Intervention, dose: float) -> tuple[float, Values]:
        """Money in the run, and hours by week, shape (weeks,)."""
        weeks = range(len(self.limits.left))
        parts = [(self.at(part, dose), people) for part, people in self._parts[lever.label] if dose > 0.0]
        money = math.fsum(
            self.limits.left[week] * part.cost_in_week(week, people) for part, people in parts for week in weeks
        )
        return money, np.array([math.fsum(part.hours_in_week(week) for part, _ in parts) for week in weeks])


def _highest_dose(takes: _Takes, lever: Intervention, money: float, hours: Values) -> float:
    """The highest multiple of its dose that is within what is left; 0 where that is too little to begin."""

    def fits(dose: float) -> bool:
        own_money, own_hours = takes.of(lever, dose)
        return own_money <= money * (1.0 + GRAIN) and bool((own_hours <= hours + GRAIN * takes.limits.hours).all())

    if fits(1.0):
        return 1.0
    if not lever.dose_fields() or not fits(LEAST_DOSE):
        return 0.0
    return highest(fits, LEAST_DOSE, 1.0)
