"""The meaning of unquoted words in a scenario, and why some that look like numbers are not.

YAML 1.2 core, narrowed: numbers are plain decimals, booleans are ``true`` and ``false``, nothing is ``null``,
``~`` or empty. Everything else is text, so ``no``, ``on``, ``0123``, ``1:30`` and ``2024-01-05`` stay text and are
refused, with an explanation, where a number is expected.
"""

from __future__ import annotations

import math
import re

LARGEST_INTEGER = 2**63 - 1
LONGEST_NUMBER = 60
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


def meaning(text: str) -> str | int | float | bool | None:
    """The value of an unquoted scalar; -0.0 becomes 0.0; numbers that are too large stay text."""
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return text
    if _INTEGER.fullmatch(text):
        whole = int(text)
        return whole if abs(whole) <= LARGEST_INTEGER else text
    number = float(text)
    return number + 0.0 if math.isfinite(number) else text


_REASONS: tuple[tuple[str, str], ...] = (
    (r"[-+]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+", "thousands points and a decimal comma; write plain digits with a point"),
    (r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", "comma; write plain digits without thousands separators"),
    (r"[-+]?[0-9]+,[0-9]+", "decimal comma; write {comma}"),
    (r"[-+]?[0-9.]+\s*%", "percent sign; write {percent}"),
    (r"[-+]?0[0-9]+(?:\.[0-9]*)?", "leading zero (ambiguous); write {stripped}"),
    (r"[-+]?0[xobXOB][0-9a-fA-F]+", "not a plain decimal; hexadecimal, octal and binary are not read"),
    (r"[-+]?[0-9]+(?:_[0-9]+)+(?:\.[0-9]*)?", "underscore; write {joined}"),
    (r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*", "this is a date; give a number (weeks count from 0)"),
    (r"[-+]?[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?", "a time is never read as a number"),
    (r"[-+]?\.?(?:nan|inf|infinity)", "it must be finite"),
    (r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?", "too large or too long for a number"),
    (r"[$€£]\s*[-+]?[0-9.,]+|[-+]?[0-9.,]+\s*[$€£]", "currency sign; write the digits only"),
    (r"[-+]?[0-9]+(?:\.[0-9]+)?\s*[a-z]+.*", "a word follows the number; write the digits only"),
)
_MINUS_SIGNS = "\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d"
_SPACES = "\u00a0\u2007\u2009\u202f"


def why_not_a_number(text: str) -> str:
    """Why ``text`` is not read as a number; empty if there is no reason."""
    stripped = text.strip()
    for character in stripped:
        if character in _MINUS_SIGNS:
            return f"character U+{ord(character):04X} is not a minus sign; write '-'"
        if character in _SPACES:
            return f"character U+{ord(character):04X} is an invisible space; delete it"
    for character in stripped:
        if not character.isascii() and (character.isdigit() or character in "\u201c\u201d\u2018\u2019\u201e"):
            return f"character U+{ord(character):04X} is not allowed in a number"
    for pattern, reason in _REASONS:
        if re.fullmatch(pattern, stripped, flags=re.IGNORECASE):
            return reason.format(comma=stripped.replace(",", "."), percent=_percent(stripped),
                                 stripped=_without_zeros(stripped), joined=stripped.replace("_", ""))
    return ""


def _percent(text: str) -> str:
    try:
        return format(float(text.rstrip("% \t")) / 100, ".10g")
    except ValueError:
        return "a share between 0 and 1"


def _without_zeros(text: str) -> str:
    sign = text[0] if text[0] in "+-" else ""
    digits = text.removeprefix(sign).lstrip("0") if sign else text.lstrip("0")
    return sign.replace("+", "") + (digits if digits and digits[0] != "." else "0" + digits)
