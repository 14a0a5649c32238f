"""Reads nodes or edges of Pajek, GML and GEXF files through networkx, and of graphs in JSON.

networkx joins what has one name and invents nodes that edges name; such files are refused, by counting.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.gexf_outline import gexf_outline
from cxsim.organization.tables.graph_table import Elements, Part, edge, node, plain_attributes, table_of_file
from cxsim.organization.tables.json_graph import json_graph
from cxsim.organization.tables.table import Table
from cxsim.units import counted

if TYPE_CHECKING:
    import networkx

MOST_BYTES = 16 * 1024 * 1024
GRAPHML = "save it as GraphML"
_PAJEK_LINE = re.compile(r'[0-9]+(\s+("[^"]*"|[^\s"]+))*')


def read_graph_file(
    content: bytes, kind: str, specification: FileSpecification, findings: Findings, part: Part
) -> Table | None:
    """Read the nodes or edges of a graph in one of the formats of ``READERS``; None with findings if it cannot be used.
    """
    file = specification.file
    if len(content) > MOST_BYTES:
        findings.say(file, f"has {len(content):,} bytes; at most {MOST_BYTES:,} are read of such a graph; {GRAPHML}")
        return None
    try:
        graph = READERS[kind](content, specification)
    except Exception as problem:  # the parsers of networkx raise many kinds of errors, and RecursionError
        reason = str(problem)[:200] or type(problem).__name__
        if isinstance(problem, UnicodeDecodeError):
            reason = f"it is not in {specification.encoding} (state its encoding)"
        findings.say(file, f"cannot be read as {kind.upper()}: {reason}; {GRAPHML}, or export tables (CSV)")
        return None
    names = dict.fromkeys(name for element in graph[part] for name in element.attributes)
    return table_of_file(specification, part, graph, list(names), findings)


def elements_of(graph: networkx.Graph[Any]) -> Elements:
    """The nodes and edges of a graph of networkx."""
    directed = graph.is_directed()
    return {"nodes": [node(str(name).strip(), data) for name, data in graph.nodes(data=True)],
            "edges": [edge(str(source).strip(), str(target).strip(), directed, data)
                      for source, target, data in graph.edges(data=True)]}


def _text(content: bytes, specification: FileSpecification) -> str:
    encoding = specification.encoding
    return content.decode("utf-8-sig" if encoding == "utf-8" else encoding)


def _expect(what: str, found: int, stated: int) -> None:
    """Stop where networkx joined or invented something."""
    if found != stated:
        raise ValueError(f"it states {stated:,} {what}, but {found:,} are distinct and known")


def _check(graph: networkx.Graph[Any], nodes: int, edges: int, mark: str) -> None:
    """Stop if nodes or edges are joined, or if edges name nodes that are not there (they have no ``mark``)."""
    unknown = [name for name, data in graph.nodes(data=True) if mark not in data]
    if unknown:
        raise ValueError(f"edges name {counted(len(unknown), 'node that is', 'nodes that are')} not stated, such as "
                         f"'{unknown[0]}'")
    _expect("nodes", graph.number_of_nodes(), nodes)
    _expect("edges", graph.number_of_edges(), edges)


def _pajek_lines(text: str) -> list[str]:
    """The lines that hold something and are no comments; a number alone is its own label."""
    lines = map(str.strip, text.splitlines())
    return [re.sub(r"^([0-9]+)$", r'\1 "\1"', line) for line in lines if line and not line.startswith("%")]


def _pajek_sections(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each section, from its word with a star on; without that of the network's name."""
    sections: list[list[str]] = []
    for line in lines:
        if line.startswith("*"):
            sections.append([])
        if sections:
            sections[-1].append(line)
    return [section for section in sections if not section[0].casefold().startswith("*network")]


def _check_pajek(sections: Sequence[Sequence[str]]) -> None:
    """Stop at lines that networkx would pass over, or whose words it would join."""
    odd = next((line for _, *lines in sections for line in lines if not _PAJEK_LINE.fullmatch(line)), None)
    if odd is not None:
        raise ValueError(f"the line '{odd[:60]}' is not a number with words that are apart, or in quotes")
    head, *vertices = sections[0]
    stated = int(head.split()[1])
    if len(vertices) > stated:
        raise ValueError(f"it states {counted(stated, 'vertex', 'vertices')}, but {len(vertices):,} lines follow")


def _pajek(content: bytes, specification: FileSpecification) -> Elements:
    sections = _pajek_sections(_pajek_lines(_text(content, specification)))
    kinds = [lines[0].split()[0].casefold() for lines in sections]
    if kinds[:1] != ["*vertices"] or not {*kinds[1:]} <= _ENDS_OF.keys():
        raise ValueError(f"only *Vertices with *Edges and *Arcs are read, not {', '.join(kinds)}")
    if len(sections[0][0].split()) != 2:
        raise ValueError("two kinds of vertices are not read")
    _check_pajek(sections)
    ties = [*zip(sections[1:], kinds[1:], strict=True)] or [(["*arcs"], "*arcs")]
    parsed = [_pajek_section(sections[0], section, kind) for section, kind in ties]
    return {"nodes": parsed[0]["nodes"], "edges": [one for found in parsed for one in found["edges"]]}


_ENDS_OF = {"*arcs": "*arcs", "*edges": "*edges", "*arcslist": "*arcs", "*edgeslist": "*edges"}


def _pajek_section(vertices: Sequence[str], section: Sequence[str], kind: str) -> Elements:
    """The vertices with the ties of one section, each a relation of its own if it has a name."""
    from networkx import parse_pajek, set_edge_attributes

    ties = list(section[1:])
    if kind.endswith("list"):
        ties = [f"{first} {other}" for first, *others in map(str.split, ties) for other in others]
    graph = parse_pajek("\n".join([*vertices, _ENDS_OF[kind], *ties]))
    _check(graph, int(vertices[0].split()[1]), len(ties), "id")
    for _, data in graph.nodes(data=True):
        data["number"] = data.pop("id")
    name = re.search(r'"(.*)"', section[0])
    if name is not None:
        set_edge_attributes(graph, dict.fromkeys(graph.edges, name[1]), "relation")
    return elements_of(graph)


def _gml(content: bytes, specification: FileSpecification) -> Elements:
    from networkx import parse_gml

    text = _text(content, specification)
    if not re.search(r"\bmultigraph\s+[01]", text):
        text = re.sub(r"(?im)^(\s*)graph\s*\[", r"\1graph [ multigraph 1 ", text, count=1)
    return elements_of(parse_gml(text, label="id"))


def _gexf(content: bytes, specification: FileSpecification) -> Elements:
    from networkx import read_gexf

    outline = gexf_outline(content)
    graph = read_gexf(io.BytesIO(content))
    _check(graph, outline.nodes, outline.edges, "label")
    found = elements_of(graph)
    for part, elements in found.items():
        weighted = any("weight" in element.attributes for element in elements)
        filled = plain_attributes(graph.graph.get(f"{part[:-1]}_default", {})) | ({"weight": "1"} if weighted else {})
        for element in elements:
            for name, value in filled.items():
                element.attributes.setdefault(name, value)
    return found


def _json(content: bytes, specification: FileSpecification) -> Elements:
    return json_graph(_text(content, specification))


READERS: Mapping[str, Callable[[bytes, FileSpecification], Elements]] = {
    "pajek": _pajek, "gml": _gml, "gexf": _gexf, "json": _json,
}
