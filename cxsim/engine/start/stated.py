"""What scenario and organization state about people before the first week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.model.uncertain import value_at, values_at
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.behaviors import Behavior

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


def with_attitudes(
    stated: Mapping[str, Values], organization: Organization, attitudes: Mapping[str, float], sets: Integers | None
) -> dict[str, Values]:
    """Stated traits with the ``attitudes`` of managers by department that the context states.

    Shape (people, 1) or (people, replicates); ``sets``: the parameter set of each replicate, None: nothing is drawn.
    """
    stated = dict(stated)
    if attitudes:
        width = 1 if sets is None else len(sets)
        values = stated.get("initial_attitude", np.full((organization.size, 1), np.nan))
        values = np.tile(values, (1, width // values.shape[1]))
        manages = np.zeros(organization.size, dtype=bool)
        manages[organization.manager[organization.manager >= 0]] = True
        for number, department in enumerate(organization.departments):
            if department in attitudes:
                values[manages & (organization.department == number)] = value_at(attitudes[department], sets)
        stated["initial_attitude"] = values
    return stated


def existing_use(
    organization: Organization, behaviors: Iterable[Behavior], sets: Integers | None
) -> list[Values]:
    """The stated share of existing users by behavior, shape (people, 1 or replicates) each; ``sets``: as above."""
    there, department = organization.open_in(0)[:, None], organization.department[:, None]
    shares = (
        values_at([behavior.existing_in(name) for name in organization.departments], sets)
        for behavior in behaviors
    )
    return [np.where(there, share.reshape(len(share), -1)[department[:, 0]], 0.0) for share in shares]
