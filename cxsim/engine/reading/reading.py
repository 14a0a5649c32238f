"""What the quantities of a week are worth between two weeks: the state as it stands, the rest by the week's own laws.

Nothing is written and nothing is drawn, so reading changes no run. Forces are those of the week that was run last (of
the first week before anything ran); the record and what is seen of others are the newest.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from functools import cached_property, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.week.columns import Slot
from cxsim.engine.week.inputs import WeekForces
from cxsim.engine.week.run import Simulation
from cxsim.errors import ModelError
from cxsim.model.law import BehaviorMean, Law, Total
from cxsim.model.state import COLUMNS

Values = NDArray[np.float64]
Source = Law | BehaviorMean | Total


class Reading:
    """Reads one simulation; a quantity is worked out when first asked for and has shape (people, replicates)."""

    def __init__(self, simulation: Simulation):
        self.simulation, self.world = simulation, simulation.world
        self.layout = self.world.layout
        self._sources = dict(self._written_by())
        self._known: dict[tuple[str, int | None], Values] = {}

    @property
    def forces(self) -> WeekForces:
        """What pushes whom."""
        return self.simulation.forces

    def value(self, name: str, behavior: int | None = None) -> Values:
        """A state column, force, parameter, number of the record, or what a law that writes no state makes of them."""
        key = name, self.layout.slot(name, behavior).behavior if self._has_behavior(name) else None
        if key not in self._known:
            self._known[key] = np.broadcast_to(self._read(name, behavior), self.simulation.beginning.shape)
        return self._known[key]

    def applied(self, law: Law, behavior: int | None = None, **instead: Any) -> Any:
        """What a law says now, with some of what it reads replaced."""
        given = {name: instead[name] if name in instead else self.value(name, behavior) for name in law.reads}
        return law(**given)

    def law_of(self, name: str) -> Law:
        """The law of this week that writes a quantity which is no state."""
        source = self._sources.get(name)
        if not isinstance(source, Law):
            raise ModelError(f"no law of this week works out '{name}'")
        return source

    def mean(self, name: str) -> Values:
        """The effort-weighted mean over behaviors."""
        total = np.zeros(self.simulation.beginning.shape)
        for number, effort in enumerate(self.world.scenario.effort_shares):
            total = total + effort * self.value(name, number)
        return total

    def _has_behavior(self, name: str) -> bool:
        return self.layout.kind(name) in ("state", "profile", "derived")

    def _written_by(self) -> Iterator[tuple[str, Source]]:
        """Quantities that are no state, each with the phase that works them out."""
        for phase in self.layout.week.phases:
            if isinstance(phase, Law):
                yield from ((name, phase) for name in phase.writes if name not in COLUMNS)
            elif isinstance(phase, BehaviorMean | Total):
                yield phase.writes, phase

    def _read(self, name: str, behavior: int | None) -> Any:
        kind = self.layout.kind(name)
        if kind == "state":
            return self.simulation.engine.column(name, behavior)
        if kind == "parameter":
            return self.simulation.beginning.parameters[name]
        if kind == "profile":
            return self.forces.column(self.layout.profile[self.layout.slot(name, behavior)])
        if kind == "record":
            return self.simulation.feedback.record[self.layout.record_inputs.index(name)][None, :]
        if kind == "department":
            numbers = self.simulation.feedback.department[:, self.layout.department_inputs.index(name)]
            return numbers[self.world.organization.department]
        return self._derived(name, behavior)

    def _derived(self, name: str, behavior: int | None) -> Any:
        source = self._sources.get(name)
        if source is None:
            return self._of_others(name, behavior)
        if isinstance(source, BehaviorMean):
            scenario = self.world.scenario
            weights = scenario.effort_shares if source.weight == "effort" else scenario.customer_value_shares
            return sum(weight * self.value(source.of, number) for number, weight in enumerate(weights))
        if isinstance(source, Total):
            parts = [self.value(part, behavior) for part in source.of]
            return reduce(operator.mul if source.product else operator.add, parts) if parts else source.neutral
        result = self.applied(source, behavior)
        return result[source.writes.index(name)] if len(source.writes) > 1 else result

    @cached_property
    def _seen(self) -> dict[Slot, Values]:
        """What everybody sees of others now; only the numpy engine tells it between two weeks."""
        exposure, engine = self.layout.week.exposure, self.simulation.engine
        return engine.seen(exposure) if exposure is not None and isinstance(engine, NumpyWeek) else {}

    def _of_others(self, name: str, behavior: int | None) -> Any:
        slot = self.layout.slot(name, behavior)
        if slot not in self._seen:
            raise ModelError(f"'{name}' is not known between two weeks: it is drawn in a week, or only then looked at")
        return self._seen[slot]
