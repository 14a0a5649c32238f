"""Changes of single values in a scenario file, which leave comments, order and everything else as they were."""

from __future__ import annotations

import io
import re
from collections.abc import MutableMapping, MutableSequence, Sequence
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from cxsim.scenario.text.nodes import child, plain
from cxsim.scenario.text.plain_values import meaning
from cxsim.scenario.text.yaml_reader import read_yaml

Way = Sequence[str | int]
"""Keys and places in lists, from the top of the file."""

WIDTH: Final = 4096
"""Lines in brackets are not folded at odd places."""


def value_at(text: str, path: Way, default: Any = None) -> Any:
    """What stands at a path as plain Python data, read as scenarios are; ``default`` where nothing does."""
    node: Any = read_yaml(text)
    for step in path:
        node = child(node, step)
    return default if node is None else plain(node)


def with_value(text: str, path: Way, value: Any) -> str:
    """The text with a value at a path; mappings on the way that are not there are made.

    Raises
    ------
    KeyError
        If the path leads through a value that is neither a mapping nor a list, or behind the end of a list.
    """
    reader, top = _opened(text)
    _parent(top, path)[path[-1]] = _written(value)
    return _dumped(reader, top)


def without(text: str, path: Way) -> str:
    """The text without what stands at a path; nothing happens where nothing does."""
    reader, top = _opened(text)
    node = top
    for key in path[:-1]:
        if not _has(node, key):
            return text
        node = node[key]
    if not _has(node, path[-1]):
        return text
    del node[path[-1]]
    return _dumped(reader, top)


def with_item(text: str, path: Way, value: Any, place: int | None = None) -> str:
    """The text with one more item in the list at a path: before item ``place``, or at the end.

    Raises
    ------
    KeyError
        If something else than a list stands there.
    """
    reader, top = _opened(text)
    parent = _parent(top, path)
    if not _has(parent, path[-1]) or parent[path[-1]] is None:
        parent[path[-1]] = []
    items = parent[path[-1]]
    if not isinstance(items, MutableSequence):
        raise KeyError(path[-1])
    items.insert(len(items) if place is None else place, _like(items, _written(value)))
    return _dumped(reader, top)


def _opened(text: str) -> tuple[YAML, Any]:
    reader = _reader(text)
    top = reader.load(text)
    return reader, {} if top is None else top


def _reader(text: str) -> YAML:
    """A reader that writes lists as far to the right as this file does."""
    reader = YAML()
    reader.preserve_quotes = True
    reader.width = WIDTH
    found = re.search(r"^( *)[^\s#-][^\n]*:[ ]*(?:#[^\n]*)?\n(?:[ ]*(?:#[^\n]*)?\n)*\1( *)- ", text, re.M)
    offset = len(found[2]) if found else 2
    reader.indent(mapping=2, sequence=offset + 2, offset=offset)
    return reader


def _dumped(reader: YAML, top: Any) -> str:
    stream = io.StringIO()
    reader.dump(top, stream)
    return stream.getvalue()


def _parent(top: Any, path: Way) -> Any:
    """What holds the last key of a path."""
    node = top
    for key in path[:-1]:
        if isinstance(node, MutableMapping) and (key not in node or node[key] is None):
            node[key] = {}
        if not _has(node, key):
            raise KeyError(key)
        node = node[key]
    last = path[-1]
    if not (isinstance(node, MutableMapping) or _has(node, last)):
        raise KeyError(last)
    return node


def _has(node: Any, key: str | int) -> bool:
    if isinstance(node, MutableMapping):
        return key in node
    return isinstance(node, MutableSequence) and isinstance(key, int) and 0 <= key < len(node)


def _like(items: Any, value: Any) -> Any:
    """An item in braces where the others are."""
    if isinstance(value, dict) and any(isinstance(one, CommentedMap) and one.fa.flow_style() for one in items):
        value = CommentedMap(value)
        value.fa.set_flow_style()
    return value


def _written(value: Any) -> Any:
    """A value as it is written; a text that would be read as something else is quoted."""
    if isinstance(value, dict):
        return {_written(key): _written(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_written(one) for one in value]
    if isinstance(value, str) and meaning(value) != value:
        return DoubleQuotedScalarString(value)
    return value
