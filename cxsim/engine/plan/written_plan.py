"""The plan of a scenario as it was written, on one organization."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.profiles import Profiles
from cxsim.engine.plan.versions import PlanVersion
from cxsim.engine.week.inputs import WeekForces
from cxsim.interventions.moment import Act

Values = NDArray[np.float64]


@dataclass(frozen=True)
class WrittenPlan:
    """The plan as it was written, on one organization: the version with which every batch begins.

    All its weeks are worked out before anything runs, and all batches share them. ``profiles``: people who are always
    pushed alike under this version, and ``rest``: the force table of these profiles before anything happens.
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

    def forces(self, week: int) -> WeekForces:
        """What pushes whom in a week."""
        return self.version.weeks[week].forces
