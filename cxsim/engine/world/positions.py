"""Positions that exist in a week: in a growing organization some open later and are not vacancies before."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.structure import Organization

Integers = NDArray[np.int64]


def positions(organization: Organization, of_person: NDArray[np.integer], groups: int, week: int) -> Integers:
    """The number of positions of each group in a week; ``of_person``: the group of each position."""
    there = of_person if organization.opens is None else of_person[organization.opens <= week]
    return np.bincount(there, minlength=groups)
