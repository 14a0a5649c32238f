"""What a GEXF document holds, by a safe parser: how many nodes and edges, and nothing that cannot be read rightly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from xml.sax import ContentHandler

_OWN: Final = {"node": ("label",), "edge": ("label", "weight")}
"""What networkx reads of an element itself, in place of an attribute with that title."""
_TIMES: Final = frozenset({"start", "end", "startopen", "endopen", "timestamp"})


class GexfOutline(ContentHandler):
    """Counts nodes and edges (a mutual one is two), and stops at what would be read wrongly: groups, attributes that
    change in time, and several values of one name, of which networkx keeps the last.
    """

    def __init__(self) -> None:
        super().__init__()
        self.nodes = self.edges = self.graphs = 0
        self._inside = 0
        self._class = ""
        self._titles: dict[tuple[str, str], str] = {}
        self._values: dict[str, str] = {}

    def startElement(self, name: str, attrs: Any) -> None:
        """Handle the start of an element."""
        super().startElement(name, attrs)
        given = dict(attrs.items())
        if _changes(name, given):
            raise ValueError("it changes in time; export one point in time")
        if name == "graph":
            self.graphs += 1
        self._attribute(name, given)
        if name == "node":
            if self._inside or "pid" in given:
                raise ValueError("it has nodes inside nodes; take them out of their groups")
            self._inside += 1
            self.nodes += 1
        if name == "edge":
            self.edges += 2 if given.get("type") == "mutual" else 1

    def _attribute(self, name: str, given: Mapping[str, str]) -> None:
        """Note what attributes are called and which values the current element has."""
        if name == "attributes":
            self._class = given.get("class", "")
        elif name == "attribute":
            self._titles[self._class, given.get("id", "")] = given.get("title", "")
        elif name in _OWN:
            self._class, self._values = name, {own: given[own] for own in _OWN[name] if own in given}
        elif name == "attvalue":
            self._value(given)

    def _value(self, given: Mapping[str, str]) -> None:
        """Note a value of the current element; stop if the element has another one of that name."""
        number, value = given.get("for", ""), given.get("value", "")
        title = self._titles.get((self._class, number), number)
        if self._values.setdefault(title, value) != value:
            element = "an edge" if self._class == "edge" else "a node"
            raise ValueError(f"{element} has two values of '{title}': '{self._values[title]}' and '{value}'")

    def endElement(self, name: str) -> None:
        """Handle the end of an element."""
        super().endElement(name)
        self._inside -= name == "node"


def _changes(name: str, given: Mapping[str, str]) -> bool:
    """Whether an element states times, or that times are stated."""
    timed = name in ("node", "edge") and not _TIMES.isdisjoint(given)
    return timed or name in ("spell", "slice") or given.get("mode") == "dynamic"


def gexf_outline(content: bytes) -> GexfOutline:
    """The outline of a document; raises ValueError or a parser's error for one that cannot be read."""
    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    outline = GexfOutline()
    try:
        parseString(content, outline, forbid_dtd=True)
    except DefusedXmlException:
        raise ValueError("it has a document type definition or entities, which are not allowed") from None
    if outline.graphs != 1:
        raise ValueError(f"it has {outline.graphs} graphs; exactly one is expected")
    return outline
