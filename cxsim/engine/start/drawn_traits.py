"""What a scenario states about traits, as simulated futures draw it.

A stated mean shifts a trait: each department by its own error, all departments by what the questionnaire may be off.
Values of single people move together, so that they keep their differences.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.sums import in_order
from cxsim.model.input_widths import QUESTIONNAIRE_ERROR
from cxsim.model.uncertain import input_scores
from cxsim.organization.structure import Organization
from cxsim.organization.traits import TRAITS
from cxsim.streams import employee_keys, normals

Integers = NDArray[np.int64]
Values = NDArray[np.float64]
ByTrait = Mapping[str, Values]


def stated_means(organization: Organization, seed: int, sets: Integers | None) -> dict[str, Values]:
    """Stated means of departments by trait, (departments, 1 or replicates), nan where none is stated.

    ``sets``: the parameter set of each replicate; None: nothing is drawn.
    """
    found = {}
    for trait, means in organization.trait_means.items():
        off = _errors(organization, trait, seed, sets)
        inside = TRAITS[trait]
        found[trait] = means[:, None] if off is None else np.clip(means[:, None] + off, inside.lowest, inside.highest)
    return found


def stated_shifts(organization: Organization, seed: int, sets: Integers | None) -> dict[str, Values]:
    """How far means are from the usual, by trait, (departments, 1 or replicates); their mean over people stays."""
    found = {}
    for trait, shifts in organization.trait_shifts.items():
        off = _errors(organization, trait, seed, sets)
        if off is None:
            found[trait] = shifts[:, None]
            continue
        asked = np.where(organization.trait_errors[trait][0] > 0.0, list(organization.headcount().values()), 0)[:, None]
        middle = in_order(off * asked) / max(asked.sum(), 1)
        found[trait] = shifts[:, None] + np.where(asked > 0, off - middle, 0.0)
    return found


def stated_values(organization: Organization, seed: int, sets: Integers | None) -> dict[str, Values]:
    """Stated values of people by trait, (people, 1 or replicates), nan where the model draws."""
    found = {}
    for trait, values in organization.traits.items():
        span = TRAITS[trait].highest - TRAITS[trait].lowest
        off = 0.0 if sets is None else QUESTIONNAIRE_ERROR * span * input_scores(seed, trait, sets)
        found[trait] = values[:, None] + off
    return found


def _errors(organization: Organization, trait: str, seed: int, sets: Integers | None) -> Values | None:
    """How far off what is stated about departments is, (departments, replicates); None if it is exact."""
    errors = organization.trait_errors.get(trait)
    if errors is None or sets is None or not errors.any():
        return None
    below, above, shared = errors[:, :, None]
    own = normals(seed, f"input:{trait} of departments", employee_keys(organization.departments)[:, None], 0, sets)
    off: Values = np.where(own < 0.0, below, above) * own + shared * input_scores(seed, trait, sets)
    return off
