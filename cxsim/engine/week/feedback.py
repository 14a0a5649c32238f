"""Numbers that next week takes from this week's record: use, celebrated results, representation; and the customer
index.

If a week does not record a quantity, the numbers that depend on it stay at zero.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import exponential
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.merging import customers_of
from cxsim.engine.world.sums import sums_by
from cxsim.engine.world.world import World

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


class Customers:
    """Customers of some cells (mask) and their score, shape (replicates,)."""

    def __init__(self, cells: Mask, score: float, served_at_start: Values):
        self.cells, self.score, self.served_at_start = cells, score, served_at_start
        self.index: Values = np.full(served_at_start.shape, score)

    def move(self, served: Values, lag: Any) -> None:
        """c += (c0 + (100 - c0)(Q - Q0)/(1 - Q0) - c) / tau_c."""
        room = np.where(self.served_at_start < 1.0, 1.0 - self.served_at_start, 1.0)
        aim = np.maximum(self.score + (100.0 - self.score) * (served - self.served_at_start) / room, 0.0)
        self.index = self.index + (aim - self.index) / lag


class Feedback:
    """Numbers of the whole organization in one batch. ``record`` (record inputs, replicates); ``department``
    (departments, inputs, replicates); ``customer_index`` and ``outcome_gain``, progress of business outcomes
    (replicates,).

    ``before``: the record of a usual week before the first, (cells, recorded, replicates). ``index_by_equation``:
    mechanisms about departments move the customer index.
    """

    def __init__(self, world: World, batch: Batch, before: Values):
        self.world, self.batch = world, batch
        self._number = world.layout.week.number
        self._week = 0
        totals = np.add.reduce(before, axis=0)
        self.customers = [Customers(cells, score, self._per_head(np.add.reduce(before[cells], axis=0), "served"))
                          for cells, score in self._customers()]
        layout, departments = world.layout, len(world.organization.departments)
        self.record = np.zeros((len(layout.record_inputs), self.batch.size))
        self.department = np.zeros((departments, len(layout.department_inputs), self.batch.size))
        # Numbers of departments first: of two of the same name, that of the whole organization is set.
        self._place = {name: self.department[:, number] for number, name in enumerate(layout.department_inputs)}
        self._place.update(zip(layout.record_inputs, self.record, strict=True))
        self._read(totals)
        self.customer_index = self._overall_index(self._by_customers(before, totals))
        self.outcome_gain = np.zeros(self.batch.size)
        self.index_by_equation = bool(world.layout.week.customer_index)
        self._tell_customer_gap()

    def set(self, name: str, values: Values | float) -> None:
        """Set a number, shape (replicates,) or (departments or 1, replicates)."""
        self._place[name][...] = values

    def set_customer_index(self, index: Values) -> None:
        """Set the customer index computed by mechanisms about departments, shape (replicates,)."""
        self.customer_index = index
        self._tell_customer_gap()

    def take(self, sums: Values, totals: Values) -> None:
        """Read the record of a week, (cells, recorded, replicates), and its totals, (recorded, replicates)."""
        self._week += 1
        self._read(totals)
        if not self.index_by_equation:
            self._move_customer_index(self._by_customers(sums, totals))
            self._tell_customer_gap()
        if "committee_seats" in self._number:
            self.set("representation", self._representation(sums))

    def _customers(self) -> list[tuple[Mask, float]]:
        """The cells that serve each group of customers, and their score today."""
        of_person = self.world.cells.of_person
        one_of_each = np.unique(of_person, return_index=True)[1]
        return [(people[one_of_each], score)
                for people, score in customers_of(self.world.scenario, self.world.organization)]

    def _by_customers(self, sums: Values, totals: Values) -> list[Values]:
        """The totals over those who serve each group of customers, (recorded, replicates) each."""
        if len(self.customers) == 1:
            return [totals]
        return [np.add.reduce(sums[customers.cells], axis=0) for customers in self.customers]

    def _total(self, totals: Values, name: str) -> Values:
        return totals[self._number[name]] if name in self._number else np.zeros(self.batch.size)

    def _per_head(self, totals: Values, name: str) -> Values:
        return self._total(totals, name) / np.maximum(self._total(totals, "people"), 1.0)

    def _read(self, totals: Values) -> None:
        """Set the inputs that are taken from the record; the run itself measures the skill of the top third."""
        use = np.minimum(self._per_head(totals, "use"), 1.0)
        used = self._total(totals, "use_effort")
        somebody = used > 0.0
        self.set("use_last_week", use)
        # Without users there are no results to celebrate.
        self.set("root_use_last_week", np.where(somebody, np.sqrt(use), 0.0))
        self.set("benefit_of_users_last_week",
                 self._total(totals, "benefit_of_users") / np.where(somebody, used, 1.0))
        self.set("attitude_last_week", self._per_head(totals, "attitude"))
        self.set("customer_gap_last_week", 0.0)

    def _move_customer_index(self, by_customers: list[Values]) -> None:
        """Move the customers' score after the use that they experience."""
        lag = self.batch.parameters["customer_lag_weeks"]
        for customers, totals in zip(self.customers, by_customers, strict=True):
            customers.move(self._per_head(totals, "served"), lag)
        self.customer_index = self._overall_index(by_customers)

    def _overall_index(self, by_customers: list[Values]) -> Values:
        """The score of all customers; each organization is weighted by its people."""
        if len(self.customers) == 1:
            return self.customers[0].index
        people = [self._total(totals, "people") for totals in by_customers]
        total = np.maximum(np.add.reduce(people), 1.0)
        index: Values = np.add.reduce([
            share / total * customers.index for share, customers in zip(people, self.customers, strict=True)
        ])
        return index

    def _tell_customer_gap(self) -> None:
        """Set the customer gap: 1 - index / 100."""
        self.set("customer_gap_last_week", 1.0 - self.customer_index / 100.0)

    def _representation(self, sums: Values) -> Values:
        """rep = 1 - e^(-seats / (.02 size)) by department, from the members who are present."""
        cells, departments = self.world.cells, len(self.world.organization.departments)
        seats = sums_by(cells.department, departments, sums[:, self._number["committee_seats"]])
        if not seats.any():
            return seats  # nobody is represented: 1 - e^0
        organization = self.world.organization
        size = np.maximum(organization.positions(organization.department, departments, self._week), 1)[:, None]
        share = self.batch.parameters["committee_seat_share"]
        representation: Values = 1.0 - exponential(-seats / (share * size))
        return representation
