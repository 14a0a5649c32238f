"""What is kept of a batch: each week's record is folded into weekly values and money as soon as it is there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.recorded_week import RecordedWeek
from cxsim.engine.week.recording import OUTPUT, REPLACEMENT, Kept, LiveCosts, Money, Paid, membership
from cxsim.engine.week.weekly_values import WeeklyValues
from cxsim.engine.world.sums import in_order
from cxsim.engine.world.world import World

Values = NDArray[np.float64]

# Cost of filling a position, in weekly wages of the person who left.
REPLACEMENT_WEEKS = 20.0
PLANNED_EXIT_WEEKS = 12.0


class _Account:
    """Money for one purpose: ``by_week``, and the units that were paid in each cell over all weeks."""

    def __init__(self, cells: int, weeks: int, replicates: int):
        self.by_week = np.zeros((weeks, replicates))
        self._units = np.zeros((cells, replicates))

    def add(self, place: int, paid: Values, units: Values) -> None:
        """Add a week's payment, (replicates,), and its units, (cells, replicates)."""
        self.by_week[place] = paid
        self._units += units

    def money(self, price: Values) -> Money:
        """All payments; ``price``: what each group pays for a unit of a cell, (groups, cells)."""
        return Money(self.by_week, in_order(price[:, :, None] * self._units, axis=1))


class Folding:
    """The stored values of a batch over ``weeks``.

    ``groups``: keep the weekly values of departments and levels too, not only of the whole organization. Money is kept
    by group either way: it needs little room, and output is measured against doing nothing, which keeps no groups.
    """

    def __init__(self, world: World, weeks: range, replicates: int, *, groups: bool):
        self._weeks, self._number = weeks, world.layout.week.number
        self._members = membership(world)
        self._values = WeeklyValues(world, weeks, self._members if groups else self._members[:1], replicates)
        self._wage = np.array([world.scenario.costs.wage(int(level)) for level in world.cells.level])
        self._size = world.cells.count, len(weeks), replicates
        self._replacement, self._output = _Account(*self._size), _Account(*self._size)
        self._hires: dict[str, _Account] = {}

    def take(self, week: RecordedWeek) -> None:
        """Keep what is kept of one of the weeks."""
        self._values.take(week)
        place = week.number - self._weeks.start
        quits, parted, output = (week.sums[:, self._number[name]] for name in ("quits", "planned_exits", "output"))
        filled = REPLACEMENT_WEEKS * quits + PLANNED_EXIT_WEEKS * parted
        for account, units in (self._replacement, filled), (self._output, output):
            account.add(place, in_order(self._wage[:, None] * units), units)
        for intervention, costs in week.hires.items():
            self._hires.setdefault(intervention, _Account(*self._size)).add(place, in_order(costs), costs)

    def kept(self, live: LiveCosts | None = None) -> Kept:
        """The stored values; ``live``: costs of a plan that rules may change."""
        wages = self._members * self._wage
        money = {REPLACEMENT: self._replacement.money(wages), OUTPUT: self._output.money(wages)}
        if live is not None:
            money.update({Paid("intervention", name): Money(live.by_week[name], live.by_group[name])
                          for name in live.by_week})
        money.update({Paid("hires", name): account.money(self._members) for name, account in self._hires.items()})
        weekly = self._values.by_measure()
        return Kept(weekly, len(weekly["customer_index"]), money, None if live is None else live.last_active_week)
