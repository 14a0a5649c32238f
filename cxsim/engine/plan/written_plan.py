"""The plan of a scenario as it was written, on one organization."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.profiles import Profiles
from cxsim.engine.plan.versions import PlanVersion
from cxsim.engine.week.inputs import WeekForces
from cxsim.interventions.moment import Act

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class WrittenPlan:
    """The plan as it was written, on one organization: the version with which every batch begins.

    All its weeks are worked out before anything runs, and all batches share them. ``profiles``: people who are always
    pushed alike under this version, and ``rest``: the force table of these profiles before anything happens.
    ``drawn_rest``: that table under some parameter sets (``ForceTables.table``), None if nothing in it is drawn.
    ``structure``: acts on ties and reporting lines by week, of context and interventions, empty where there are none at
    all. ``costs``: intervention -> shape (weeks,); ``cost_by_person``: intervention -> what of its cost, summed over
    the weeks, falls on each person it is paid for, shape (people,); both without interventions of which nobody knows
    yet whom they will reach.
    """

    version: PlanVersion
    profiles: Profiles
    rest: Values
    structure: tuple[tuple[Act, ...], ...]
    costs: dict[str, Values]
    cost_by_person: dict[str, Values]
    last_active_week: int | None
    drawn_rest: Callable[[Integers], Values] | None = None

    def forces(self, week: int) -> WeekForces:
        """What pushes whom in a week."""
        return self.version.weeks[week].forces
