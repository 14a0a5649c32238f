"""What scenario and organization state about people before the first week."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.world import World

Values = NDArray[np.float64]


def stated_traits(world: World) -> dict[str, Values]:
    """Stated traits, with the attitudes of managers that the context states."""
    organization = world.organization
    stated = {name: np.asarray(values) for name, values in organization.traits.items()}
    attitudes = world.scenario.context.manager_attitudes
    if attitudes:
        values = stated.get("initial_attitude", np.full(organization.size, np.nan)).copy()
        manages = np.zeros(organization.size, dtype=bool)
        manages[organization.manager[organization.manager >= 0]] = True
        for number, department in enumerate(organization.departments):
            if department in attitudes:
                values[manages & (organization.department == number)] = attitudes[department]
        stated["initial_attitude"] = values
    return stated


def existing_use(world: World) -> list[Values]:
    """The stated share of existing users by behavior, shape (people, 1) each."""
    organization = world.organization
    there, department = organization.open_in(0)[:, None], organization.department[:, None]
    shares = (
        np.array([behavior.existing_in(name) for name in organization.departments])
        for behavior in world.scenario.behaviors
    )
    return [np.where(there, share[department], 0.0) for share in shares]
