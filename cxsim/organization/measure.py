"""Measures of an organization: headcount, reporting lines, and the shape of each layer of ties."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.draws import key_uniforms
from cxsim.organization.generation.clustering import average_clustering
from cxsim.organization.layers import unique_codes
from cxsim.organization.structure import Layer, Organization

Integers = NDArray[np.int64]

MOST_EGOS = 20_000
"""In larger organizations, clustering is measured on a random sample of this many people."""


@dataclass(frozen=True)
class LayerFigures:
    """The shape of one layer.

    ``clustering`` is the average local clustering of the undirected layer (networkx.average_clustering), measured on
    ``clustering_people`` people. ``reciprocity`` is the share of reciprocated ties (networkx.overall_reciprocity).
    ``top_decile_share`` is the share of all ties that point to the 10 % of people who receive the most ties.
    ``inside_to_chance`` is the share of ties inside a department over the share expected from random choice. Values are
    nan if a layer has no ties (or random choice gives none).
    """

    name: str
    ties: int
    mean_ties: float
    isolates: int
    components: int
    largest_component: int
    reciprocity: float
    clustering: float
    clustering_people: int
    top_decile_share: float
    inside_share: float
    inside_to_chance: float


@dataclass(frozen=True)
class OrganizationFigures:
    """The shape of an organization; ``mean_span`` is reports per manager, ``largest_span`` the maximum."""

    people: int
    departments: int
    teams: int
    levels: int
    managers: int
    without_manager: int
    mean_span: float
    largest_span: int
    mean_team: float
    largest_team: int
    layers: tuple[LayerFigures, ...]


def measure(organization: Organization) -> OrganizationFigures:
    """Measure an organization and each of its layers, in order of layer name."""
    reports = np.bincount(organization.manager[organization.manager >= 0], minlength=organization.size)
    teams = np.bincount(organization.team)
    managers = int((reports > 0).sum())
    return OrganizationFigures(
        people=organization.size,
        departments=len(organization.departments),
        teams=len(organization.teams),
        levels=int(organization.level.max()),
        managers=managers,
        without_manager=int((organization.manager < 0).sum()),
        mean_span=float(reports.sum() / managers) if managers else float("nan"),
        largest_span=int(reports.max()),
        mean_team=float(teams.mean()),
        largest_team=int(teams.max()),
        layers=tuple(measure_layer(organization, organization.layers[name]) for name in sorted(organization.layers)),
    )


def measure_layer(organization: Organization, layer: Layer) -> LayerFigures:
    """Measure one layer."""
    size, ties = organization.size, len(layer)
    pairs = undirected(layer, size)
    clustering, egos = _clustering(organization, pairs)
    components, largest = _components(layer, size)
    touched = np.bincount(layer.sources, minlength=size) + np.bincount(layer.targets, minlength=size)
    inside, ratio = _inside(organization, layer)
    return LayerFigures(
        name=layer.name,
        ties=ties,
        mean_ties=ties / size,
        isolates=int((touched == 0).sum()),
        components=components,
        largest_component=largest,
        reciprocity=2.0 * (ties - len(pairs)) / ties if ties else float("nan"),
        clustering=clustering,
        clustering_people=egos,
        top_decile_share=top_share(np.bincount(layer.targets, minlength=size), 0.1),
        inside_share=inside,
        inside_to_chance=ratio,
    )


def undirected(layer: Layer, people: int) -> Integers:
    """Sorted, distinct codes ``low * people + high`` of the pairs connected in a layer."""
    low = np.minimum(layer.sources, layer.targets).astype(np.int64)
    return unique_codes(low * people + np.maximum(layer.sources, layer.targets))


def top_share(counts: Integers, share: float) -> float:
    """The part of ``counts`` that the top ``share`` of people (rounded up) hold; nan if all counts are 0."""
    total = counts.sum()
    most = int(np.ceil(round(share * len(counts), 9)))
    return float(np.sort(counts)[::-1][:most].sum() / total) if total else float("nan")


def _clustering(organization: Organization, pairs: Integers) -> tuple[float, int]:
    if not len(pairs):
        return float("nan"), 0
    size = organization.size
    if size <= MOST_EGOS:
        return average_clustering(pairs, size), size
    chance = key_uniforms(0, "measure:egos", organization.keys)
    egos = np.sort(np.lexsort((organization.keys, chance))[:MOST_EGOS]).astype(np.int64)
    return average_clustering(pairs, size, egos), MOST_EGOS


def _components(layer: Layer, people: int) -> tuple[int, int]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(len(layer), dtype=np.int8), (layer.sources, layer.targets)), shape=(people, people))
    number, label = connected_components(graph.tocsr(), directed=False)
    return int(number), int(np.bincount(label).max())


def _inside(organization: Organization, layer: Layer) -> tuple[float, float]:
    sizes = np.bincount(organization.department).astype(np.float64)
    chance = float((sizes * (sizes - 1.0)).sum()) / max(organization.size * (organization.size - 1.0), 1.0)
    if not len(layer):
        return float("nan"), float("nan")
    inside = float((organization.department[layer.sources] == organization.department[layer.targets]).mean())
    return inside, inside / chance if chance > 0.0 else float("nan")
