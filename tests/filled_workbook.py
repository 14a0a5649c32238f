"""Fills in a workbook of a class as a team would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

Row = Sequence[Any]


def fill(file: Path, rows: Sequence[Row], name: str = "", cells: Mapping[str, Any] | None = None) -> Path:
    """Fill in a workbook as a team would; ``cells``: others, by ``sheet!cell``."""
    book = openpyxl.load_workbook(file)
    if name:
        book["Plan"]["B3"] = name
    for place, row in enumerate(rows):
        for letter, value in zip("ABCDE", row, strict=False):
            if value is not None:
                book["Plan"][f"{letter}{9 + place}"] = value
    for place, value in (cells or {}).items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = value
    book.save(file)
    return file
