"""Which sign separates the fields of a text file."""

from __future__ import annotations

import csv
from collections.abc import Sequence

WORDS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_LOOKED_AT = 200


def likely_separators(lines: Sequence[str], first: int) -> list[str]:
    """The signs that may separate fields, given the line with the header; a single one is certain.

    Several signs in the header are told apart by the rows: only the right one gives each row the same number of fields.
    Where the header has none (it may be a title), the rows decide.
    """
    present = _signs(lines[first])
    if len(present) == 1:
        return present
    consistent = [sign for sign in present or WORDS if _consistent(lines[first : first + _LOOKED_AT], sign)]
    if len(consistent) == 1:
        return consistent
    if present:
        return present
    below = next((signs for line in lines[first + 1 : first + _LOOKED_AT] if (signs := _signs(line))), [])
    return below if len(below) == 1 else [","]


def others_instead(lines: Sequence[str], first: int, stated: str) -> list[str]:
    """The signs that divide every row alike where no line has the stated one, which would make it a single column."""
    if any(stated in line for line in lines[first:]):
        return []
    return [sign for sign in WORDS if sign != stated and _consistent(lines[first : first + _LOOKED_AT], sign)]


def stated_separator(line: str) -> str | None:
    """The separator in a first line that states it for spreadsheets (``sep=;``), or None."""
    plain = line.strip('"').casefold() if not line.endswith("\t") else line.casefold()
    return plain[4] if plain.startswith("sep=") and len(plain) == 5 else None


def _signs(line: str) -> list[str]:
    unquoted = "".join(line.split('"')[::2])
    return [sign for sign in WORDS if sign in unquoted]


def _consistent(lines: Sequence[str], sign: str) -> bool:
    """Whether every row has the same number of fields, more than one."""
    try:
        widths = {len(record) for record in csv.reader((line + "\n" for line in lines), delimiter=sign) if any(record)}
    except csv.Error:
        return False
    return len(widths) == 1 and widths.pop() > 1
