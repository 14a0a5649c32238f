"""Numbers as people write them in files: plain decimals are read, everything else is explained."""

from __future__ import annotations

import math
import re

_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)
LONGEST_NUMERAL = 60


def number(text: str, decimal: str = ".") -> float | str:
    """The number that ``text`` states, or the reason why it states none (never nan or infinite)."""
    given = text.strip()
    if not given:
        return "the cell is empty; a number is needed"
    if len(given) > LONGEST_NUMERAL:
        return f"'{given[:20]}...' is not a number"
    plain = given
    if decimal == ",":
        if "." in given:
            return f"'{given}' has a point, but the decimal sign was declared as ','; write thousands without a sign"
        plain = given.replace(",", ".", 1)
    if _PLAIN.fullmatch(plain):
        value = float(plain)
        return value if math.isfinite(value) else f"'{given}' is too large for a number"
    return f"'{given}' is not a number; {_advice(given, decimal)}"


def _advice(given: str, decimal: str) -> str:
    reasons = (
        (
            given.lower().lstrip("+-") in {"nan", "inf", "infinity", "na", "n/a", "null", "none"},
            "a finite number is needed (leave a cell empty only where that is allowed)",
        ),
        (given.endswith("%"), "write a share, 0.5 for 50%"),
        ("\u2212" in given, "it has the minus sign U+2212; write '-'"),
        (any(space in given for space in (" ", "\u00a0", "\u202f")), "write it without spaces"),
        (
            decimal == "." and re.fullmatch(r"[+-]?[0-9]+,[0-9]+", given) is not None,
            f"write {given.replace(',', '.')} (or declare decimal: ',')",
        ),
        ("," in given, "write thousands without a sign, and a point before decimals"),
    )
    return next((advice for applies, advice in reasons if applies), "write plain digits such as 12 or 0.5")


def whole(text: str) -> int | str:
    """The whole number that ``text`` states, or the reason why it states none."""
    value = number(text)
    if isinstance(value, str):
        return value
    return int(value) if value == int(value) else f"'{text.strip()}' is not a whole number"


def truth(text: str) -> bool | str:
    """Yes or no: 1, true, yes; 0, false, no."""
    given = text.strip().casefold()
    if given in {"1", "true", "yes"}:
        return True
    if given in {"0", "false", "no"}:
        return False
    return f"'{text.strip()}' is neither 1 (true, yes) nor 0 (false, no)"
