"""What scenario and organization state about people before the first week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.structure import Organization
from cxsim.scenario.schema.behaviors import Behavior

Values = NDArray[np.float64]


def stated_traits(organization: Organization, attitudes: Mapping[str, float]) -> dict[str, Values]:
    """Stated traits, with the ``attitudes`` of managers by department that the context states."""
    stated = {name: np.asarray(values) for name, values in organization.traits.items()}
    if attitudes:
        values = stated.get("initial_attitude", np.full(organization.size, np.nan)).copy()
        manages = np.zeros(organization.size, dtype=bool)
        manages[organization.manager[organization.manager >= 0]] = True
        for number, department in enumerate(organization.departments):
            if department in attitudes:
                values[manages & (organization.department == number)] = attitudes[department]
        stated["initial_attitude"] = values
    return stated


def existing_use(organization: Organization, behaviors: Iterable[Behavior]) -> list[Values]:
    """The stated share of existing users by behavior, shape (people, 1) each."""
    there, department = organization.open_in(0)[:, None], organization.department[:, None]
    shares = (
        np.array([behavior.existing_in(name) for name in organization.departments])
        for behavior in behaviors
    )
    return [np.where(there, share[department], 0.0) for share in shares]
