"""Everything that the replicates of a scenario share on one organization, and everything that differs by replicate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.plan.written_plan import WrittenPlan
from cxsim.engine.week.columns import Layout
from cxsim.engine.world.network import Network, SparseLayer
from cxsim.model.view import PeopleView
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.schema import Scenario

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Cells:
    """The finest groups that are recorded: one per department and level that occur. ``of_person``: (people,)."""

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

    ``parameters``: a number, or for those that are uncertain and can matter in this week one value per row of their
    plausible set, shape (rows,).
    ``network``: the ties to which people are used before the first week; ``later``: week -> those that hold from then
    on.
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

    @property
    def forces_by_lane(self) -> bool:
        """Whether what pushes a person may differ between replicates."""
        return self.layout.week.forces_by_lane or self.scenario.adaptive

    @property
    def layers(self) -> tuple[SparseLayer, ...]:
        """The layers of ties to which people are used."""
        return self.network.layers
