"""Numbers in files: plain decimals are read, everything else gets an explanation."""

from __future__ import annotations

import math
import re

_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)
_GROUPS = re.compile(r"[+-]?[1-9][0-9]{0,2}([.,' ])[0-9]{3}(?:\1[0-9]{3})*", re.ASCII)
LONGEST_NUMERAL = 60
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007"), " ") | {ord("\u2019"): "'"}
"""Signs between groups of digits as spreadsheets write them, and as a scenario states them."""


def number(text: str, decimal: str = ".", thousands: str | None = None) -> float | str:
    """The number in ``text``, or why it is not a number (never nan or infinite)."""
    given = text.strip()
    if not given:
        return "the cell is empty; a number is needed"
    if len(given) > LONGEST_NUMERAL:
        return f"'{given[:20]}...' is not a number"
    plain = given if thousands is None else _without_groups(given, decimal, thousands)
    if decimal == ",":
        if "." in plain:
            return f"'{given}' has a point, but the decimal sign is ','; write thousands without separators " \
                "(or state thousands: '.')"
        plain = plain.replace(",", ".", 1)
    if _PLAIN.fullmatch(plain):
        value = float(plain)
        return value if math.isfinite(value) else f"'{given}' is too large for a number"
    return f"'{given}' is not a number; {_advice(given, decimal, thousands)}"


def _without_groups(given: str, decimal: str, thousands: str) -> str:
    """The numeral without signs between groups of three digits; unchanged if its groups are of another length."""
    plain = given.translate(SPACES)
    whole, sign, rest = plain.partition(decimal)
    groups = _GROUPS.fullmatch(whole)
    return whole.replace(thousands, "") + sign + rest if groups and groups[1] == thousands else given


def group_sign(text: str) -> str | None:
    """The sign between groups of three digits in a whole number such as 1.204 (which may be a decimal sign, too)."""
    found = _GROUPS.fullmatch(text.translate(SPACES)) if 5 <= len(text) <= LONGEST_NUMERAL else None
    return found[1] if found else None


def looks_numeric(text: str) -> bool:
    """Whether a text is a number, whatever its decimal sign."""
    return re.fullmatch(r"[+-]?[0-9]+([.,][0-9]+)?", text, re.ASCII) is not None


def _advice(given: str, decimal: str, thousands: str | None) -> str:
    grouped = None if thousands else group_sign(given)
    plain = given.replace(",", "")
    reasons = (
        (
            given.lower().lstrip("+-") in {"nan", "inf", "infinity", "na", "n/a", "null", "none"},
            "a finite number is needed (or leave the cell empty if allowed)",
        ),
        (given.endswith("%"), "write a share, 0.5 for 50%"),
        ("\u2212" in given, "it contains the minus sign U+2212; write '-'"),
        (thousands is not None, "write groups of three digits, or plain digits"),
        (
            decimal == "." and re.fullmatch(r"[+-]?[0-9]+,[0-9]+", given) is not None,
            f"write {given.replace(',', '.')} (or state decimal: ',')" if grouped is None else
            f"write {given.replace(',', '.')} or {plain} (or state decimal: ',' or thousands: ',')",
        ),
        (grouped is not None, f"write thousands without spaces or separators (or state thousands: \"{grouped}\")"),
        (any(space in given for space in (" ", "\u00a0", "\u202f")), "write it without spaces"),
        ("," in given, "write thousands without separators, and a decimal point (or state decimal and thousands)"),
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
