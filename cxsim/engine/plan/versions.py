"""One version of the plan, followed by a set of replicates.

A plan without decisions has one version, and all replicates of all batches follow it. Every decision makes a new
version from an earlier one. The past cannot change: its costs are carried over, and only the weeks ahead are computed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

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

    ``spent``: cost of each intervention in the weeks before ``since``, shape (weeks,); ``charged``: the same summed
    over these weeks, by person, shape (people,); ``busy``: weeks before ``since`` in which any intervention was
    active; ``closed``: names of interventions that were stopped for good; ``alerts``: where guards step in, and
    ``acting``: the parts as they are carried out meanwhile. ``weeks``: all weeks of the written plan, computed before
    the run and shared by all batches; empty for versions of one batch, which often last only a few weeks.
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

    @cached_property
    def awaiting(self) -> Parts:
        """The parts whose people are not known yet."""
        return tuple(part for part in self.parts if part.waiting)

    def in_week(self, week: int) -> PlanVersion:
        """The version in force in a week: this one or one of its ancestors."""
        version = self
        while week < version.since and version.before is not None:
            version = version.before
        return version

    def holds(self, name: str) -> bool:
        """Whether the parts contain, or ever contained, an intervention of this name."""
        if any(named(part, name) for part in self.parts):
            return True
        return self.before is not None and self.before.holds(name)

    def first_week(self, label: str) -> int | None:
        """The week in which an intervention with this label begins or began; None if it never does."""
        starts = [part.intervention.start_week for part in self.parts if part.intervention.label == label]
        if starts:
            return min(starts)
        return None if self.before is None else self.before.first_week(label)
