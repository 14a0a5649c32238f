"""Rows of a file that are no rows of its table: repeated headers, what survey tools add, and remarks below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxsim.organization.tables.names import column_name, folded
from cxsim.organization.tables.numerals import looks_numeric

_OF_TOOLS = re.compile(r'\{"?importid"?:.*\}')
_ANSWERS = frozenset({
    "response", "open-ended response", "antwort", "offene antwort", "réponse", "réponse ouverte", "respuesta",
    "respuesta abierta", "risposta", "antwoord",
})
FEWEST_COLUMNS = 3
"""In a narrower table a row with one cell may be a row like others."""


def describes_columns(cells: Sequence[str], header: Sequence[str], is_first: bool) -> bool:
    """Whether a row repeats the header, or holds what Qualtrics or SurveyMonkey write below it."""
    if cells[0][:1] == header[0][:1] and tuple(map(column_name, cells)) == tuple(header):
        return True
    given = [folded(cell) for cell in cells if cell]
    return all(map(_OF_TOOLS.fullmatch, given)) or (is_first and _ANSWERS.issuperset(given))


def is_ruler(line: str) -> bool:
    """Whether a line of text only draws a line, as the lists of SAP and tables in Markdown have them."""
    return ("---" in line or "===" in line) and set("-+|:= ").issuperset(line.strip())


def remarks_below(rows: Sequence[Sequence[str]], places: Sequence[int], blank: Sequence[int], width: int) -> int:
    """How many rows at the end are remarks: behind a blank row, with one cell each, which is no number."""
    count = 0
    while count < len(rows) and _is_remark(rows[-1 - count]):
        count += 1
    while count and count < len(rows) and not any(places[-count - 1] < gap < places[-count] for gap in blank):
        count -= 1
    return count if width >= FEWEST_COLUMNS and count < len(rows) else 0


def _is_remark(cells: Sequence[str]) -> bool:
    given = [*filter(None, cells)]
    return len(given) == 1 and bool(cells[0]) and not looks_numeric(given[0])


def echoes(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row calls several columns as the header does, but for case, spaces and signs: it is a second header."""
    return sum(bool(cell) and _plain(cell) == _plain(name) for cell, name in zip(cells, header, strict=False)) > 1


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", folded(text))


def only_data(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a header is a row like those below: its cells are numbers, or stand in their own columns again."""
    given = [*filter(None, header)]
    numbers = [*filter(looks_numeric, given)]
    words = {index: name for index, name in enumerate(header) if name and name not in numbers}
    again = sum(any(name == row[index] for row in rows if len(row) > index) for index, name in words.items())
    return again > 0 and again + len(numbers) >= max(2.0, len(given) / 2)
