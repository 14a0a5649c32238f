"""How careful hiring changes new hires, and its cost per hire."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import Slot
from cxsim.engine.week.engine import WeekEngine
from cxsim.engine.week.inputs import WeekForces
from cxsim.engine.world.sums import sums_by
from cxsim.engine.world.world import World
from cxsim.model.selection import selected_fit
from cxsim.model.state import COLUMNS

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


class Hiring:
    """Hires of one run, and what they cost."""

    def __init__(self, world: World, initial: InitialState):
        self.world, self.initial = world, initial
        self._column = world.layout.profile[Slot("hire_selection")]
        # All interventions that may ever be paid by hire, so that every batch records the same ones.
        self._paid = sorted({intervention.label
                             for intervention in world.scenario.plan.may_act if intervention.cost_of_a_hire() > 0.0})

    def select(
        self, engine: WeekEngine, week: int, forces: WeekForces, costs: Mapping[str, Values]
    ) -> dict[str, Values]:
        """Raise the values fit of this week's newcomers by the gain from selection.

        ``costs``: intervention -> cost of each hire, see ``BatchWeek.hire_costs``. Returns what the hires cost, shape
        (cells, replicates), for every intervention that may be paid by hire.
        """
        spent = {intervention: np.zeros((self.world.cells.count, self.initial.batch.size))
                 for intervention in self._paid}
        if not self.world.layout.has("left"):
            return spent
        selects = bool(forces.table[:, self._column].any())
        if not costs and not selects:
            return spent
        hired = engine.column("left") > 0.0
        if self.world.organization.opens is not None:
            # The first holder of a new position is a hire too, although nobody left it.
            hired = hired | (self.world.organization.opens == week + 1)[:, None]
        for intervention, cost in costs.items():
            spent[intervention] = sums_by(self.world.cells.of_person, self.world.cells.count, cost * hired)
        if selects:
            self._shift(engine, forces.column(self._column), hired)
        return spent

    def _shift(self, engine: WeekEngine, gain: Values, hired: Mask) -> None:
        fit = np.array(engine.column("values_fit"))
        self._write(engine, "values_fit", selected_fit(fit, gain, self.initial.parameters["values_fit_sd"]), hired)

    def _write(self, engine: WeekEngine, trait: str, values: Any, hired: Mask) -> None:
        """Set a trait of new hires, in its own column and in every column that starts with it."""
        for name, column in COLUMNS.items():
            if trait in (name, column.newcomer) and self.world.layout.has(name):
                engine.write(name, np.where(hired, values, engine.column(name)))
