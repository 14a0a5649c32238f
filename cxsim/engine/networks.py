"""The networks of a run: the one that people are used to, and those that hold from later weeks on.

All are prepared before the run. Base ties are never edited; a layer that does not change is shared by all networks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.network import Network, SparseLayer, collaboration_layer, sparse_layer
from cxsim.interventions.collaboration_pool import FULL_TIES
from cxsim.interventions.moment import STRUCTURAL, Act
from cxsim.organization.reorganize import exchanged
from cxsim.organization.structure import Layer, Organization

Pairs = NDArray[np.int64]
NO_PAIRS: Pairs = np.zeros((0, 2), dtype=np.int64)


class _Weaver:
    """Makes networks, each layer once."""

    def __init__(self, people: int):
        self.people = people
        self._made: dict[int, tuple[Layer, SparseLayer]] = {}

    def network(self, organization: Organization, collaboration: Pairs) -> Network:
        layers = [self._sparse(layer) for _, layer in sorted(organization.layers.items()) if len(layer)]
        if len(collaboration):
            layers = sorted([collaboration_layer(collaboration, self.people, FULL_TIES), *layers],
                            key=lambda layer: layer.name)
        return Network(tuple(layers), organization.manager)

    def _sparse(self, layer: Layer) -> SparseLayer:
        if id(layer) not in self._made:
            self._made[id(layer)] = layer, sparse_layer(layer, self.people)
        return self._made[id(layer)][1]


def networks(
    organization: Organization, acts_by_week: Sequence[Sequence[Act]], seed: int
) -> tuple[Network, dict[int, Network]]:
    """The network before anything happens, and week -> the network that holds from then on."""
    weaver = _Weaver(organization.size)
    rest = weaver.network(organization, NO_PAIRS)
    later: dict[int, Network] = {}
    now, tied = organization, NO_PAIRS
    for week, acts in enumerate(acts_by_week):
        structural = [act for act in acts if act.kind in STRUCTURAL]
        moved = [act for act in structural if act.kind != "tie"]
        ties = _pairs(structural, "tie")
        if not moved and np.array_equal(ties, tied):
            continue
        for act in moved:
            places, leads = (_pairs([act], kind) for kind in ("place", "lead"))
            now = exchanged(now, places, leads, seed)
        tied = ties
        later[week] = weaver.network(now, tied)
    return rest, later


def _pairs(acts: Sequence[Act], kind: str) -> Pairs:
    """The pairs of all acts of a kind together."""
    return np.concatenate([NO_PAIRS, *(act.pairs for act in acts if act.kind == kind and act.pairs is not None)])
