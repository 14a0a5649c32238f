"""Other ties for the same people: one layer alone, everybody looks at everybody."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cxsim.organization.layers import layer_from_codes
from cxsim.organization.structure import Organization

INFORMAL = "informal"


def informal_alone(organization: Organization) -> Organization:
    """Only informal ties: neither teams nor reporting lines are looked at."""
    return replace(organization, layers={INFORMAL: organization.layers[INFORMAL]})


def everybody(organization: Organization) -> Organization:
    """Everybody looks at everybody, so that each sees the mean of the whole company instead of own contacts."""
    people = organization.size
    pairs = np.arange(people * people)
    codes = pairs[pairs // people != pairs % people]
    return replace(organization, layers={INFORMAL: layer_from_codes(INFORMAL, codes, people)})
