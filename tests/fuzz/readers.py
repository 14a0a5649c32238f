"""Independent readers of people, ties and plans: small, without the program's code, blind to all but ordinary files."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import openpyxl

from tests.fuzz.graphs import GRAPHS, Row, graph_rows, stripped

WEEKS = re.compile(r"w([0-9]+)(-[0-9]+|\+)?")


def people_in(file: Path) -> list[Row] | None:
    """One row per person by the names of columns; None if the file is not an ordinary one."""
    return _found(file, "node", {"id"})


def ties_in(file: Path) -> list[Row] | None:
    """One row per tie, which goes both ways if ``directed`` is false; None if the file is not an ordinary one."""
    if file.stem == "m":
        return _matrix(_text(file) or [])
    return _found(file, "edge", {"source", "target"})


def _found(file: Path, tag: str, needed: set[str]) -> list[Row] | None:
    return graph_rows(file, tag) if file.suffix in GRAPHS else _rows(file, needed)


def _matrix(table: list[list[str]]) -> list[Row] | None:
    """One row per cell that is not blank; None if the table is not square."""
    if not table or [row[0] for row in table[1:] if any(row)] != table[0][1:]:
        return None
    return [{"source": row[0], "target": target, "weight": weight} for row in table[1:] if any(row)
            for target, weight in zip(table[0][1:], row[1:], strict=False) if weight]


def plan_in(file: Path) -> list[Row] | None:
    """One row per intervention: a gap ends one; ``first`` is its first week with anything but 0. None if the sheet is
    no ordinary one.
    """
    rows = _rows(file, {"type"})
    return None if rows is None else [row | {"first": first} for row in rows for first in _firsts(row) or [""]]


def _firsts(row: Row) -> list[str]:
    """The weeks that follow a week with nothing and have something."""
    weeks = {found[1]: cell not in ("", "0") for name, cell in row.items() if (found := WEEKS.fullmatch(name))}
    return [week for (week, here), before in zip(weeks.items(), [False, *weeks.values()], strict=False)
            if here and not before]


def _rows(file: Path, needed: set[str]) -> list[Row] | None:
    table = _sheet(file) if file.suffix == ".xlsx" else _text(file)
    header, *rows = table or [[]]
    names = [name.casefold() for name in header]
    return [dict(zip(names, row, strict=False)) for row in rows if any(row)] if needed <= set(names) else None


def _text(file: Path) -> list[list[str]] | None:
    """The cells of UTF-8 with commas."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
        return [[stripped(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
    except (UnicodeDecodeError, csv.Error):
        return None


def _sheet(file: Path) -> list[list[str]] | None:
    """The cells of the only sheet that holds something."""
    try:
        book = openpyxl.load_workbook(file, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError):
        return None
    sheets = [[[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)] for sheet in book]
    filled = [rows for rows in sheets if any(map(any, rows))]
    return filled[0] if len(filled) == 1 else None


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).upper() if isinstance(value, bool) else stripped(str(value))
