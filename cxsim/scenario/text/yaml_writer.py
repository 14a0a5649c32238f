"""Plain data as YAML text that the strict reader reads back as the same data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_BARE_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?: [A-Za-z0-9_]+)*")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def to_yaml(data: dict[str, Any]) -> str:
    """A mapping as YAML."""
    return "\n".join(_lines(data, 0)) + "\n"


def written(value: Any) -> str:
    """A single value, or an empty list or mapping, as YAML."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        bare = _BARE_WORD.fullmatch(value) and value.lower() not in _RESERVED
        return value if bare else json.dumps(value, ensure_ascii=False)
    if isinstance(value, (dict, list)):
        return "{}" if isinstance(value, dict) else "[]"
    return repr(value)


def quiet(text: str, longest: int = 60) -> str:
    """Text from a file made safe for a comment: one line, no invisible characters."""
    shown = "".join(character if character.isprintable() else "?" for character in text)
    return shown if len(shown) <= longest else shown[: longest - 3] + "..."


def flow(value: Any) -> str:
    """A value on one line, lists and mappings in brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(str(key))}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return written(value)


def _lines(value: dict[str, Any], indent: int) -> Iterator[str]:
    margin = " " * indent
    for key, inner in value.items():
        head = f"{margin}{written(str(key))}:"
        if isinstance(inner, dict) and inner:
            yield head
            yield from _lines(inner, indent + 2)
        elif isinstance(inner, list) and inner:
            yield head
            yield from _items(inner, indent + 2)
        else:
            yield f"{head} {written(inner)}"


def _items(values: list[Any], indent: int) -> Iterator[str]:
    margin = " " * indent
    for value in values:
        if isinstance(value, dict) and value:
            first, *rest = _lines(value, indent + 2)
            yield f"{margin}- {first.lstrip()}"
            yield from rest
        elif isinstance(value, list) and value:
            yield f"{margin}- [{', '.join(written(inner) for inner in value)}]"
        else:
            yield f"{margin}- {written(value)}"
