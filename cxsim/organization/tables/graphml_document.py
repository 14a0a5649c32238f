"""The parser of GraphML: collects nodes and edges with their attributes and lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax import ContentHandler, SAXParseException
from xml.sax.xmlreader import Locator

from cxsim.errors import did_you_mean
from cxsim.organization.findings import Findings
from cxsim.organization.tables.graph_table import Element, Part, edge, node

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
MOST_DEEP = 100
_REFUSED = ("hyperedge", "port", "locator")
_PARENTS = {"node": ("graph",), "edge": ("graph",), "data": ("graphml", "graph", "node", "edge"), "default": ("key",)}
_KINDS = ("node", "edge", "graph", "all", "graphml", "port", "endpoint", "hyperedge")
_TRUTHS = {"true": True, "false": False, "1": True, "0": False}
_LABELS = ("NodeLabel", "EdgeLabel", "Label.Text")
_WHOLE = re.compile(r"[+-]?[0-9]+(\.0*)?", re.ASCII)


@dataclass
class _Key:
    """A declared attribute: the elements it is for, its name and type; ``drawn``: it holds a drawing, maybe a label."""

    kind: str
    name: str
    type: str
    drawn: bool
    default: str | None = None


class GraphmlDocument(ContentHandler):
    """Collects nodes and edges with their lines during parsing; mistakes go to ``findings``."""

    def __init__(self, file: str, findings: Findings) -> None:
        super().__init__()
        self.file = file
        self.findings = findings
        self.graphs = 0
        self.elements: dict[Part, list[Element]] = {"nodes": [], "edges": []}
        self._position: Locator | None = None
        self._keys: dict[str, _Key] = {}
        self._kinds: dict[str, set[str]] = {}
        self._directed = True
        self._path: list[str] = []
        self._current: Element | None = None
        self._key: _Key | None = None
        self._text: list[str] = []
        self._starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "graph": self._graph, "key": self._declared, "node": self._node, "edge": self._edge, "data": self._value}

    def attribute_names(self, part: Part) -> list[str]:
        """The names of attributes of nodes or edges; their defaults are filled in."""
        elements = self.elements[part]
        keys = [key for key in self._keys.values() if key.kind in (part.removesuffix("s"), "all")]
        for name, default in [(key.name, key.default) for key in keys if key.default is not None]:
            for element in elements:
                element.attributes.setdefault(name, default)
        found = set().union(*(element.attributes for element in elements))
        return list(dict.fromkeys(key.name for key in keys if not key.drawn or key.name in found))

    def setDocumentLocator(self, locator: Locator) -> None:
        """Remember the parser's position."""
        super().setDocumentLocator(locator)
        self._position = locator

    def startElement(self, name: str, attrs: Any) -> None:
        """Handle the start of an element."""
        super().startElement(name, attrs)
        given = dict(attrs.items())
        inside = self._path[-1] if self._path else ""
        if not inside and (name != "graphml" or not given.get("xmlns", "").startswith(NAMESPACE)):
            self._say(f"the document does not begin with <graphml xmlns=\"{NAMESPACE}\">")
        self._path.append(name)
        if len(self._path) > MOST_DEEP:
            raise SAXParseException("elements are nested too deeply", None, self._position or Locator())
        if "data" in self._path[:-1]:
            self._drawn(name)
        elif name in _REFUSED:
            self._say(f"<{name}> is not supported")
        elif inside not in _PARENTS.get(name, (inside,)):
            self._say(f"<{name}> inside <{inside}> is not expected there")
        elif name in self._starts:
            self._starts[name](given)

    def endElement(self, name: str) -> None:
        """Handle the end of an element."""
        super().endElement(name)
        self._path.pop()
        if "data" in self._path:
            return
        text = "".join(self._text).strip()
        if name in ("node", "edge"):
            self._current = None
        elif name == "default" and self._key is not None and self._path[-1] == "key":
            self._key.default = text
        elif name == "data" and self._current is not None and self._key is not None:
            self._attribute(self._current, self._key, text)
        if name in ("key", "data"):
            self._key = None
        self._text = []

    def characters(self, content: str) -> None:
        """Collect the text of a value; of a drawing, the text of its first label."""
        if not self._path or (self._path[-1] not in ("data", "default") and not self._is_label(self._path[-1])):
            return
        drawn = self._key is not None and self._key.drawn and "default" not in self._path
        if not drawn or self._is_label(self._path[-1]):
            self._text.append(content)

    def _is_label(self, name: str) -> bool:
        return name.rpartition(":")[2] in _LABELS and "data" in self._path

    def _drawn(self, name: str) -> None:
        """An element inside a value: part of a drawing (``y:ShapeNode``), else a mistake."""
        if ":" not in name and not (self._key is not None and self._key.drawn):
            self._say(f"<{name}> inside <data> is not expected there")
        if self._is_label(name) and "".join(self._text).strip():
            self._path[-1] = "further label"

    def _line(self) -> int:
        return (self._position.getLineNumber() if self._position is not None else 0) or 0

    def _say(self, message: str) -> None:
        self.findings.say(self.file, message, self._line())

    def _graph(self, given: Mapping[str, str]) -> None:
        self.graphs += 1
        if "graph" in self._path[:-1]:
            self._say("a graph inside a node or edge is not supported; take the nodes out of their groups (in yEd: "
                      "ungroup them)")
        elif self.graphs > 1:
            self._say("a second graph; exactly one is expected")
        default = given.get("edgedefault")
        if default not in ("directed", "undirected"):
            self._say("the graph does not state edgedefault=\"directed\" or \"undirected\"")
        self._directed = default == "directed"

    def _declared(self, given: Mapping[str, str]) -> None:
        identifier, kind = given.get("id", ""), given.get("for", "all")
        drawn = "yfiles.type" in given or "yfiles.type" in given.get("attr.type", "")
        name = given.get("attr.name", "label" if drawn else identifier)
        if not identifier or identifier in self._keys:
            self._say(f"the key '{identifier}' needs its own id")
        if kind not in _KINDS:
            self._say(f"the key '{identifier}' is for '{kind}', which is no part of a graph; "
                      + did_you_mean(kind, _KINDS))
        others = self._kinds.setdefault(name, set())
        if kind in others or (others and "all" in {kind, *others}):
            if not drawn:
                self._say(f"two keys for {kind} are named '{name}'")
            name = f"{name} (drawn)"
        others.add(kind)
        self._key = self._keys[identifier] = _Key(kind, name, given.get("attr.type", "string"), drawn)

    def _node(self, given: Mapping[str, str]) -> None:
        self._begin("nodes", node(given.get("id", ""), {}, self._line()))

    def _begin(self, part: Part, element: Element) -> None:
        self._current = element
        self.elements[part].append(element)

    def _edge(self, given: Mapping[str, str]) -> None:
        directed = given.get("directed")
        if directed is not None and directed not in _TRUTHS:
            self._say(f"directed=\"{directed}\" is neither true nor false")
        one_way = self._directed if directed is None else _TRUTHS.get(directed, True)
        self._begin("edges", edge(given.get("source", ""), given.get("target", ""), one_way, {}, self._line()))

    def _value(self, given: Mapping[str, str]) -> None:
        self._key = self._keys.get(given.get("key", ""))
        if self._key is None:
            self._say(f"the key '{given.get('key', '')}' is not declared")

    def _attribute(self, element: Element, key: _Key, text: str) -> None:
        if key.drawn and not text:
            return
        if key.name in element.attributes:
            self._say(f"this element has two values of '{key.name}'")
        element.attributes[key.name] = text
        if key.type in ("int", "long") and text and not _WHOLE.fullmatch(text):
            element.faults[key.name] = f"'{text[:40]}' is no whole number; '{key.name}' is declared as {key.type}"
