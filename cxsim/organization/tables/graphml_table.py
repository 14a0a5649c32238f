"""A strict and safe GraphML reader: nodes or edges as a table whose cells know their line.

It does not use networkx, which invents nodes and silently drops all graphs but the first. It uses defusedxml, which
refuses document type definitions and entities.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from xml.sax import ContentHandler, SAXParseException
from xml.sax.xmlreader import Locator

from cxsim.errors import Place
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.file_access import read_bytes, what_it_is
from cxsim.organization.tables.table import Table

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
MOST_BYTES = 256 * 1024 * 1024
_REFUSED = ("hyperedge", "port", "locator")
_OWN_COLUMNS = {"nodes": ("id",), "edges": ("source", "target", "directed")}


def read_graphml(
    specification: FileSpecification, folder: Path, findings: Findings, part: Literal["nodes", "edges"]
) -> Table | None:
    """Read the nodes or edges of a GraphML file; None if it cannot be used (see ``findings``)."""
    content = read_bytes(specification.file, folder, findings, MOST_BYTES)
    if content is None:
        return None
    kind = what_it_is(content)
    if kind is not None and "XML" not in kind and "GraphML" not in kind:
        findings.say(specification.file, f"looks like {kind}, not like GraphML")
        return None
    before = len(findings)
    graph = _graph(content, specification.file, findings)
    if len(findings) > before:
        return None
    table = graph.table(part)
    if not table.rows:
        findings.say(specification.file, f"has no {part}")
        return None
    return table


def _graph(content: bytes, file: str, findings: Findings) -> _Graph:
    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    graph = _Graph(file, findings)
    try:
        parseString(content, graph, forbid_dtd=True)
    except SAXParseException as problem:
        line, column = problem.getLineNumber() or 0, (problem.getColumnNumber() or 0) + 1
        findings.say(file, f"is not well-formed XML: {problem.getMessage()}", line, column)
    except DefusedXmlException:
        findings.say(file, "has a document type definition or entities, which are not allowed")
    graph.check_the_whole()
    return graph


class _Graph(ContentHandler):
    """Collects nodes and edges with their lines during parsing."""

    def __init__(self, file: str, findings: Findings) -> None:
        super().__init__()
        self.file = file
        self.findings = findings
        self.position: Locator | None = None
        self.names: dict[str, tuple[str, str]] = {}
        self.defaults: dict[str, str] = {}
        self.directed: bool | None = None
        self.graphs = 0
        self.rows: dict[str, list[dict[str, str]]] = {"nodes": [], "edges": []}
        self.lines: dict[str, list[int]] = {"nodes": [], "edges": []}
        self.path: list[str] = []
        self.current: dict[str, str] | None = None
        self.key = ""
        self.text: list[str] = []

    def setDocumentLocator(self, locator: Locator) -> None:
        """Remember the parser's position."""
        super().setDocumentLocator(locator)
        self.position = locator

    def startElement(self, name: str, attrs: Any) -> None:
        """Handle the start of an element."""
        super().startElement(name, attrs)
        given = dict(attrs.items())
        if not self.path and (name != "graphml" or given.get("xmlns") != NAMESPACE):
            self._say(f"the document does not begin with <graphml xmlns=\"{NAMESPACE}\">")
        if name == "graph":
            self._graph(given)
        elif name in _REFUSED:
            self._say(f"<{name}> is not supported")
        elif name == "key":
            self._declared(given)
        elif name == "node":
            self._begin("nodes", {"id": given.get("id", "")})
        elif name == "edge":
            self._edge(given)
        elif name in ("data", "default"):
            self._value(name, given)
        self.path.append(name)

    def endElement(self, name: str) -> None:
        """Handle the end of an element."""
        super().endElement(name)
        self.path.pop()
        if name in ("node", "edge"):
            self.current = None
        elif name == "key":
            self.key = ""
        elif name == "default" and self.key:
            self.defaults[self.key] = "".join(self.text).strip()
        elif name == "data" and self.current is not None and self.key:
            self.current[self.names[self.key][1]] = "".join(self.text).strip()
            self.key = ""
        self.text = []

    def characters(self, content: str) -> None:
        """Collect the text of a value."""
        if self.path and self.path[-1] in ("data", "default"):
            self.text.append(content)

    def check_the_whole(self) -> None:
        """Check what is known only at the end."""
        if self.graphs != 1 and not len(self.findings):
            self.findings.say(self.file, f"has {self.graphs} graphs; exactly one is expected")

    def table(self, part: str) -> Table:
        """Nodes or edges as rows of text with attributes by name; missing ones are blank (or the declared default)."""
        own = _OWN_COLUMNS[part]
        kinds = (part.removesuffix("s"), "all")
        known = {key: name for key, (kind, name) in self.names.items() if kind in kinds}
        header = (*own, *(name for name in dict.fromkeys(known.values()) if name not in own))
        defaults = {known[key]: value for key, value in self.defaults.items() if key in known}
        rows = [[cells.get(name, defaults.get(name, "")).strip() for name in header] for cells in self.rows[part]]
        lines = self.lines[part]

        def locate(row: int, column: int) -> Place:
            return Place(self.file, 1 if row < 0 else lines[row])

        return Table(self.file, header, rows, locate, added_columns=True)

    def _say(self, message: str) -> None:
        self.findings.say(self.file, message, self._line())

    def _line(self) -> int:
        return (self.position.getLineNumber() if self.position is not None else 0) or 0

    def _graph(self, given: Mapping[str, str]) -> None:
        self.graphs += 1
        if "graph" in self.path:
            self._say("a graph inside a node or edge is not supported")
        elif self.graphs > 1:
            self._say("a second graph; exactly one is expected")
        default = given.get("edgedefault")
        if default not in ("directed", "undirected"):
            self._say("the graph does not state edgedefault=\"directed\" or \"undirected\"")
        self.directed = default == "directed"

    def _declared(self, given: Mapping[str, str]) -> None:
        identifier = given.get("id", "")
        name = given.get("attr.name", identifier)
        kind = given.get("for", "all")
        if not identifier or identifier in self.names:
            self._say(f"the key '{identifier}' needs its own id")
        if any(name == other and kind == same for same, other in self.names.values()):
            self._say(f"two keys for {kind} are named '{name}'")
        self.names[identifier] = (kind, name)
        self.key = identifier

    def _begin(self, part: str, cells: dict[str, str]) -> None:
        self.current = cells
        self.rows[part].append(cells)
        self.lines[part].append(self._line())

    def _edge(self, given: Mapping[str, str]) -> None:
        directed = given.get("directed")
        if directed not in (None, "true", "false"):
            self._say(f"directed=\"{directed}\" is neither true nor false")
        one_way = self.directed if directed is None else directed == "true"
        ends = {"source": given.get("source", ""), "target": given.get("target", "")}
        self._begin("edges", {**ends, "directed": "1" if one_way else "0"})

    def _value(self, name: str, given: Mapping[str, str]) -> None:
        self.text = []
        if name == "default":
            return
        self.key = given.get("key", "")
        if self.key not in self.names:
            self._say(f"the key '{self.key}' is not declared")
            self.key = ""
