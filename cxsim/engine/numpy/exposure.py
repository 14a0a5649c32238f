"""What everybody sees of others: the only sparse product of a week, on numpy arrays.

Every sum has the same order as in the compiled form: within a layer over contacts by number, then over layers by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import EQUAL_DISTANCE
from cxsim.engine.world.network import SparseLayer

Values = NDArray[np.float64]


def layer_weights(layers: Sequence[SparseLayer], parameters: Mapping[str, Any]) -> list[Any]:
    """The weight of each layer: a number, or one per replicate."""
    return [parameters[layer.parameter] for layer in layers]


def contacts_of(layers: Sequence[SparseLayer], people: int) -> Values:
    """The number of colleagues each person looks at, in all layers, shape (people,)."""
    count: Values = np.sum([np.diff(layer.starts) for layer in layers], axis=0, dtype=np.float64) + np.zeros(people)
    return count


class Contacts:
    """The sparse layers as matrices."""

    def __init__(self, layers: Sequence[SparseLayer], people: int):
        from scipy.sparse import csr_array

        self.matrices = [
            (layer, csr_array((of_ties(layer), layer.targets, layer.starts), shape=(people, people)))
            for layer in layers
        ]
        self.people = people
        self.count = contacts_of(layers, people)

    def layer_weights(self, parameters: Mapping[str, Any]) -> list[Any]:
        """The weight of each layer: a number, or one per replicate."""
        return layer_weights([layer for layer, _ in self.matrices], parameters)

    def seen_within(
        self, weighted: Values, attitude: Values, bound: Any, parameters: Mapping[str, Any]
    ) -> Values:
        """Like ``seen``, over contacts whose attitude is within ``bound`` of one's own."""
        from scipy.sparse import csr_array

        total = np.zeros_like(weighted)
        bounds = np.broadcast_to(bound, (1, weighted.shape[1]))[0]
        for weight, (layer, matrix) in zip(self.layer_weights(parameters), self.matrices, strict=True):
            part = np.zeros_like(weighted)
            sources = np.repeat(np.arange(self.people), np.diff(layer.starts))
            for replicate, widest in enumerate(bounds):
                own = attitude[:, replicate]
                close = np.abs(own[layer.targets] - own[sources]) <= widest + EQUAL_DISTANCE
                kept = csr_array((np.where(close, matrix.data, 0.0), matrix.indices, matrix.indptr), matrix.shape)
                part[:, replicate] = kept @ weighted[:, replicate]
            total = total + weight * (layer.row_weights[:, None] * part)
        return total

    def seen(self, weighted: Values, parameters: Mapping[str, Any]) -> Values:
        """Sum over layers and contacts of layer weight x tie weight x ``weighted``, shape (people, replicates)."""
        return self.seen_together([weighted], parameters)[0]

    def seen_together(self, weighted: Sequence[Values], parameters: Mapping[str, Any]) -> list[Values]:
        """``seen`` of several quantities of the same shape."""
        # One product per layer, although a single matrix would be faster: layer weights may differ between replicates,
        # and the order of the sum must be that of the compiled form, bit by bit.
        side_by_side = np.concatenate(weighted, axis=1)
        shape = self.people, len(weighted), weighted[0].shape[1]
        total = np.zeros(shape)
        for weight, (layer, matrix) in zip(self.layer_weights(parameters), self.matrices, strict=True):
            total = total + weight * (layer.row_weights[:, None, None] * (matrix @ side_by_side).reshape(shape))
        return [total[:, number] for number in range(len(weighted))]


def of_ties(layer: SparseLayer) -> Values:
    """The relative weight of every tie, shape (ties,)."""
    return np.ones(len(layer.targets)) if layer.tie_weights is None else layer.tie_weights
