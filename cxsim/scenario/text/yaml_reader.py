"""A strict YAML reader with positions: it reads values literally and refuses everything ambiguous.

It works on the event stream of PyYAML's pure parser, so nothing is constructed, expanded or executed. No anchors,
aliases, tags, merge keys or directives; one document; no repeated keys; at most :data:`DEPTH_LIMIT` levels.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml

from cxsim.errors import Finding, InputError, Place
from cxsim.scenario.text.nodes import Entry, ListNode, MapNode, Node, Scalar
from cxsim.scenario.text.plain_values import meaning
from cxsim.scenario.text.source_text import FORBIDDEN, read_text, split_lines
from cxsim.scenario.text.syntax_messages import explain_syntax

DEPTH_LIMIT = 20
VALUE_LIMIT = 50_000
FINDING_LIMIT = 50
KEPT = 32
OF_A_SCENARIO = "a scenario needs at least 'name:' and 'organization:'"


def read_yaml_file(path: Path, needs: str = OF_A_SCENARIO) -> MapNode:
    """Read the mapping in a file; ``needs``: told of a file that is empty.

    Raises
    ------
    InputError
        With every finding, each at its line and column.
    """
    return read_yaml(read_text(path, str(path)), str(path), needs)


@lru_cache(KEPT)
def read_yaml(text: str, shown: str = "", needs: str = OF_A_SCENARIO) -> MapNode:
    """Read the mapping in a text; see :func:`read_yaml_file`.

    Plans of one organization extend the same file, and pages read them again and again, so the last texts are kept.
    """
    reader = _Reader(text, shown)
    root = reader.document()
    if not reader.findings and not isinstance(root, MapNode):
        _refuse(reader, root, needs)
    if reader.findings:
        raise InputError(reader.findings)
    assert isinstance(root, MapNode)
    return root


def _refuse(reader: _Reader, root: Scalar | ListNode | None, needs: str) -> None:
    """Say that a file holds nothing, or something else than a mapping."""
    if root is None or (isinstance(root, Scalar) and root.value is None and not root.text):  # or only a line '---'
        reader.findings.append(Finding(reader.shown, 1, 1, "", f"the file is empty; {needs}"))
        return
    what = "a list" if isinstance(root, ListNode) else f"the single value '{_short(root.text)}'"
    reader.add(root.place, "", f"a mapping (key: value lines) is expected, found {what}")


def read_value(text: str) -> Node:
    """Read a single YAML value (for overrides): ``0.5``, ``[a, b]``, ``{file: x.csv}``, ``text``."""
    reader = _Reader(text, "")
    node = reader.document()
    if reader.findings:
        raise InputError(reader.findings)
    return Scalar(None) if node is None else node


class _Stop(Exception):
    """Reading cannot continue; the findings so far explain why."""


class _Reader:
    def __init__(self, text: str, shown: str) -> None:
        self.text, self.shown = text, shown
        self.lines = split_lines(text)
        self.findings: list[Finding] = []
        self.values = 0
        self.loader = yaml.SafeLoader(text)
        self.events = self._all_events()

    def _all_events(self) -> Iterator[yaml.Event]:
        while self.loader.check_event():
            yield self.loader.get_event()  # type: ignore[no-untyped-call]

    def document(self) -> Node | None:
        try:
            return self._document()
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            (line, column), message = explain_syntax(error, self.lines)
            self.findings.append(self._place(line, column).finding("", message))
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            mark = self.loader.get_mark()
            escape = "chr()" in str(error)
            message = "an escape names a character that does not exist" if escape else f"not valid YAML: {error}"
            self.findings.append(self._place(mark.line, mark.column).finding("", message))
        return None

    def _document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self.add(self._mark(event), "", "YAML directives are not allowed; delete this line")
                if documents > 1:
                    self.add(self._mark(event), "", "a second document begins here; one scenario per file")
                    raise _Stop
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, (), 1)
        return root

    def _node(self, event: yaml.Event, path: tuple[str | int, ...], depth: int) -> Node:
        self._check_node(event, path, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        return Scalar(None, place=self._mark(event))

    def _check_node(self, event: yaml.Event, path: tuple[str | int, ...], depth: int) -> None:
        self.values += 1
        place = self._mark(event)
        if self.values > VALUE_LIMIT:
            self.add(place, path, f"more than {VALUE_LIMIT:,} values; put people and ties in separate files")
            raise _Stop
        if depth > DEPTH_LIMIT:
            self.add(place, path, f"nested deeper than {DEPTH_LIMIT} levels")
            raise _Stop
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self.add(place, path, f"aliases are not allowed ('*{anchor}'); repeat the value, share blocks with "
                                  "'extends', or quote the text")
        elif anchor is not None:
            self.add(place, path, f"anchors are not allowed ('&{anchor}'); quote the text if it is meant as text")
        if tag is not None:
            self.add(place, path, f"tags are not allowed ('{_short(str(tag))}'); quote the text if it is meant as text")

    def _mapping(self, start: yaml.MappingStartEvent, path: tuple[str | int, ...], depth: int) -> MapNode:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, path, depth)
            inner = path if key is None else (*path, key)
            place = self._mark(event)
            value = self._node(next(self.events), inner, depth + 1)
            if key is None:
                continue
            if key in entries:
                first = entries[key].place.line
                self.add(place, inner, f"key '{_short(key)}' appears twice, first in line {first}; keep one")
            else:
                entries[key] = Entry(place, value)
        return MapNode(entries, self._mark(start), bool(start.flow_style))

    def _key(self, event: yaml.Event, path: tuple[str | int, ...], depth: int) -> str | None:
        place = self._mark(event)
        node = self._node(event, path, depth + 1)
        if not isinstance(node, Scalar) or isinstance(event, yaml.AliasEvent):
            if not isinstance(event, yaml.AliasEvent):
                self.add(place, path, "a key must be a single word, not a list or mapping")
            return None
        if node.text == "<<" and not node.quoted:
            self.add(place, path, "merge keys ('<<') are not allowed; share blocks with 'extends'")
            return None
        if not node.text.strip():
            self.add(place, path, "a key is missing before ':'")
            return None
        return node.text

    def _sequence(self, start: yaml.SequenceStartEvent, path: tuple[str | int, ...], depth: int) -> ListNode:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return ListNode(tuple(items), self._mark(start))

    def _scalar(self, event: yaml.ScalarEvent, path: tuple[str | int, ...]) -> Scalar:
        quoted = bool(event.style)
        hidden = FORBIDDEN.search(event.value)
        if hidden is not None:
            made = "; a backslash in double quotes makes it, write '/' in paths" if event.style == '"' else ""
            self.add(self._mark(event), path, f"character U+{ord(hidden.group()):04X} is not allowed in text{made}")
        elif not quoted and self._swallows_item(event):
            self.add(self._mark(event), path, "the next line begins with '- ' but continues this text; indent all "
                                              "items of a list equally, or quote the text")
        value = event.value if quoted else meaning(event.value)
        return Scalar(value, event.value, quoted, self._mark(event))

    def _swallows_item(self, event: yaml.ScalarEvent) -> bool:
        """Whether a text over several lines contains what looks like a list item."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None or start.line == end.line:
            return False
        return any(line.lstrip().startswith("- ") for line in self.lines[start.line + 1 : end.line + 1])

    def add(self, place: Place, path: tuple[str | int, ...] | str, message: str) -> None:
        shown = path if isinstance(path, str) else ".".join(str(step) for step in path)
        self.findings.append(place.finding(shown, message))
        if len(self.findings) >= FINDING_LIMIT:
            raise _Stop

    def _mark(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.shown) if mark is None else self._place(mark.line, mark.column)

    def _place(self, line: int, column: int) -> Place:
        source = self.lines[line] if line < len(self.lines) else ""
        return Place(self.shown, line + 1, column + 1, source)


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 3] + "..."
