"""One week of a plan, as a batch meets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.moves import Moves
from cxsim.engine.plan.seats import Line
from cxsim.engine.week.inputs import WeekForces

# A mask of replicates that all are in.
EVERYWHERE: NDArray[np.bool_] = np.ones(1, dtype=np.bool_)


@dataclass(frozen=True, eq=False)
class PlanWeek:
    """What levers and context push, and what levers do.

    ``plain``: the table without what levers push, rows as in ``forces`` (None where no law asks). ``roles``: who holds
    which role, and ``exits``: who is to leave: masks, shape (people, 1) where all replicates are alike, else (people,
    replicates); exits None where nobody leaves. ``team_hours``: what the levers take of the change team, a number or
    one per replicate (0 where no law asks). ``hire_costs``: lever -> what each hire of this week costs it, by position,
    shape (people, 1) or (people, replicates); only levers that are paid by hire. ``lines``: who is next in line for
    committee seats, and ``moves``: who changes positions with whom, each with the replicates in which.
    """

    forces: WeekForces
    plain: NDArray[np.float64] | None
    roles: Mapping[str, NDArray[np.bool_]]
    exits: NDArray[np.bool_] | None
    team_hours: Any = 0.0
    hire_costs: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    lines: Sequence[tuple[Line, NDArray[np.bool_]]] = ()
    moves: Sequence[tuple[Moves, NDArray[np.bool_]]] = ()
