"""The mean of a force over the people of each department, as mechanisms about departments read it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.profiles import Profiles
from cxsim.engine.week.between import between_of
from cxsim.engine.week.columns import Layout
from cxsim.engine.week.inputs import WeekForces
from cxsim.engine.world.sums import sums_by
from cxsim.model.view import PeopleView

Values = NDArray[np.float64]


class DepartmentMeans:
    """Works out the means of the forces that equations of this week read, in the order of their rows."""

    def __init__(self, layout: Layout, view: PeopleView):
        self.view = view
        self.columns = [quantity.source for quantity in between_of(layout).of_kind("force")]

    def opened(self, week: int) -> int:
        """How many of the positions that open later are open; weeks with equal numbers have equal means."""
        return 0 if self.view.opens is None else int(np.count_nonzero(self.view.opens <= week))

    def of(self, forces: WeekForces, week: int) -> Values:
        """The means over the open positions of each department, shape (forces, departments).

        ``forces``: rows of people that all replicates share.
        """
        view, departments = self.view, len(self.view.departments)
        there = slice(None) if view.opens is None else view.opens <= week
        department = view.department[there]
        pushed = forces.table[:, self.columns][forces.row_of[there]]
        size = np.maximum(np.bincount(department, minlength=departments), 1)
        means: Values = sums_by(department, departments, pushed).T / size
        return means

    def of_drawn(self, table: Values, profiles: Profiles, week: int) -> Values:
        """The same where replicates have rows of their own, shape (forces, departments, replicates).

        ``table``: shape (profiles x replicates, columns). People of a profile are in one department, so its rows count
        as often as it has open positions.
        """
        view, departments = self.view, len(self.view.departments)
        there = slice(None) if view.opens is None else view.opens <= week
        people = np.bincount(profiles.of_person[there], minlength=profiles.count)
        pushed = table[:, self.columns].reshape(profiles.count, -1, len(self.columns)) * people[:, None, None]
        size = np.maximum(np.bincount(view.department[there], minlength=departments), 1)
        means: Values = sums_by(view.department[profiles.example], departments, pushed) / size[:, None, None]
        return means.transpose(2, 0, 1)
