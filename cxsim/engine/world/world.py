"""A scenario on an organization: everything that its replicates share, and the parameters that differ by replicate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.unpushed import unpushed
from cxsim.engine.plan.written_plan import WrittenPlan
from cxsim.engine.week.columns import Layout, Slot
from cxsim.engine.world.network import Network, SparseLayer
from cxsim.model.view import PeopleView
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.schema import Scenario

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Cells:
    """The finest recorded groups: one for each existing pair of department and level. ``of_person``: (people,)."""

    of_person: Integers
    department: Integers
    level: Integers
    size: Integers

    @property
    def count(self) -> int:
        """How many cells there are."""
        return len(self.size)


@dataclass(frozen=True)
class World:
    """A scenario on an organization, ready to run.

    ``parameters``: a number, or one value per row of the plausible set, shape (rows,), for uncertain parameters that
    matter in this week. ``network``: the usual ties before the first week; ``later``: week -> the network in force from
    then on. ``whole``: a plan that does all that this one does, and more, on the same organization, whose machine code
    serves both.
    """

    scenario: Scenario
    organization: Organization
    seed: int
    layout: Layout
    network: Network
    later: Mapping[int, Network]
    cells: Cells
    view: PeopleView
    plan: WrittenPlan
    parameters: Mapping[str, Any]
    whole: World | None = None

    @property
    def forces_per_replicate(self) -> bool:
        """Whether the forces on a person may differ between replicates."""
        return self.layout.week.forces_per_replicate or self.scenario.adaptive

    @cached_property
    def unpushed(self) -> dict[Slot, float]:
        """The forces that nobody pushes in any week, with their numbers."""
        return unpushed(self.scenario, self.layout, self.plan.version.weeks)

    @property
    def layers(self) -> tuple[SparseLayer, ...]:
        """The layers of the usual ties."""
        return self.network.layers
