"""The networks of a run: the usual one, and those that replace it in later weeks.

All are prepared before the run. Base ties are never changed; a layer that stays the same is shared by all networks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.calendar import Calendar
from cxsim.engine.world.network import Network, SparseLayer, collaboration_layer, sparse_layer
from cxsim.interventions.moment import Act
from cxsim.organization.reorganize import exchanged
from cxsim.organization.structure import Layer, Organization

Pairs = NDArray[np.int64]

NO_PAIRS: Pairs = np.zeros((0, 2), dtype=np.int64)


class _Weaver:
    """Makes networks; equal layers are made only once."""

    def __init__(self, people: int, calendar: Calendar):
        self.people, self.calendar = people, calendar
        self._made: dict[tuple[int, int], tuple[Layer, SparseLayer]] = {}

    def network(self, organization: Organization, collaboration: Pairs, week: int) -> Network:
        layers = [self._sparse(layer, week) for _, layer in sorted(organization.layers.items())]
        if len(collaboration):
            layers.append(collaboration_layer(collaboration, self.people))
        present = sorted((layer for layer in layers if len(layer.targets)), key=lambda layer: layer.name)
        return Network(tuple(present), self.calendar.managers(organization.manager, week))

    def _sparse(self, layer: Layer, week: int) -> SparseLayer:
        there = self.calendar.layer(layer, week)
        # The calendar only ever adds ties to a layer, so the same number of ties means the same ties. ``_made`` holds
        # the layer itself too, so that its id cannot be given to another object.
        key = id(layer), len(there)
        if key not in self._made:
            self._made[key] = layer, sparse_layer(there, self.people)
        return self._made[key][1]


def networks(
    organization: Organization, acts_by_week: Sequence[Sequence[Act]], seed: int, calendar: Calendar | None = None
) -> tuple[Network, dict[int, Network]]:
    """The network before anything happens, and week -> the network in force from then on.

    ``calendar``: ties that form by themselves, as positions open or organizations merge; default: all exist.
    """
    calendar = Calendar.of(organization, None, seed) if calendar is None else calendar
    weaver = _Weaver(organization.size, calendar)
    rest = weaver.network(organization, NO_PAIRS, 0)
    later: dict[int, Network] = {}
    now, tied = organization, NO_PAIRS
    for week in sorted({*range(len(acts_by_week)), *calendar.weeks}):
        structural = acts_by_week[week] if week < len(acts_by_week) else ()
        moved = [act for act in structural if act.kind != "tie"]
        ties = _pairs(structural, "tie")
        if not moved and week not in calendar.weeks and np.array_equal(ties, tied):
            continue
        for act in moved:
            places, leads = (_pairs([act], kind) for kind in ("place", "lead"))
            now = exchanged(now, places, leads, seed)
        tied = ties
        later[week] = weaver.network(now, tied, week)
    return rest, later


def _pairs(acts: Sequence[Act], kind: str) -> Pairs:
    """The pairs of all acts of a kind together."""
    return np.concatenate([NO_PAIRS, *(act.pairs for act in acts if act.kind == kind and act.pairs is not None)])
