"""When ties form by themselves: as positions open, and as the people of two merging organizations meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.structure import Layer, Organization
from cxsim.streams import pair_keys, uniforms

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]

STEP_WEEKS = 4
"""Ties between merged organizations form in steps of this many weeks."""


@dataclass(frozen=True)
class Union:
    """Two organizations that become one in a week. ``other``: the people of the second (mask, shape (people,)).

    ``forming_weeks``: weeks over which ties between them form; reporting lines change at once.
    """

    week: int
    other: Mask
    forming_weeks: int = 0


@dataclass(frozen=True)
class Calendar:
    """When ties begin. ``opens``: first week of each position, shape (people,); None if all exist from the start.
    ``seed`` and ``keys`` determine which ties of a union form first."""

    opens: NDArray[np.int32] | None
    union: Union | None
    layers: Mapping[str, Layer]
    keys: Keys
    seed: int

    @classmethod
    def of(cls, organization: Organization, union: Union | None, seed: int) -> Calendar:
        """The calendar of an organization; ``union``: the merger that forms it, if any."""
        return cls(organization.opens, union, organization.layers, organization.keys, seed)

    @cached_property
    def weeks(self) -> frozenset[int]:
        """Weeks after the first in which a tie or a reporting line begins by itself."""
        found: set[int] = set()
        if self.opens is not None:
            found |= {int(week) for week in np.unique(self.opens) if week > 0}
        if self.union is not None:
            found.add(self.union.week)
            found |= {int(week) for layer in self.layers.values() for week in np.unique(self.since(layer)) if week > 0}
        return frozenset(found)

    def since(self, layer: Layer) -> Integers:
        """The first week of each tie of a layer; 0 for ties that exist from the start."""
        first: Integers = np.zeros(len(layer), dtype=np.int64)
        if self.opens is not None:
            # A tie to a position begins when that position opens; a newcomer finds all earlier colleagues at once.
            own, other = self.opens[layer.sources], self.opens[layer.targets]
            first = np.maximum(first, np.where(other > own, other, 0))
        if self.union is not None:
            across = self.union.other[layer.sources] != self.union.other[layer.targets]
            first = np.maximum(first, np.where(across, self._meeting(layer), 0))
        return first

    def _meeting(self, layer: Layer) -> Integers:
        """The week in which the two people of each tie meet if they are from different organizations."""
        union = self.union
        assert union is not None
        if layer.name == "reporting" or union.forming_weeks == 0:
            return np.full(len(layer), union.week, dtype=np.int64)
        one, other = self.keys[layer.sources], self.keys[layer.targets]
        chance = uniforms(self.seed, "merger:meeting", pair_keys(np.minimum(one, other), np.maximum(one, other)))
        steps: Integers = np.floor(chance * union.forming_weeks / STEP_WEEKS).astype(np.int64)
        return union.week + STEP_WEEKS * steps

    def layer(self, layer: Layer, week: int) -> Layer:
        """The ties of a layer that exist in a week."""
        if self.opens is None and self.union is None:
            return layer
        there = self.since(layer) <= week
        if there.all():
            return layer
        return replace(layer, sources=layer.sources[there], targets=layer.targets[there], weights=layer.weights[there])

    def managers(self, manager: NDArray[np.int32], week: int) -> NDArray[np.int32]:
        """The manager of each person in a week; before the union, nobody has a manager in the other organization."""
        if self.union is None or week >= self.union.week:
            return manager
        across = self.union.other != self.union.other[np.maximum(manager, 0)]
        return np.where((manager >= 0) & across, -1, manager).astype(np.int32)
