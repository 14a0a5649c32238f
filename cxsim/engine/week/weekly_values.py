"""The weekly measures of a batch by group: the sums over groups stay, so that those of cells need not."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.recorded_week import RecordedWeek
from cxsim.engine.week.recording import measures_of
from cxsim.engine.world.sums import in_order
from cxsim.engine.world.world import World

Values = NDArray[np.float64]

COUNTED = ("people", "quits", "regretted_quits", "planned_exits")


class WeeklyValues:
    """Sums over the people of each group, week by week, and the measures that they make.

    ``members``: the cells of each group to keep (1 or 0), (groups, cells).
    """

    def __init__(self, world: World, weeks: range, members: Values, replicates: int):
        self.world, self.weeks, self._members = world, weeks, members
        self._sums = np.zeros((len(weeks), len(members), len(world.layout.week.quantity), replicates))
        self._customer_index = np.zeros((len(weeks), replicates))
        self._series: dict[str, Values] = {}

    def take(self, week: RecordedWeek) -> None:
        """Keep the sums of one of the weeks."""
        place = week.number - self.weeks.start
        if len(self._members) == 1:
            self._sums[place, 0] = week.totals
        else:
            # Sums of cells are exact, so their order cannot matter.
            np.einsum("gc,cqr->gqr", self._members, week.sums, out=self._sums[place])
        self._customer_index[place] = week.customer_index
        for measure, values in week.series.items():
            whole = self._series.setdefault(measure, np.zeros((len(self.weeks), *values.shape)))
            whole[place] = values

    def by_measure(self) -> Mapping[str, Values]:
        """Means per person present, output per position and counts, (groups, weeks, replicates) each."""
        people = self._of("people")
        slots = self._members @ self._positions()
        per_head, per_slot = (np.where(count > 0.0, count, np.nan) for count in (people, slots[:, :, None]))

        def measured(name: str) -> Values:
            if name in self._series:
                return self._of_departments(self._series[name])
            if name == "customer_index":
                return np.full_like(people, np.nan)  # unknown for levels
            if name in COUNTED:
                return self._of(name).copy()
            return self._of(name) / (per_slot if name == "output" else per_head)

        weekly = {name: measured(name) for name in measures_of(self.world)}
        weekly["customer_index"][0] = self._customer_index
        return weekly

    def _of(self, name: str) -> Values:
        """The sums of a quantity, (groups, weeks, replicates)."""
        return self._sums[:, :, self.world.layout.week.number[name]].transpose(1, 0, 2)

    def _positions(self) -> Values:
        """Positions of each cell by week, (cells, weeks)."""
        cells, organization = self.world.cells, self.world.organization
        if organization.opens is None:
            return np.broadcast_to(cells.size[:, None], (cells.count, len(self.weeks))).astype(np.float64)
        by_week = [organization.positions(cells.of_person, cells.count, week) for week in self.weeks]
        return np.array(by_week, dtype=np.float64).T

    def _of_departments(self, values: Values) -> Values:
        """A measure of departments, (weeks, departments or 1, replicates), by group; levels have none (nan)."""
        weeks, departments, replicates = values.shape
        by_group = np.full((len(self._members), weeks, replicates), np.nan)
        if departments == 1:
            by_group[0] = values[:, 0]
            return by_group
        organization = self.world.organization
        size = np.array([organization.positions(organization.department, departments, week) for week in self.weeks])
        share = size / size.sum(axis=1, keepdims=True)
        by_group[0] = in_order(share[:, :, None] * values, axis=1)
        by_group[1 : 1 + departments] = values.transpose(1, 0, 2)[: len(by_group) - 1]
        return by_group
