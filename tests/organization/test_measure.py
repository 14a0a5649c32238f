"""Figures of layers are those of networkx; special cases are exact."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest

from cxsim.organization.company_files.exchange import to_networkx
from cxsim.organization.generation.generate import generate
from cxsim.organization.measure import measure, top_share
from cxsim.organization.schema.specification import GenerateSpecification
from cxsim.organization.structure import Organization


def made(people: int, seed: int) -> Organization:
    stated = {"departments": [{"name": "a", "size": people}, {"name": "b", "size": people // 2}]}
    return generate(GenerateSpecification.model_validate(stated), seed)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("layer", ["informal", "reporting", "team"])
def test_figures_are_those_of_networkx(layer: str, seed: int) -> None:
    organization = made(80, seed)
    graph = nx.DiGraph(to_networkx(organization, [layer]))
    figures = next(found for found in measure(organization).layers if found.name == layer)
    assert figures.ties == graph.number_of_edges()
    assert figures.reciprocity == pytest.approx(nx.overall_reciprocity(graph))
    assert figures.clustering == pytest.approx(nx.average_clustering(graph.to_undirected()))
    assert figures.components == nx.number_weakly_connected_components(graph)
    assert figures.isolates == len(list(nx.isolates(graph)))


def test_the_tree_is_counted() -> None:
    figures = measure(made(80, 1))
    assert (figures.people, figures.departments, figures.without_manager) == (120, 2, 1)
    assert figures.mean_span * figures.managers == pytest.approx(119)


def test_an_empty_layer_has_no_shares() -> None:
    stated = GenerateSpecification.model_validate({"departments": [{"name": "a", "size": 1}]})
    figures = measure(generate(stated, 1))
    assert math.isnan(figures.layers[0].reciprocity)
    assert math.isnan(figures.layers[0].clustering)
    assert figures.layers[0].components == 1


def test_the_top_share_counts_a_tenth_rounded_up() -> None:
    assert top_share(np.array([5, 1, 1, 1, 1, 1, 0, 0, 0, 0]), 0.1) == 0.5
    assert top_share(np.array([3, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0]), 0.1) == 5 / 8
    assert math.isnan(top_share(np.zeros(4, dtype=np.int64), 0.1))
