"""Numbers in files: plain decimals are read, everything else gets an explanation."""

from __future__ import annotations

import math
import re

_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)
LONGEST_NUMERAL = 60


def number(text: str, decimal: str = ".") -> float | str:
    """The number in ``text``, or why it is not a number (never nan or infinite)."""
    given = text.strip()
    if not given:
        return "the cell is empty; a number is needed"
    if len(given) > LONGEST_NUMERAL:
        return f"'{given[:20]}...' is not a number"
    plain = given
    if decimal == ",":
        if "." in given:
            return f"'{given}' has a point, but the decimal sign is ','; write thousands without separators"
        plain = given.replace(",", ".", 1)
    if _PLAIN.fullmatch(plain):
        value = float(plain)
        return value if math.isfinite(value) else f"'{given}' is too large for a number"
    return f"'{given}' is not a number; {_advice(given, decimal)}"


def _advice(given: str, decimal: str) -> str:
    reasons = (
        (
            given.lower().lstrip("+-") in {"nan", "inf", "infinity", "na", "n/a", "null", "none"},
            "a finite number is needed (or leave the cell empty if allowed)",
        ),
        (given.endswith("%"), "write a share, 0.5 for 50%"),
        ("\u2212" in given, "it contains the minus sign U+2212; write '-'"),
        (any(space in given for space in (" ", "\u00a0", "\u202f")), "write it without spaces"),
        (
            decimal == "." and re.fullmatch(r"[+-]?[0-9]+,[0-9]+", given) is not None,
            f"write {given.replace(',', '.')} (or state decimal: ',')",
        ),
        ("," in given, "write thousands without separators, and a decimal point"),
    )
    return next((advice for applies, advice in reasons if applies), "write plain digits such as 12 or 0.5")


def whole(text: str) -> int | str:
    """The whole number in ``text``, or why it is not one."""
    value = number(text)
    if isinstance(value, str):
        return value
    return int(value) if value == int(value) else f"'{text.strip()}' is not a whole number"


def truth(text: str) -> bool | str:
    """The truth value in ``text`` (1, true, yes; 0, false, no), or why it is not one."""
    given = text.strip().casefold()
    if given in {"1", "true", "yes"}:
        return True
    if given in {"0", "false", "no"}:
        return False
    return f"'{text.strip()}' is not 1 (true, yes) or 0 (false, no)"
