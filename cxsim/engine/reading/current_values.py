"""Current values of all quantities between two weeks: the state as it is, the rest computed by the week's mechanisms.

Nothing is written or drawn, so reading changes no run. Forces are those of the last week that was run (of the first
week before any run); the record and what people see of others are up to date.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import weighted_sum
from cxsim.engine.numpy.bound_phases import calculation
from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.week.columns import Slot
from cxsim.engine.week.inputs import WeekForces
from cxsim.engine.week.running import Running
from cxsim.errors import ModelError
from cxsim.model.phases import Equation

Values = NDArray[np.float64]


class CurrentValues:
    """Reads one run; a quantity is worked out when first asked for and has shape (people, replicates)."""

    def __init__(self, running: Running):
        self.running, self.world = running, running.world
        self.layout = self.world.layout
        # Valid for one moment only: read again after another week, this object would still give the old values.
        self._known: dict[tuple[str, int | None], Values] = {}

    @property
    def forces(self) -> WeekForces:
        """What pushes whom."""
        return self.running.forces

    def value(self, name: str, behavior: int | None = None) -> Values:
        """A state column, force, parameter or number of the record, or a quantity that mechanisms derive from them."""
        key = name, self.layout.slot(name, behavior).behavior
        if key not in self._known:
            self._known[key] = np.broadcast_to(self._read(name, behavior), self.running.initial.shape)
        return self._known[key]

    def applied(self, equation: Equation, behavior: int | None = None, **instead: Any) -> Any:
        """The current result of a mechanism, with some of its inputs replaced."""
        given = {name: instead[name] if name in instead else self.value(name, behavior) for name in equation.reads}
        return equation(**given)

    def equation_of(self, name: str) -> Equation:
        """The mechanism of this week that writes a derived quantity."""
        for equation in self.layout.week.equations:
            if name in equation.writes and self.layout.place(name, 0).kind == "derived":
                return equation
        raise ModelError(f"no mechanism of this week computes '{name}'")

    def mean(self, name: str) -> Values:
        """The effort-weighted mean over behaviors."""
        effort = self.world.scenario.effort_shares
        mean: Values = weighted_sum(effort, (self.value(name, number) for number in range(len(effort))))
        return mean

    def _read(self, name: str, behavior: int | None) -> Any:
        place, feedback = self.layout.place(name, behavior), self.running.feedback
        match place.kind:
            case "state":
                return self.running.engine.column(name, behavior)
            case "parameter":
                return self.running.initial.parameters[name]
            case "profile":
                return self.forces.column(place.number)
            case "record":
                return feedback.record[place.number][None, :]
            case "department":
                return feedback.department[self.world.organization.department, place.number]
            case "derived":
                return self._derived(name, behavior)

    def _derived(self, name: str, behavior: int | None) -> Any:
        phase = self.layout.week.writer[name]
        known = calculation(phase, behavior, self.world)
        if known is None:
            return self._of_others(name, behavior)
        equation, reads = known
        result = equation(*(self.value(*read) for read in reads))
        return result[phase.writes.index(name)] if len(phase.writes) > 1 else result

    @cached_property
    def _seen(self) -> dict[Slot, Values]:
        """What everybody sees of others now; only the numpy engine tells it between two weeks."""
        exposure, engine = self.layout.week.exposure, self.running.engine
        return engine.seen(exposure) if exposure is not None and isinstance(engine, NumpyWeek) else {}

    def _of_others(self, name: str, behavior: int | None) -> Any:
        slot = self.layout.slot(name, behavior)
        if slot not in self._seen:
            raise ModelError(f"'{name}' is not known between two weeks: it is drawn or observed only within a week")
        return self._seen[slot]
