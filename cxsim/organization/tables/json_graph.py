"""Graphs in JSON: the node-link form of networkx and D3, and the elements of Cytoscape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cxsim.organization.tables.graph_table import Element, edge, node, plain_attributes

_ENDS = (("source", "target"), ("from", "to"))


def json_graph(text: str) -> tuple[list[Element], list[Element]]:
    """The nodes and edges of a graph; raises ValueError if the text holds none.

    Nodes without ``id`` are numbered from 0, as in D3. Edges go both ways unless ``directed`` is true, as in networkx.
    """
    value = json.loads(text)
    if isinstance(value, Mapping) and isinstance(value.get("elements"), Mapping):
        value = {**value["elements"], "directed": value.get("directed", True)}
    lists = _lists(value)
    if lists is None:
        raise ValueError("it is no graph with 'nodes' and 'links' or 'edges'")
    directed = value.get("directed", False)
    if not isinstance(directed, bool):
        raise ValueError(f"'directed' is {directed!r}, neither true nor false")
    nodes = []
    for number, given in enumerate(map(_data, lists[0])):
        nodes.append(node(_name(given.get("id", number))))
        nodes[-1].attributes.update(plain_attributes({key: item for key, item in given.items() if key != "id"}))
    edges = []
    for number, given in enumerate(map(_data, lists[1]), start=1):
        ends = next((pair for pair in _ENDS if set(pair) <= given.keys()), None)
        if ends is None:
            raise ValueError(f"edge {number} has no 'source' and 'target'")
        source, target = (_name(given[end]) for end in ends)
        edges.append(edge(source, target, directed))
        edges[-1].attributes.update(plain_attributes({key: item for key, item in given.items() if key not in ends}))
    return nodes, edges


def _lists(value: Any) -> tuple[list[Any], list[Any]] | None:
    if not isinstance(value, Mapping):
        return None
    nodes, edges = value.get("nodes"), value.get("links", value.get("edges"))
    if not isinstance(nodes, list) or not isinstance(edges, list):
        return None
    return (nodes, edges) if all(isinstance(item, Mapping) for item in nodes + edges) else None


def _data(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """The content of an element; Cytoscape has it under ``data``."""
    data = item.get("data")
    return data if isinstance(data, Mapping) else item


def _name(value: Any) -> str:
    """The identifier of a node; D3 puts the node itself where an edge ends."""
    if isinstance(value, Mapping) and "id" in value:
        value = value["id"]
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError(f"{json.dumps(value)[:60]} is no identifier of a node")
    return str(value).strip()
