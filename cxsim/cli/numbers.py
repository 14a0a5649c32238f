"""Numbers as people read them: percent, weeks, money; a missing value is a dash, never a substitute."""

from __future__ import annotations

import math
from typing import Final

ABSENT: Final = "–"
MINUS: Final = "−"


def per_cent(value: float, *, signed: bool = False, digits: int = 1) -> str:
    """A share as a percentage: ``0.314`` is ``31.4``."""
    return decimal(100.0 * value, signed=signed, digits=digits)


def decimal(value: float, *, signed: bool = False, digits: int = 1) -> str:
    """A number with fixed decimals and separated thousands, a sign for differences, and no negative zero."""
    if math.isnan(value):
        return ABSENT
    rounded = round(value, digits)
    size = f"{abs(rounded):,.{digits}f}"
    if rounded < 0:
        return f"{MINUS}{size}"
    return f"+{size}" if signed and rounded > 0 else size


def money(value: float, *, signed: bool = False) -> str:
    """An amount in thousands, the unit in which plans are discussed."""
    return decimal(value / 1000.0, signed=signed, digits=0)


def bounds_shown(low: str, high: str) -> str:
    """Two bounds as ``low … high``; a dash when there are none."""
    return ABSENT if ABSENT in (low, high) else f"{low} … {high}"


def bounded(middle: str, low: str, high: str) -> str:
    """A value with its bounds, ``50 (42…60)``; the value alone when there are none."""
    return middle if ABSENT in (low, high) else f"{middle} ({low}…{high})"


def in_unit(value: float, unit: str) -> str:
    """A value of a measure in the unit that :func:`unit_shown` names."""
    if unit.startswith("share"):
        return per_cent(value)
    if unit.startswith(("index", "weeks", "people")):
        return decimal(value)
    return decimal(value, digits=0)


def unit_shown(unit: str) -> str:
    """The unit beside values of :func:`in_unit`: shares are shown as percentages."""
    if unit == "share":
        return "%"
    return unit.replace("share", "%", 1) if unit.startswith("share") else unit
