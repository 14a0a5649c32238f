"""Sorts people into canonical order: by department name, team name and identifier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.layers import layer_from_ties
from cxsim.organization.structure import Organization


def in_canonical_order(organization: Organization, departments: Sequence[str], teams: Sequence[str]) -> Organization:
    """The same people, ties and traits sorted; ``departments`` and ``teams`` are the names for each person."""
    rows = sorted(range(organization.size), key=lambda row: (departments[row], teams[row], organization.ids[row]))
    order = np.array(rows, dtype=np.int64)
    place = inverse(order)
    names, team_names = tuple(sorted(set(departments))), tuple(sorted(set(teams)))
    return replace(
        organization,
        ids=tuple(organization.ids[row] for row in rows), keys=organization.keys[order],
        departments=names, department=numbered(departments, names)[order],
        teams=team_names, team=numbered(teams, team_names)[order],
        level=organization.level[order],
        manager=moved(organization.manager[order], place),
        layers={
            name: layer_from_ties(name, place[layer.sources], place[layer.targets], layer.weights)
            for name, layer in organization.layers.items()
        },
        traits={name: values[order] for name, values in organization.traits.items()},
        opens=None if organization.opens is None else organization.opens[order],
    )


def inverse(order: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of each person in an order."""
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place


def moved(manager: NDArray[np.int32], place: NDArray[np.int64]) -> NDArray[np.int32]:
    """Manager indices after people were put in another order."""
    return np.where(manager >= 0, place[np.maximum(manager, 0)], -1).astype(np.int32)


def numbered(given: Sequence[str], names: Sequence[str]) -> NDArray[np.int32]:
    """The number of each given name."""
    number = {name: index for index, name in enumerate(names)}
    return np.array([number[name] for name in given], dtype=np.int32)
