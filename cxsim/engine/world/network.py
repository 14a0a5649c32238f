"""The ties of an organization as the engines read them: one sparse matrix per layer, and everybody's manager."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.layers import layer_from_ties
from cxsim.organization.structure import Layer, Organization

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

OWN_PARAMETER = ("team", "informal", "reporting", "collaboration")
"""Layers with a parameter of their own; all others are imported and share one."""
WORDS = {"team": "team-mates", "informal": "informal ties", "reporting": "reporting lines"}
TEAM_TIES_MOST = 7
"""So many team-mates count like other ties; in a larger team each counts less, because one works closely with a handful
of people, however large the team is called (assumption)."""


@dataclass(frozen=True)
class SparseLayer:
    """Compressed rows: person i looks at ``targets[starts[i]:starts[i + 1]]``.

    ``parameter``: the parameter that weights a tie of the layer against a tie of another one. ``row_weights``: the
    weight of everybody's ties, shape (people,). ``tie_weights``: relative weights of ties, shape (ties,); None if all
    ties of a person count the same, as they mostly do. The weight of a tie is the product; the weights of a row sum to
    its number of ties, so a layer counts by how many ties a person has in it (in teams: at most ``TEAM_TIES_MOST``).
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
    """A layer as compressed rows, one per looking person; see ``SparseLayer`` for the weights of each row."""
    counts = np.bincount(layer.sources, minlength=people)
    starts = np.zeros(people + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    # Ties are sorted by source, then target, so bincount sums the weights of a row in a fixed order.
    totals = np.bincount(layer.sources, weights=layer.weights, minlength=people)
    looking = counts > 0
    even = np.array_equal(layer.weights, np.repeat(layer.weights[starts[:-1][looking]], counts[looking]))
    counted = np.minimum(counts, TEAM_TIES_MOST) if layer.name == "team" else counts
    row_weights = np.where(looking, counted, 1.0) / np.where(looking, counts if even else totals, 1.0)
    parameter = f"layer_weight_{layer.name}" if layer.name in OWN_PARAMETER else "layer_weight_imported"
    return SparseLayer(layer.name, parameter, starts, layer.targets.astype(np.int32), row_weights,
                       None if even else layer.weights)


@dataclass(frozen=True)
class Network:
    """Who looks at whom and who leads whom (``manager``: index or -1, shape (people,)) in some weeks."""

    layers: tuple[SparseLayer, ...]
    manager: NDArray[np.int32]


def collaboration_layer(pairs: Integers, people: int) -> SparseLayer:
    """Collaboration between pairs of people (in any order, repeats allowed), who look at one another.

    One new acquaintance takes a little of one's attention: as much as any other tie.
    """
    codes = np.unique(np.concatenate([pairs @ [people, 1], pairs @ [1, people]]))
    sources, targets = np.divmod(codes, people)
    return sparse_layer(layer_from_ties("collaboration", sources, targets, np.ones(len(codes))), people)


def seen_of_others(organization: Organization, parameters: Mapping[str, float]) -> str:
    """How much of what people see of others comes from which layer: a mean over all who see anybody, in a sentence."""
    layers = [sparse_layer(layer, organization.size) for _, layer in sorted(organization.layers.items())]
    rows = [np.repeat(np.arange(organization.size), np.diff(layer.starts)) for layer in layers]
    seen = np.array([
        parameters[layer.parameter] * np.bincount(row, weights=layer.weights, minlength=organization.size)
        for layer, row in zip(layers, rows, strict=True)
    ]).reshape(len(layers), organization.size)
    total = seen.sum(axis=0)
    if not total.any():
        return "What people see of others: nothing, because nobody has ties."
    shares = (seen[:, total > 0.0] / total[total > 0.0]).mean(axis=1)
    percent = zip(layers, 100.0 * shares, strict=True)
    parts = [f"{WORDS.get(layer.name, layer.name)} {share:.0f} %" for layer, share in percent]
    return f"What people see of others: {', '.join(parts)} (mean over people)."


def in_degree(organization: Organization) -> Values:
    """Number of colleagues who look at each person, in all layers except teams and reporting lines."""
    return np.bincount(mapped_ties(organization)[:, 1], minlength=organization.size).astype(np.float64)


def mapped_ties(organization: Organization) -> Integers:
    """Ties that ``in_degree`` counts, among today's people: pairs (who looks, who is looked at), shape (ties, 2)."""
    layers = [layer for name, layer in sorted(organization.layers.items()) if name not in ("team", "reporting")]
    pairs = [np.stack([layer.sources, layer.targets], axis=1).astype(np.int64) for layer in layers]
    every = np.concatenate([np.zeros((0, 2), dtype=np.int64), *pairs])
    return every if organization.opens is None else every[organization.open_in(0)[every].all(axis=1)]
