"""How two pieces of plain data differ, place by place, in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

SHOWN = 20
WIDTH = 60
ABSENT = "not there"


def differences(before: Any, now: Any) -> list[str]:
    """Sentences such as ``seed: 1 before, 2 now``, up to twenty and then a count; values in JSON are compared."""
    old, new = (dict(_leaves(json.loads(json.dumps(one)), "")) for one in (before, now))
    differing = [key for key in {**old, **new} if old.get(key, ABSENT) != new.get(key, ABSENT)]
    told = [f"{key}: {_short(old.get(key, ABSENT))} before, {_short(new.get(key, ABSENT))} now"
            for key in differing[:SHOWN]]
    return told + ([f"and {len(differing) - SHOWN} more"] if len(differing) > SHOWN else [])


def _leaves(data: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every value that holds no others, as JSON, with its dotted path; entries of lists count from 1."""
    inner: Sequence[tuple[Any, Any]] = ()
    if isinstance(data, Mapping):
        inner = list(data.items())
    elif isinstance(data, list):
        inner = list(enumerate(data, start=1))
    if not inner:
        yield path, json.dumps(data, ensure_ascii=False)
    for key, value in inner:
        yield from _leaves(value, f"{path}.{key}" if path else str(key))


def _short(text: str) -> str:
    return text if len(text) <= WIDTH else text[: WIDTH - 3] + "..."
