"""What a GEXF document holds, by a safe parser: how many nodes and edges, and nothing that cannot be read rightly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from xml.sax import ContentHandler

_TIMES: Final = frozenset({"start", "end", "startopen", "endopen", "timestamp"})


class GexfOutline(ContentHandler):
    """Counts nodes and edges (a mutual one is two), and stops at groups and at attributes that change in time."""

    def __init__(self) -> None:
        super().__init__()
        self.nodes = self.edges = self.graphs = 0
        self._inside = 0

    def startElement(self, name: str, attrs: Any) -> None:
        """Handle the start of an element."""
        super().startElement(name, attrs)
        given = dict(attrs.items())
        if _changes(name, given):
            raise ValueError("it changes in time; export one point in time")
        if name == "graph":
            self.graphs += 1
        if name == "node":
            if self._inside or "pid" in given:
                raise ValueError("it has nodes inside nodes; take them out of their groups")
            self._inside += 1
            self.nodes += 1
        if name == "edge":
            self.edges += 2 if given.get("type") == "mutual" else 1

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
