"""Graphs in JSON: the node-link form of networkx and D3, its adjacency form, and the elements of Cytoscape."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cxsim.organization.tables.graph_table import Element, Elements, edge, node

_ENDS = (("source", "target"), ("from", "to"))
_OWN = frozenset({"id", *sum(_ENDS, ())})


def json_graph(text: str) -> Elements:
    """The nodes and edges of a graph; raises ValueError if the text holds none.

    Nodes without ``id`` are numbered from 0, as in D3. Edges go both ways unless ``directed`` is true, as in networkx.
    """
    value = json.loads(text, object_pairs_hook=_distinct)
    if isinstance(value, Mapping) and isinstance(value.get("elements"), Mapping):
        value = {**value["elements"], "directed": value.get("directed", True)}
    if isinstance(value, Mapping) and isinstance(value.get("adjacency"), list):
        return _adjacency(value)
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


def _distinct(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """The values of an object by name; Python would keep the last of several in silence."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"'{next(name for name in names if names.count(name) > 1)}' stands twice in one place")
    return found


def _adjacency(value: Mapping[str, Any]) -> Elements:
    from networkx import adjacency_graph

    graph = adjacency_graph({**value})
    return {"nodes": [node(_name(name), data) for name, data in graph.nodes(data=True)],
            "edges": [edge(_name(source), _name(target), graph.is_directed(), data)
                      for source, target, data in graph.edges(data=True)]}


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
    nodes, listed = value.get("nodes"), [value[key] for key in ("links", "edges") if isinstance(value.get(key), list)]
    if not isinstance(nodes, list) or not listed:
        return None
    if len(listed) > 1 and all(listed):
        raise ValueError("it has both 'links' and 'edges'; leave one out")
    edges = max(listed, key=len)
    return (nodes, edges) if all(isinstance(item, Mapping) for item in nodes + edges) else None


def _data(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """The content of an element; Cytoscape has it under ``data``, where others may have anything."""
    data = item.get("data")
    return data if isinstance(data, Mapping) and _OWN.isdisjoint(item) else item


def _name(value: Any) -> str:
    """The identifier of a node; D3 puts the node itself where an edge ends."""
    if isinstance(value, Mapping) and "id" in value:
        value = value["id"]
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError(f"{json.dumps(value)[:60]} is no identifier of a node")
    return str(value).strip()
