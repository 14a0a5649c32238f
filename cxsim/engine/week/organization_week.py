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
import operator
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import weighted_sum
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.start.organization_start import at_start, chain_weights
from cxsim.engine.week.columns import NamePlace
from cxsim.engine.week.feedback import Feedback
from cxsim.engine.week.inputs import WeekForces
from cxsim.engine.world.world import World
from cxsim.errors import ModelError
from cxsim.model.forces import FORCES
from cxsim.model.state import ORGANIZATION_COLUMNS

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

OVERALL, TOTAL, LAST = "_overall", "_total", "last_"


@dataclass(frozen=True)
class _Now:
    """Inputs of mechanisms about departments in one week."""

    forces: WeekForces
    sums: Values | None
    feedback: Feedback
    team_hours: Any


Source = Callable[[], Any]


def _or_unlimited(hours: float | None) -> float:
    return math.inf if hours is None else hours


class OrganizationWeek:
    """Columns of departments of one batch, and the mechanisms that change them. ``values``: name -> current values."""

    def __init__(self, world: World, initial: InitialState):
        self.world, self.initial = world, initial
        self.equations = world.layout.week.between
        self.departments = len(world.organization.departments)
        self.size = self._size(0)
        self.there: Mask | slice = slice(None)
        self._written = written = {name for equation in self.equations for name in equation.writes}
        self.values: dict[str, Values] = {
            name: self._start(column.start, column.shared)
            for name, column in ORGANIZATION_COLUMNS.items() if name in written
        }
        self._given = self._given_numbers()
        self._reads = [[self._source(name) for name in equation.reads] for equation in self.equations]

    def _size(self, week: int) -> Values:
        """Positions of each department in a week (at least 1), shape (departments, 1)."""
        organization = self.world.organization
        count = organization.positions(organization.department, self.departments, week)
        return np.maximum(count, 1).astype(np.float64)[:, None]

    def _start(self, start: float | str, shared: bool) -> Values:
        shape = (1 if shared else self.departments, self.initial.batch.size)
        value = self.initial.parameters[start] if isinstance(start, str) else start
        return np.zeros(shape) + value

    def _given_numbers(self) -> dict[str, Any]:
        """Numbers that no mechanism writes: parameters, facts of the scenario and the organization, and what is known
        at the start of a week."""
        scenario = self.world.scenario
        return {
            **self.initial.parameters,
            "team_hours": _or_unlimited(scenario.plan.team_hours_per_week),
            "positions": self.size,
            "department_count": float(self.departments),
            "customer_index_at_rest": scenario.context.customer_index,
            "chain_weight": chain_weights(scenario, self.world.organization.departments, self.size),
            "chain_declared": 1.0 if scenario.context.service_chain else 0.0,
            **dict.fromkeys(("team_hours_needed", "customer_index", "outcome_gain"), 0.0),
        }

    def step(
        self, week: int, forces: WeekForces, sums: Values | None, feedback: Feedback, team_hours: Any = 0.0
    ) -> None:
        """Apply the mechanisms of this week.

        ``sums``: last week's record, (cells, recorded, replicates); None before it. ``team_hours``: what the
        interventions take of the change team, a number or one per replicate.
        """
        if self.world.organization.opens is not None:
            self.size, self.there = self._size(week), self.world.organization.open_in(week)
        self._look_at(_Now(forces, sums, feedback, team_hours))
        for equation, reads in zip(self.equations, self._reads, strict=True):
            result = equation.function(*[read() for read in reads])
            for name, value in zip(equation.writes, result if len(equation.writes) > 1 else (result,), strict=True):
                self.values[name] = np.asarray(value, dtype=np.float64) + np.zeros((1, self.initial.batch.size))
        for name in (*self.world.layout.record_inputs, *self.world.layout.department_inputs):
            if name in self.values:
                feedback.set(name, self.values[name])
        if feedback.index_by_equation:
            feedback.set_customer_index(self.values[self.world.layout.week.customer_index][0])

    def _look_at(self, now: _Now) -> None:
        self._now = now
        self._given.update(
            positions=self.size, team_hours_needed=now.team_hours,
            customer_index=now.feedback.customer_index[None, :], outcome_gain=now.feedback.outcome_gain[None, :],
        )

    def kept(self) -> dict[str, Values]:
        """The quantities that are kept every week, by measure: (departments or 1, replicates)."""
        return {measure: self.values[name] for measure, name in self.world.layout.week.kept.items()}

    def overall(self, values: Values) -> Values:
        """The mean over departments, weighted by their positions, shape (1, replicates)."""
        if len(values) == 1:
            return values
        mean: Values = weighted_sum(self.size, values)[None, :] / math.fsum(self.size[:, 0])
        return mean

    def total(self, values: Values) -> Values:
        """The sum over departments in their order, shape (1, replicates)."""
        return sum(values, np.zeros(values.shape[1]))[None, :]

    def _source(self, name: str) -> Source:
        """The function that gives the quantity a name refers to."""
        # Quantities that mechanisms write come first: last week's record may hold an older number of the same name.
        if name in self._written or name in self._given:
            return partial(operator.getitem, self.values if name in self._written else self._given, name)
        for ending, over in ((OVERALL, self.overall), (TOTAL, self.total)):
            if name.endswith(ending):
                return partial(self._over_departments, over, self._source(name.removesuffix(ending)))
        if name.startswith(LAST) and name.removeprefix(LAST) in self.world.layout.week.number:
            return partial(self._last, name.removeprefix(LAST))
        return self._outside(name)

    def _outside(self, name: str) -> Source:
        """A force, or a number of last week's record; for forces by behavior, their mean over behaviors."""
        match self.world.layout.find(f"{name}_mean" if name in FORCES and FORCES[name].by_behavior else name):
            case NamePlace("profile", number):
                return partial(self._force, number)
            case NamePlace("record", number):
                return lambda: self._now.feedback.record[number][None, :]
            case NamePlace("department", number):
                return lambda: self._now.feedback.department[:, number]
        raise ModelError(f"a mechanism about departments reads '{name}', which is neither declared nor recorded")

    def _over_departments(self, over: Callable[[Values], Values], plain: Source) -> Values:
        return over(np.asarray(plain()) + self._start(0.0, False))

    def _force(self, column: int) -> Values:
        """The mean of a force over the positions of each department, (departments, 1) or (departments, replicates)."""
        pushed = self._now.forces.column(column)
        total = np.zeros((self.departments, pushed.shape[1]))
        np.add.at(total, self.world.organization.department[self.there], pushed[self.there])
        return total / self.size

    def _last(self, measure: str) -> Values:
        """A measure of last week per person present (``people``: filled positions per position)."""
        sums = self._now.sums
        if sums is None:
            return at_start(self.initial, measure)
        number = self.world.layout.week.number
        total = self._by_department(sums[:, number[measure]])
        if measure == "people":
            return total / self.size
        return total / np.maximum(self._by_department(sums[:, number["people"]]), 1.0)

    def _by_department(self, of_cells: Values) -> Values:
        total = np.zeros((self.departments, of_cells.shape[1]))
        np.add.at(total, self.world.cells.department, of_cells)
        return total
