"""What happens to departments and the whole organization between two weeks, in each replicate.

Mechanisms about departments (``Week.between``) use last week's record and this week's forces from interventions and
context. They are plain functions like the mechanisms about people; their arrays have shape
(departments, replicates), or (1, replicates) if a quantity is the same for the whole organization.

A mechanism about departments may read: columns of ``ORGANIZATION_COLUMNS`` and quantities that earlier mechanisms
wrote, both also as ``NAME_overall`` (mean over departments, weighted by positions) and ``NAME_total`` (sum over
departments); parameters; forces (mean over the people of a department; those by behavior weighted by effort);
``last_NAME``, a measure of last week's record per head; ``representation``; ``team_hours`` and ``team_hours_needed``;
``positions`` of a department and ``department_count``; ``customer_index`` and ``customer_index_at_rest``;
``chain_weight`` of a department and ``chain_declared``; ``outcome_gain``.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.start.organization_start import at_start, chain_weights, filled
from cxsim.engine.week.between import LAST, between_of
from cxsim.engine.week.department_rows import DepartmentRows
from cxsim.engine.week.engine import WeekEngine
from cxsim.engine.week.feedback import Feedback
from cxsim.engine.world.merging import index_by_department
from cxsim.engine.world.world import World
from cxsim.model.state import ORGANIZATION_COLUMNS

Values = NDArray[np.float64]


def _or_unlimited(hours: float | None) -> float:
    return math.inf if hours is None else hours


class OrganizationWeek:
    """Columns of departments of one batch, and the mechanisms that change them.

    ``rows`` hold every quantity that mechanisms read or write; ``values``: written name -> its row.
    """

    def __init__(self, world: World, initial: InitialState, engine: WeekEngine):
        self.world, self.initial, self.between = world, initial, between_of(world.layout)
        self.rows = DepartmentRows(self.between, len(world.organization.departments), initial.batch.size)
        self.values = {quantity.name: self.rows.row[quantity.name] for quantity in self.between.of_kind("written")}
        self._last = [quantity.name.removeprefix(LAST) for quantity in self.between.of_kind("last")]
        self._inputs = [*self.between.of_kind("department"), *self.between.of_kind("record")]
        layout = world.layout
        # What is read of the record, and which of its cells belong to each department (1 or 0).
        self._taken = [layout.week.number[name] for name in ("people", *self._last)] if self._last else []
        department = world.cells.department
        self._members = np.where(department == np.arange(len(world.organization.departments))[:, None], 1.0, 0.0)
        self._told = [name for name in (*layout.record_inputs, *layout.department_inputs) if name in self.values]
        self._set_size(0)
        self._fill_once()
        self._steps = engine.between(self.rows)

    def _set_size(self, week: int) -> None:
        organization = self.world.organization
        self.positions = organization.positions(organization.department, len(organization.departments), week)[:, None]
        self.rows.set_size(self.positions[:, 0])
        self._tell(chain_weight=chain_weights(self.world.scenario, organization.departments, self.positions))

    # What the equations read ------------------------------------------------------------------------------

    def _fill_once(self) -> None:
        """Starting values, and what stays the same: parameters, facts of the scenario and the organization."""
        scenario, departments = self.world.scenario, self.world.organization.departments
        for name, row in self.values.items():
            start = ORGANIZATION_COLUMNS[name].start if name in ORGANIZATION_COLUMNS else 0.0
            row[...] = self.initial.parameters[start] if isinstance(start, str) else start
        for quantity in self.between.of_kind("parameter"):
            self.rows.row[quantity.name][...] = self.initial.parameters[quantity.name]
        self._tell(
            team_hours=_or_unlimited(scenario.plan.team_hours_per_week), positions=self.rows.size,
            department_count=float(len(departments)),
            customer_index_at_rest=index_by_department(scenario, self.world.organization),
            chain_declared=1.0 if scenario.context.service_chain else 0.0,
        )

    def _tell(self, **facts: Any) -> None:
        """Set facts that some equation reads."""
        for name, value in facts.items():
            if name in self.rows.row:
                self.rows.row[name][...] = value

    def look_at(
        self, week: int, forces: Values, sums: Values | None, feedback: Feedback, team_hours: Any = 0.0
    ) -> None:
        """Fill the rows of this week's inputs.

        ``forces``: the mean of each force that equations read over the people of a department, shape
        (forces, departments, 1 or replicates). ``sums``: last week's record, (cells, recorded, replicates); None
        before it. ``team_hours``: what the interventions take of the change team, a number or one per replicate.
        """
        if self.world.organization.opens is not None:
            self._set_size(week)
        self._tell(positions=self.rows.size, team_hours_needed=team_hours, customer_index=feedback.customer_index,
                   outcome_gain=feedback.outcome_gain)
        self.rows.of_departments[: len(forces)] = forces
        self._look_at_last_week(sums, self.rows.of_departments[len(forces) : len(forces) + len(self._last)])
        for quantity in self._inputs:
            number = quantity.source
            known = feedback.department[:, number] if quantity.by_department else feedback.record[number]
            self.rows.row[quantity.name][...] = known

    def _look_at_last_week(self, sums: Values | None, into: Values) -> None:
        """Measures of last week per person present (``people``: filled positions per position), into rows of shape
        (measures, departments, replicates)."""
        if not self._last:
            return
        if sums is None:
            for row, measure in zip(into, self._last, strict=True):
                row[...] = at_start(self.initial, measure)
            return
        taken = sums.take(self._taken, axis=1)
        # Recorded sums are multiples of 2**-30, so the total is exact in any order, also in that of a matrix product.
        total = (self._members @ taken.reshape(len(sums), -1)).reshape(-1, *taken.shape[1:]).swapaxes(0, 1)
        np.divide(total[1:], np.maximum(total[0], 1.0), out=into)
        if "people" in self._last:
            into[self._last.index("people")] = filled(total[0], self.positions)

    # The week ---------------------------------------------------------------------------------------------

    def step(
        self, week: int, forces: Values, sums: Values | None, feedback: Feedback, team_hours: Any = 0.0
    ) -> None:
        """Apply the mechanisms of this week; the inputs are those of ``look_at``."""
        self.look_at(week, forces, sums, feedback, team_hours)
        for step in self._steps:
            step()
        for name in self._told:
            feedback.set(name, self.values[name])
        if feedback.index_by_equation:
            feedback.set_customer_index(self.values[self.world.layout.week.customer_index][0].copy())

    def kept(self) -> dict[str, Values]:
        """The quantities that are kept every week, by measure: (departments or 1, replicates)."""
        return {measure: self.values[name].copy() for measure, name in self.world.layout.week.kept.items()}
