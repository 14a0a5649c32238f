"""Which groups each intervention of a written plan reaches."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cxsim.engine.week.recording import group_names, of_groups
from cxsim.engine.world.world import World


def groups_reached(world: World) -> Mapping[str, list[str]]:
    """By intervention: the groups with people whom it reaches or chooses for a role.

    Those that reach everybody are left out, and those whose people leaders must first learn of.
    """
    found = {}
    for part in world.plan.version.parts:
        people = np.isin(np.arange(world.organization.size), part.chosen) if len(part.chosen) else part.people
        if not part.waiting and not people.all():
            counts = zip(group_names(world), of_groups(world, people.astype(np.float64)), strict=True)
            found[part.intervention.label] = [name for name, count in counts if count > 0.0]
    return found
