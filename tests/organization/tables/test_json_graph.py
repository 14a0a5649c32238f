"""Graphs in JSON, as networkx, D3 and Cytoscape write them."""

import json

import pytest

from cxsim.organization.tables.json_graph import json_graph


def read(value):
    return json_graph(json.dumps(value))


def owns(graph):
    """What each node and edge is: its name, or both ends and whether it is directed."""
    return [one.own for one in graph["nodes"]], [one.own for one in graph["edges"]]


LINKS = {"nodes": [{"id": "a", "team": "x"}, {"id": 7}], "links": [{"source": "a", "target": 7, "weight": 2}]}


def test_nodes_and_links_of_networkx():
    graph = read({**LINKS, "directed": True})
    assert owns(graph) == ([("a",), ("7",)], [("a", "7", "1")])
    assert [one.attributes for one in graph["nodes"]] == [{"team": "x"}, {}]
    assert [one.attributes for one in graph["edges"]] == [{"weight": "2"}]


def test_edges_go_both_ways_unless_it_is_said():
    assert owns(read(LINKS))[1] == owns(read({**LINKS, "directed": False}))[1] == [("a", "7", "0")]
    with pytest.raises(ValueError, match="'directed' is 'yes', neither true nor false"):
        read({**LINKS, "directed": "yes"})


def test_nodes_without_an_id_are_numbered_and_d3_puts_nodes_at_the_ends():
    graph = read({"nodes": [{"name": "x"}, {"name": "y"}], "links": [{"source": 0, "target": {"id": 1, "x": 0.5}}]})
    assert owns(graph) == ([("0",), ("1",)], [("0", "1", "0")])


def test_other_words_for_edges():
    graph = read({"nodes": [{"id": " a "}, {"id": 2.5}], "edges": [{"from": "a", "to": 2.5}], "links": []})
    assert owns(graph) == ([("a",), ("2.5",)], [("a", "2.5", "0")])


def test_elements_of_cytoscape_are_directed_unless_it_is_said():
    elements = {"nodes": [{"data": {"id": "a"}}, {"data": {"id": "b"}}],
                "edges": [{"data": {"source": "a", "target": "b"}}]}
    assert owns(read({"elements": elements})) == ([("a",), ("b",)], [("a", "b", "1")])
    assert owns(read({"elements": elements, "directed": False}))[1] == [("a", "b", "0")]


def test_data_of_others_stays_data():
    graph = read({"nodes": [{"id": "a", "data": {"id": "z"}}, {"id": "b"}], "links": []})
    assert owns(graph) == ([("a",), ("b",)], [])
    assert list(graph["nodes"][0].faults) == ["data"]


def test_adjacency_of_networkx():
    graph = read({"directed": True, "multigraph": False, "graph": [], "nodes": [{"id": 1}, {"id": 2}],
                  "adjacency": [[{"id": 2, "weight": 3}], []]})
    assert owns(graph) == ([("1",), ("2",)], [("1", "2", "1")])
    assert graph["edges"][0].attributes == {"weight": "3"}


@pytest.mark.parametrize(("value", "why"), [
    ([1], "it is no graph with 'nodes' and 'links' or 'edges'"), ({"nodes": []}, "it is no graph"),
    ({"nodes": [1], "links": []}, "it is no graph"), ({"nodes": {}, "links": []}, "it is no graph"),
    ({"nodes": [{"id": "a"}], "links": [{"source": "a"}]}, "edge 1 has no 'source' and 'target'"),
    ({"nodes": [], "links": [{"source": "a", "target": "b"}], "edges": [{}]}, "it has both 'links' and 'edges'"),
    ({"nodes": [{"id": True}], "links": []}, "true is no identifier of a node"),
    ({"nodes": [{"id": None}], "links": []}, "null is no identifier of a node"),
    ({"nodes": [{"id": ["x" * 99]}], "links": []}, r"^\[\"x{58} is no identifier of a node$"),
])
def test_what_is_no_graph(value, why):
    with pytest.raises(ValueError, match=why):
        read(value)


def test_a_name_twice_in_one_place_is_refused():
    with pytest.raises(ValueError, match="'id' stands twice in one place"):
        json_graph('{"nodes": [{"id": 1, "x": 2, "id": 3}], "links": []}')
