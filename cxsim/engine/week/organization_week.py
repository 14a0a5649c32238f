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
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.start.organization_start import at_start, chain_weights
from cxsim.engine.week.between import LAST, Between, Quantity, Reduction, Step
from cxsim.engine.week.feedback import Feedback
from cxsim.engine.world.sums import sums_by
from cxsim.engine.world.world import World
from cxsim.model.state import ORGANIZATION_COLUMNS

Values = NDArray[np.float64]


def _or_unlimited(hours: float | None) -> float:
    return math.inf if hours is None else hours


class OrganizationWeek:
    """Columns of departments of one batch, and the mechanisms that change them.

    ``of_departments`` (rows, departments, replicates) and ``of_all`` (rows, 1, replicates) hold every quantity that
    mechanisms read or write, in the rows of ``between``; ``values``: written name -> its row.
    """

    def __init__(self, world: World, initial: InitialState):
        self.world, self.initial, self.between = world, initial, Between(world.layout)
        departments, replicates = len(world.organization.departments), initial.batch.size
        wide, whole = self.between.rows(True), self.between.rows(False)
        self.of_departments = np.zeros((len(wide), departments, replicates))
        self.of_all = np.zeros((len(whole), 1, replicates))
        self._row = {name: self.of_departments[number] for name, number in wide.items()}
        self._row.update({name: self.of_all[number] for name, number in whole.items()})
        self.values = {quantity.name: self._row[quantity.name] for quantity in self.between.of_kind("written")}
        self.size = self._size(0)
        self._last = [quantity.name.removeprefix(LAST) for quantity in self.between.of_kind("last")]
        self._inputs = [*self.between.of_kind("department"), *self.between.of_kind("record")]
        self._fill_once()
        self._steps = [self._bound(step) for step in self.between.steps]

    def _size(self, week: int) -> Values:
        """Positions of each department in a week (at least 1), shape (departments, 1)."""
        organization = self.world.organization
        count = organization.positions(organization.department, len(organization.departments), week)
        return np.maximum(count, 1).astype(np.float64)[:, None]

    # What the equations read ------------------------------------------------------------------------------

    def _fill_once(self) -> None:
        """Starting values, and what stays the same: parameters, facts of the scenario and the organization."""
        scenario, departments = self.world.scenario, self.world.organization.departments
        for name, row in self.values.items():
            start = ORGANIZATION_COLUMNS[name].start if name in ORGANIZATION_COLUMNS else 0.0
            row[...] = self.initial.parameters[start] if isinstance(start, str) else start
        for quantity in self.between.of_kind("parameter"):
            self._row[quantity.name][...] = self.initial.parameters[quantity.name]
        self._tell(
            team_hours=_or_unlimited(scenario.plan.team_hours_per_week), positions=self.size,
            department_count=float(len(departments)), customer_index_at_rest=scenario.context.customer_index,
            chain_weight=chain_weights(scenario, departments, self.size),
            chain_declared=1.0 if scenario.context.service_chain else 0.0,
        )

    def _tell(self, **facts: Any) -> None:
        """Set facts that some equation reads."""
        for name, value in facts.items():
            if name in self._row:
                self._row[name][...] = value

    def look_at(
        self, week: int, forces: Values, sums: Values | None, feedback: Feedback, team_hours: Any = 0.0
    ) -> None:
        """Fill the rows of this week's inputs.

        ``forces``: the mean of each force that equations read over the people of a department, shape
        (forces, departments, 1 or replicates). ``sums``: last week's record, (cells, recorded, replicates); None
        before it. ``team_hours``: what the interventions take of the change team, a number or one per replicate.
        """
        if self.world.organization.opens is not None:
            self.size = self._size(week)
        self._tell(positions=self.size, team_hours_needed=team_hours, customer_index=feedback.customer_index,
                   outcome_gain=feedback.outcome_gain)
        self.of_departments[: len(forces)] = forces
        self.of_departments[len(forces) : len(forces) + len(self._last)] = self._last_week(sums)
        for quantity in self._inputs:
            number = quantity.source
            known = feedback.department[:, number] if quantity.by_department else feedback.record[number]
            self._row[quantity.name][...] = known

    def _last_week(self, sums: Values | None) -> Values | list[Values]:
        """Measures of last week per person present (``people``: filled positions per position), (measures,
        departments, replicates)."""
        if sums is None:
            return [at_start(self.initial, measure) for measure in self._last]
        number, departments = self.world.layout.week.number, len(self.size)
        taken = sums[:, [number[name] for name in ("people", *self._last)]]
        total = sums_by(self.world.cells.department, departments, taken).swapaxes(0, 1)
        heads = np.maximum(total[0], 1.0)
        return [of / (self.size if name == "people" else heads) for name, of in zip(self._last, total[1:], strict=True)]

    # The week ---------------------------------------------------------------------------------------------

    def step(
        self, week: int, forces: Values, sums: Values | None, feedback: Feedback, team_hours: Any = 0.0
    ) -> None:
        """Apply the mechanisms of this week; the inputs are those of ``look_at``."""
        self.look_at(week, forces, sums, feedback, team_hours)
        for step in self._steps:
            step()
        for name in (*self.world.layout.record_inputs, *self.world.layout.department_inputs):
            if name in self.values:
                feedback.set(name, self.values[name])
        if feedback.index_by_equation:
            feedback.set_customer_index(self.values[self.world.layout.week.customer_index][0].copy())

    def kept(self) -> dict[str, Values]:
        """The quantities that are kept every week, by measure: (departments or 1, replicates)."""
        return {measure: self.values[name].copy() for measure, name in self.world.layout.week.kept.items()}

    def _bound(self, step: Reduction | Step) -> Callable[[], None]:
        """A step on the rows of its quantities."""
        if isinstance(step, Reduction):
            return partial(self._reduce, step.weighted, self._of_each_department(step.of), self._row[step.into.name])
        reads = [self._row[quantity.name] for quantity in step.reads]
        writes = [self._row[quantity.name] for quantity in step.writes]
        return partial(self._apply, step.equation.function, reads, writes)

    def _of_each_department(self, quantity: Quantity) -> Values:
        return np.broadcast_to(self._row[quantity.name], self.of_departments.shape[1:])

    def _reduce(self, weighted: bool, of: Values, into: Values) -> None:
        """The mean over departments weighted by their positions, or the sum."""
        # Accumulated, because that adds one department after the other whatever the shape; a sum of numpy may not.
        total = 0.0 + np.add.accumulate(self.size * of if weighted else of, axis=0)[-1]
        into[0] = total / self.size.sum() if weighted else total

    @staticmethod
    def _apply(function: Callable[..., Any], reads: list[Values], writes: list[Values]) -> None:
        result = function(*reads)
        if len(writes) == 1:
            writes[0][...] = result
            return
        # Copied before any is written: one may be a view of a row that another overwrites.
        for row, value in zip(writes, [np.array(value) for value in result], strict=True):
            row[...] = value
