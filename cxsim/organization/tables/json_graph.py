"""Graphs in JSON: the node-link form of networkx and D3, and the elements of Cytoscape."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cxsim.organization.tables.graph_table import Element, Elements, edge, node

_ENDS = (("source", "target"), ("from", "to"))


def json_graph(text: str) -> Elements:
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
    nodes = [node(_name(given.get("id", number)), _without(given, ("id",)))
             for number, given in enumerate(map(_data, lists[0]))]
    edges = [_edge(number, given, directed) for number, given in enumerate(map(_data, lists[1]), start=1)]
    return {"nodes": nodes, "edges": edges}


def _edge(number: int, given: Mapping[str, Any], directed: bool) -> Element:
    ends = next((pair for pair in _ENDS if set(pair) <= given.keys()), None)
    if ends is None:
        raise ValueError(f"edge {number} has no 'source' and 'target'")
    return edge(_name(given[ends[0]]), _name(given[ends[1]]), directed, _without(given, ends))


def _without(given: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: item for key, item in given.items() if key not in keys}


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
