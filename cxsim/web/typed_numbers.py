"""Numbers as people type them into a form, with or without their range: ``0.3`` or ``0.3 (0.2 to 0.4)``."""

from __future__ import annotations

import re
from typing import Any, Final

NUMBER: Final = r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)"
PLAIN: Final = re.compile(rf"\s*({NUMBER})\s*")
TO: Final = r"(?:to|[-\u2013;]|\.\.)"
RANGE: Final = re.compile(rf"\s*({NUMBER})\s*[(;:]?\s*({NUMBER})\s*{TO}\s*({NUMBER})\s*\)?\s*")
NOTHING: Final = frozenset({"", "-", "\u2013", "none"})


def read_number(text: str) -> Any:
    """What a scenario file says for a typed text: None for nothing, a number, or a number with its range.

    What is neither comes back as it was typed, so that the scenario says what is wrong with it.
    """
    if text.strip().casefold() in NOTHING:
        return None
    if found := PLAIN.fullmatch(text):
        return _number(found[1])
    if found := RANGE.fullmatch(text):
        value, low, high = (_number(part) for part in found.groups())
        return {"value": value, "low": low, "high": high}
    return text.strip()


def written_number(stated: Any) -> str:
    """A number of a scenario file as a form shows it."""
    if isinstance(stated, dict):
        return f"{stated['value']:g} ({stated['low']:g} to {stated['high']:g})"
    return "" if stated is None else f"{stated:g}" if isinstance(stated, int | float) else str(stated)


def _number(text: str) -> float | int:
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() and not re.search(r"[.,]", text) else value
