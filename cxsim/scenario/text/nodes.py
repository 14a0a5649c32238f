"""A scenario as written: scalars, lists and mappings that remember their place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cxsim.errors import Finding, Place

NOWHERE = Place()


@dataclass(frozen=True)
class Scalar:
    """A single value. ``text`` is the literal source text, ``value`` its meaning regardless of the schema.

    ``quoted`` tells whether the author marked it as text.
    """

    value: str | int | float | bool | None
    text: str = ""
    quoted: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True)
class ListNode:
    """A list of nodes."""

    items: tuple[Node, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Entry:
    """One key of a mapping: its place and its value."""

    place: Place
    node: Node


@dataclass(frozen=True)
class MapNode:
    """A mapping; keys are always text. ``flow`` tells whether it was written in braces."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    place: Place = NOWHERE
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """The node under ``key``, or None."""
        entry = self.entries.get(key)
        return None if entry is None else entry.node


Node = Scalar | ListNode | MapNode
Step = str | int
KEY_MARK = "[key]"
"""The last step of a path that leads to a key rather than its value."""


def plain(node: Node) -> Any:
    """The node as plain Python data: dict, list, str, int, float, bool, None."""
    if isinstance(node, MapNode):
        return {key: plain(entry.node) for key, entry in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return node.value


def child(node: Node | None, step: Step) -> Node | None:
    """The node one step down, or None."""
    if isinstance(node, MapNode):
        return node.get(str(step))
    if isinstance(node, ListNode) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def at(node: Node, path: Sequence[Step]) -> Node | None:
    """The node at a path, or None."""
    current: Node | None = node
    for step in path:
        current = child(current, step)
    return current


def place_of(node: Node, path: Sequence[Step], *, key: bool = False) -> Place:
    """The place of the value at ``path`` (or of its key); the nearest enclosing place if it is not written.

    An empty value has the place of its key.
    """
    place = node.place
    current: Node | None = node
    for depth, step in enumerate(path):
        if isinstance(current, MapNode) and str(step) in current.entries:
            entry = current.entries[str(step)]
            last = depth == len(path) - 1
            empty = isinstance(entry.node, Scalar) and entry.node.value is None and not entry.node.text
            place = entry.place if (last and (key or empty)) else entry.node.place
            current = entry.node
        else:
            current = child(current, step)
            if current is None:
                return place
            place = current.place
    return place


def replaced(node: Node, path: Sequence[Step], new: Node) -> Node:
    """A copy of the tree with the node at ``path`` replaced or, under a mapping or an empty value, added."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(node, Scalar) and node.value is None:
        return _nested(path, new)
    if isinstance(node, MapNode):
        key = str(step)
        old = node.entries.get(key)
        inner = replaced(old.node, rest, new) if old is not None else _nested(rest, new)
        entries = {**node.entries, key: Entry(old.place if old is not None else new.place, inner)}
        return MapNode(entries, node.place, node.flow)
    if isinstance(node, ListNode) and isinstance(step, int) and 0 <= step < len(node.items):
        items = list(node.items)
        items[step] = replaced(items[step], rest, new)
        return ListNode(tuple(items), node.place)
    raise KeyError(step)


def renamed(node: MapNode, key: str, new: str | None) -> MapNode:
    """A copy of a mapping in which ``key`` is called ``new``, or is left out."""
    entries = {(new if name == key else name): entry for name, entry in node.entries.items()
               if name != key or new is not None}
    return MapNode({str(name): entry for name, entry in entries.items()}, node.place, node.flow)


def _nested(path: Sequence[Step], new: Node) -> Node:
    for step in reversed(path):
        new = MapNode({str(step): Entry(new.place, new)}, new.place)
    return new


def merged(parent: MapNode, own: MapNode) -> MapNode:
    """``own`` laid over ``parent``: mappings merge, an empty value removes, everything else replaces."""
    entries: dict[str, Entry] = dict(parent.entries)
    for key, entry in own.entries.items():
        inherited = entries.get(key)
        if inherited is not None and isinstance(entry.node, Scalar) and entry.node.value is None:
            del entries[key]
        elif inherited is not None and isinstance(inherited.node, MapNode) and isinstance(entry.node, MapNode):
            entries[key] = Entry(entry.place, merged(inherited.node, entry.node))
        else:
            entries[key] = entry
    return MapNode(entries, own.place, own.flow)


def at_place(node: Node, place: Place) -> Node:
    """The same tree with all nodes at one place."""
    if isinstance(node, MapNode):
        return MapNode({key: Entry(place, at_place(entry.node, place)) for key, entry in node.entries.items()}, place)
    if isinstance(node, ListNode):
        return ListNode(tuple(at_place(item, place) for item in node.items), place)
    return Scalar(node.value, node.text, node.quoted, place)


def with_places_of(full: Node, written: Node) -> Node:
    """``full`` (with all defaults) with the places and source texts of what was ``written``."""
    if isinstance(full, MapNode) and isinstance(written, MapNode):
        entries = dict(full.entries)
        for key in entries.keys() & written.entries.keys():
            own = written.entries[key]
            entries[key] = Entry(own.place, with_places_of(entries[key].node, own.node))
        return MapNode(entries, written.place, written.flow)
    if isinstance(full, ListNode) and isinstance(written, ListNode) and len(full.items) == len(written.items):
        pairs = zip(full.items, written.items, strict=True)
        return ListNode(tuple(with_places_of(*pair) for pair in pairs), written.place)
    if isinstance(full, Scalar) and isinstance(written, Scalar) and full.value == written.value:
        return Scalar(full.value, written.text, written.quoted, written.place)
    return full


def scalars(node: Node, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Scalar]]:
    """Every scalar with its path, in the order written."""
    if isinstance(node, MapNode):
        for key, entry in node.entries.items():
            yield from scalars(entry.node, (*path, key))
    elif isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            yield from scalars(item, (*path, index))
    else:
        yield path, node


def without_mark(path: Sequence[Step]) -> tuple[Step, ...]:
    """The path to the value, even if ``path`` leads to its key."""
    return tuple(path[:-1] if path and path[-1] == KEY_MARK else path)


def finding_at(tree: Node, path: Sequence[Step], message: str, words: str | None = None) -> Finding:
    """A mistake in the value at a path, or in its key; ``words``: the path as the author knows it (default: dotted)."""
    inner = without_mark(path)
    place = place_of(tree, inner, key=len(inner) < len(path))
    return place.finding(dotted(inner) if words is None else words, message)


def dotted(path: Sequence[Step]) -> str:
    """``('plan', 'interventions', 2, 'weeks')`` as ``plan.interventions.2.weeks``."""
    return ".".join(str(step) for step in path)


def remark(tree: Node, path: Sequence[Step], message: str, words: str = "") -> str:
    """A remark about a path, without the source line; ``words``: the path as the author knows it (default: dotted)."""
    return str(replace(finding_at(tree, path, message, words or None), source_line=""))
