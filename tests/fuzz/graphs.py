"""Graphs in the formats that networkx reads, written and read here without it; readers are blind to all but ordinary
files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

Row = dict[str, str]
Rows = Sequence[Sequence[str]]
GML_TOKEN = re.compile(r'"[^"]*"|[\[\]]|[+-]?[0-9.]+|[^\s\[\]"]+')
PAJEK_VERTEX = re.compile(r'([0-9]+)(?:\s+(?:"([^"]*)"|(\S+)))?')


def graphml_bytes(people: Rows, ties: Rows) -> bytes:
    """People and ties as GraphML."""
    keys = "".join(f'<key id="{name}" for="node" attr.name="{name}" attr.type="string"/>' for name in people[0][1:])
    nodes = "".join(f'<node id="{row[0]}">' + "".join(
        f'<data key="{name}">{value}</data>' for name, value in zip(people[0][1:], row[1:], strict=True) if value)
        + "</node>" for row in people[1:])
    edges = "".join(f'<edge source="{source}" target="{target}"><data key="w">{weight}</data></edge>'
                    for source, target, weight in ties[1:])
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}'
            '<key id="w" for="edge" attr.name="weight" attr.type="double"/>'
            f'<graph edgedefault="directed">{nodes}{edges}</graph></graphml>\n').encode()


def gexf_bytes(people: Rows, ties: Rows) -> bytes:
    """People and ties as GEXF."""
    header, *rows = people
    attributes = "".join(f'<attribute id="{name}" title="{name}" type="string"/>' for name in header[1:])
    nodes = "".join(f'<node id="{row[0]}" label="{row[0]}"><attvalues>' + "".join(
        f'<attvalue for="{name}" value="{value}"/>' for name, value in zip(header[1:], row[1:], strict=True) if value)
        + "</attvalues></node>" for row in rows)
    edges = "".join(f'<edge id="{number}" source="{source}" target="{target}" weight="{weight}"/>'
                    for number, (source, target, weight) in enumerate(ties[1:]))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">'
            f'<graph defaultedgetype="directed"><attributes class="node">{attributes}</attributes>'
            f"<nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>\n").encode()


def json_bytes(people: Rows, ties: Rows) -> bytes:
    """People and ties in the node-link form of networkx."""
    def of(rows: Rows) -> list[Row]:
        return [{name: value for name, value in zip(rows[0], row, strict=True) if value} for row in rows[1:]]

    links = [{**link, "weight": float(link["weight"])} for link in of(ties)]
    return json.dumps({"directed": True, "multigraph": False, "nodes": of(people), "links": links}).encode()


def gml_bytes(people: Rows, ties: Rows) -> bytes:
    """People by number, with their identifiers as labels, and ties as GML."""
    names = [row[0] for row in people[1:]]
    quoted = [name.encode("ascii", "xmlcharrefreplace").decode() for name in names]
    nodes = "".join(f'  node [\n    id {number}\n    label "{name}"\n  ]\n' for number, name in enumerate(quoted))
    edges = "".join(f"  edge [\n    source {names.index(source)}\n    target {names.index(target)}\n"
                    f"    weight {weight}\n  ]\n" for source, target, weight in ties[1:])
    return f"graph [\n  directed 1\n{nodes}{edges}]\n".encode()


def pajek_bytes(people: Rows, ties: Rows) -> bytes:
    """People by number, with their identifiers as labels, and ties as Pajek."""
    names = [row[0] for row in people[1:]]
    vertices = "".join(f'{number} "{name}"\n' for number, name in enumerate(names, start=1))
    arcs = "".join(f"{names.index(source) + 1} {names.index(target) + 1} {weight}\n"
                   for source, target, weight in ties[1:])
    return f"*Vertices {len(names)}\n{vertices}*Arcs\n{arcs}".encode()


def graphml_rows(file: Path, tag: str) -> list[Row]:
    """The nodes or edges (``tag``) of all graphs of a GraphML file."""
    root = ElementTree.fromstring(file.read_bytes())
    graphs, keys = inside([root], "graph"), inside([root], "key")
    mine = {key.get("id"): key for key in keys if key.get("for", "all") in (tag, "all")}
    usual = {_name(key): text for key in mine.values() for one in inside([key], "default") if (text := words(one))}
    directed = str(all(graph.get("edgedefault") == "directed" for graph in graphs)).lower()
    return [{"directed": directed} | usual | {
        _name(mine[one.get("key")]): words(one) for one in inside([element], "data") if one.get("key") in mine
    } | {name: stripped(value) for name, value in element.attrib.items()} for element in inside(graphs, tag)]


def _name(key: ElementTree.Element) -> str:
    return named(key.get("attr.name", key.get("id", "")))


def gexf_rows(file: Path, tag: str) -> list[Row]:
    """The nodes or edges (``tag``) of a GEXF file."""
    [graph] = inside([ElementTree.fromstring(file.read_bytes())], "graph")
    known = [one for group in inside([graph], "attributes") if group.get("class") == tag
             for one in inside([group], "attribute")]
    titles = {one.get("id"): one.get("title", "") for one in known}
    usual = {titles[one.get("id")]: text for one in known for default in inside([one], "default")
             if (text := words(default))}
    directed = str(graph.get("defaultedgetype") == "directed").lower()
    return [{"directed": directed} | usual | {
        titles[value.get("for")]: stripped(value.get("value", ""))
        for value in inside(inside([element], "attvalues"), "attvalue")
    } | {name: stripped(text) for name, text in element.attrib.items()}
        for element in inside(inside([graph], f"{tag}s"), tag)]


def json_rows(file: Path, tag: str) -> list[Row]:
    """The nodes or edges of a graph in JSON."""
    graph = json.loads(file.read_bytes())
    found = graph["nodes"] if tag == "node" else graph.get("links", graph.get("edges"))
    directed = {"directed": str(graph.get("directed", False)).lower()}
    return [directed | {name: _plain(value) for name, value in one.items()} for one in found]


def _plain(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value).strip()


def gml_rows(file: Path, tag: str) -> list[Row]:
    """The nodes or edges of a GML file; ends are told by labels."""
    tokens = iter(GML_TOKEN.findall(file.read_text("utf-8")))
    [graph] = [value for key, value in _gml_pairs(tokens) if key == "graph"]
    directed = {"directed": str(any(key == "directed" and value != "0" for key, value in graph)).lower()}
    elements = [dict(value) for key, value in graph if key == tag]
    if tag == "node":
        return [directed | {"id": element["label"]} for element in elements]
    labels = {one["id"]: one["label"] for one in (dict(value) for key, value in graph if key == "node")}
    return [directed | element | {end: labels[element[end]] for end in ("source", "target")} for element in elements]


def _gml_pairs(tokens: Any) -> list[tuple[str, Any]]:
    """The keys and values up to the end of a list; a value is a text or again a list of pairs."""
    found: list[tuple[str, Any]] = []
    for key in tokens:
        if key == "]":
            break
        value = next(tokens, "")
        text = re.sub(r"&#([0-9]+);", lambda match: chr(int(match[1])), value.strip('"'))
        found.append((key, _gml_pairs(tokens) if value == "[" else text.strip()))
    return found


def pajek_rows(file: Path, tag: str) -> list[Row]:
    """The vertices or lines of a Pajek file; ends are told by labels."""
    lines = [line.strip() for line in file.read_text("utf-8-sig").splitlines()]
    lines = [line for line in lines if line and not line.startswith("%")]
    [_, *rest] = [number for number, line in enumerate(lines) if line.startswith("*")]
    first = rest[0] if rest else len(lines)
    vertices = [PAJEK_VERTEX.match(line) for line in lines[1:first]]
    names = {found[1]: (found[2] or found[3] or found[1]).strip() for found in vertices if found}
    directed = {"directed": str(lines[first].casefold().split()[0] == "*arcs").lower()} if rest else {}
    if tag == "node":
        return [directed | {"id": name} for name in names.values()]
    ties = (line.replace('"', "").split() for line in lines[first + 1 :])
    return [directed | {"source": names[source], "target": names[target], "weight": (weight or ["1"])[0]}
            for source, target, *weight in ties]


def inside(parents: Sequence[ElementTree.Element], tag: str) -> list[ElementTree.Element]:
    """The children with a tag, in whatever name space."""
    return [child for parent in parents for child in parent if child.tag.rpartition("}")[2] == tag]


def stripped(text: str) -> str:
    """Without the signs around it that nobody sees."""
    return text.strip(" \t\r\n\u00a0\u200b\ufeff")


def named(text: str) -> str:
    """The name of a column, in which neither case nor signs count that nobody sees."""
    return stripped(re.sub("[\u200b\ufeff]", "", text)).casefold()


def words(element: ElementTree.Element) -> str:
    """The text of an element."""
    return stripped("".join(element.itertext()))


GRAPHS: dict[str, Callable[[Path, str], list[Row]]] = {
    ".graphml": graphml_rows, ".gexf": gexf_rows, ".json": json_rows, ".gml": gml_rows, ".net": pajek_rows,
}


def graph_rows(file: Path, tag: str) -> list[Row] | None:
    """The nodes or edges (``tag``) of a graph by the ending of its file; None if the file is no ordinary one."""
    try:
        return GRAPHS[file.suffix](file, tag)
    except (ElementTree.ParseError, LookupError, ValueError, AttributeError, TypeError):
        return None
