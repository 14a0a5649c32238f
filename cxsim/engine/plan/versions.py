"""One version of the plan, followed by a set of replicates.

A plan on which nothing is decided while it runs has one version, and all replicates of all batches follow it. Every
decision makes another version that comes from the one before. What happened before has happened: its costs are carried
over, and only what lies ahead is worked out anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.batch_week import VersionWeek
from cxsim.interventions.plan.guarding import Alerts
from cxsim.interventions.plan.plan_changes import Parts, named

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PlanVersion:
    """The parts of a plan from week ``since`` on; ``before``: the version it comes from.

    ``spent``: what each intervention cost in the weeks before ``since``, shape (weeks,); ``charged``: the same summed
    over these weeks, by person, shape (people,); ``busy``: weeks before ``since`` in which any intervention was at
    work; ``closed``: names of interventions that were stopped for good; ``alerts``: where guards step in, and
    ``acting``: what is really done while they do. ``weeks``: what it does week by week where that was worked out before
    the run and is shared by all batches; empty for the versions of one batch, which last for a few weeks.
    """

    number: int
    parts: Parts
    since: int = 0
    before: PlanVersion | None = None
    spent: Mapping[str, Values] = field(default_factory=dict)
    charged: Mapping[str, Values] = field(default_factory=dict)
    busy: Mask = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    closed: frozenset[str] = frozenset()
    alerts: Alerts = field(default_factory=dict)
    acting: Parts = ()
    weeks: Sequence[VersionWeek] = ()

    def in_week(self, week: int) -> PlanVersion:
        """The version that held in a week, this one or one that it comes from."""
        version = self
        while week < version.since and version.before is not None:
            version = version.before
        return version

    def holds(self, name: str) -> bool:
        """Whether an intervention of this name is among the parts, or ever was."""
        if any(named(part, name) for part in self.parts):
            return True
        return self.before is not None and self.before.holds(name)

    def first_week(self, label: str) -> int | None:
        """The week in which an intervention of this label begins or began; None if it neither did nor will."""
        starts = [part.intervention.start_week for part in self.parts if part.intervention.label == label]
        if starts:
            return min(starts)
        return None if self.before is None else self.before.first_week(label)
