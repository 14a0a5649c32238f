"""The ties of an organization as the engines read them: one sparse matrix per layer, and everybody's manager."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.structure import Layer, Organization

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

GENERATED_LAYERS = ("team", "informal", "reporting")


@dataclass(frozen=True)
class SparseLayer:
    """Compressed rows: person i looks at ``targets[starts[i]:starts[i + 1]]``.

    ``parameter``: the parameter that weights the layer. ``row_weights``: the weight of everybody's ties, shape
    (people,). ``tie_weights``: relative weights of ties, shape (ties,); None if all ties of a person count the same, as
    they mostly do. The weight of a tie is the product; the weights of a row sum to 1. Only rows of collaboration may
    sum to less, for people with few of these ties (see ``collaboration_layer``).
    """

    name: str
    parameter: str
    starts: Integers
    targets: NDArray[np.int32]
    row_weights: Values
    tie_weights: Values | None = None

    @property
    def weights(self) -> Values:
        """The weight of every tie, shape (ties,)."""
        rows: Values = np.repeat(self.row_weights, np.diff(self.starts))
        return rows if self.tie_weights is None else rows * self.tie_weights


def sparse_layer(layer: Layer, people: int) -> SparseLayer:
    """A layer as compressed rows, one per looking person; the weights of each row sum to 1."""
    counts = np.bincount(layer.sources, minlength=people)
    starts = np.zeros(people + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    # Ties are sorted by source, then target, so bincount sums the weights of a row in a fixed order.
    totals = np.bincount(layer.sources, weights=layer.weights, minlength=people)
    looking = counts > 0
    even = np.array_equal(layer.weights, np.repeat(layer.weights[starts[:-1][looking]], counts[looking]))
    row_weights = 1.0 / np.where(looking, counts if even else totals, 1.0)
    parameter = f"layer_weight_{layer.name}" if layer.name in GENERATED_LAYERS else "layer_weight_imported"
    return SparseLayer(layer.name, parameter, starts, layer.targets.astype(np.int32), row_weights,
                       None if even else layer.weights)


@dataclass(frozen=True)
class Network:
    """Who looks at whom and who leads whom (``manager``: index or -1, shape (people,)) in some weeks."""

    layers: tuple[SparseLayer, ...]
    manager: NDArray[np.int32]


def collaboration_layer(pairs: Integers, people: int, full: int) -> SparseLayer:
    """Collaboration between pairs of people (in any order, repeats allowed), who look at one another.

    People with ``full`` ties or more give them the whole weight of the layer, people with fewer ties only a part: one
    new acquaintance takes a little of one's attention, not all that collaboration could take.
    """
    codes = np.unique(np.concatenate([pairs @ [people, 1], pairs @ [1, people]]))
    sources, targets = np.divmod(codes, people)
    count = np.bincount(sources, minlength=people)
    starts = np.zeros(people + 1, dtype=np.int64)
    np.cumsum(count, out=starts[1:])
    row_weights = 1.0 / np.maximum(count, full)
    return SparseLayer("collaboration", "layer_weight_collaboration", starts, targets.astype(np.int32), row_weights)


def in_degree(organization: Organization) -> Values:
    """Number of colleagues who look at each person, in all layers except teams and reporting lines."""
    return np.bincount(mapped_ties(organization)[:, 1], minlength=organization.size).astype(np.float64)


def mapped_ties(organization: Organization) -> Integers:
    """Ties that ``in_degree`` counts, among today's people: pairs (who looks, who is looked at), shape (ties, 2)."""
    layers = [layer for name, layer in sorted(organization.layers.items()) if name not in ("team", "reporting")]
    pairs = [np.stack([layer.sources, layer.targets], axis=1).astype(np.int64) for layer in layers]
    every = np.concatenate([np.zeros((0, 2), dtype=np.int64), *pairs])
    return every if organization.opens is None else every[organization.open_in(0)[every].all(axis=1)]
