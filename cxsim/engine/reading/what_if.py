"""What the mechanisms of a week would give for the current people if something were different.

Nothing runs: derived quantities are computed from replaced forces, columns and parameters, and attitude and
awareness are moved to where the week's own mechanisms would bring them to rest while everything else stays the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.reading.current_values import CurrentValues
from cxsim.engine.week.columns import Slot
from cxsim.engine.week.inputs import WeekForces
from cxsim.engine.week.running import Running
from cxsim.model.phases import Equation

Values = NDArray[np.float64]

Instead = Mapping[tuple[str, int | None], Any]

ROUNDS_TO_REST = 500
"""Enough rounds for attitude and awareness to settle even at the slowest rates."""
SETTLED = 1e-6


class WhatIf(CurrentValues):
    """Current values with other forces (profiles, columns) and some quantities replaced; what people see of others
    stays as it is."""

    def __init__(
        self, running: Running, forces: Values, instead: Instead, seen: Mapping[Slot, Values] | None = None
    ) -> None:
        super().__init__(running)
        self._forces = WeekForces(forces, running.world.plan.profiles.of_person)
        self._known.update({key: np.broadcast_to(value, running.initial.shape) for key, value in instead.items()})
        if seen is not None:
            self.__dict__["_seen"] = dict(seen)

    @property
    def forces(self) -> WeekForces:
        """The forces on people in this what-if."""
        return self._forces

    @property
    def seen(self) -> Mapping[Slot, Values]:
        """What everybody sees of others; can be shared by several what-ifs."""
        return self._seen

    def at_rest(self, column: str, like: Mapping[str, str] | None = None) -> Values | None:
        """Where its mechanism brings a state column to rest while all else stays; None if no mechanism writes it.

        ``like``: quantities that follow the column, such as what people see of others if all move alike.
        """
        equation = next((equation for equation in self.layout.week.equations if column in equation.writes), None)
        if equation is None or equation.by_behavior:
            return None
        value = np.array(self.value(column))
        for _ in range(ROUNDS_TO_REST):
            newest = self._once(equation, column, value, like or {})
            moved = float(np.abs(newest - value).max())
            value = newest
            if moved < SETTLED:
                break
        return value

    def _once(self, equation: Equation, column: str, value: Values, like: Mapping[str, str]) -> Values:
        instead = {column: value, **dict.fromkeys(like, value)}
        result = self.applied(equation, None,
                              **{name: given for name, given in instead.items() if name in equation.reads})
        newest: Values = result[equation.writes.index(column)] if len(equation.writes) > 1 else result
        return np.broadcast_to(newest, value.shape)
