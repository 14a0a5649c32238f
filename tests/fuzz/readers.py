"""Independent readers of people, ties and plans: small, without the program's code, blind to all but ordinary files."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import openpyxl

from tests.fuzz.graphs import GRAPHS, Row, graph_rows, named, stripped

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
    """One row per intervention, or per part of one: a gap, a lower dose or an uneven rise ends a part. ``first`` is its
    first week with anything but 0, and its hours are those of its highest dose. None if the sheet is no ordinary one.
    """
    rows = _rows(file, {"type"})
    return None if rows is None else [part for row in rows for part in _parts(row)]


def _parts(row: Row) -> list[Row]:
    """The parts of an intervention with their names; later ones are numbered."""
    found: list[Row] = []
    before = begun = 0.0
    for name, cell in row.items():
        week = WEEKS.fullmatch(name)
        if not week:
            continue
        dose = _dose(cell)
        even = dose == before or abs(dose - before - (begun if found else 0.0)) < 1e-9
        if dose > 0.0 and (before == 0.0 or not even):
            begun = dose
            later = f"{row.get('name') or row['type']}, part {len(found) + 1}"
            found.append(row | {"first": week[1], "name": later if found else row.get("name", "")})
        if dose > 0.0:
            found[-1]["hours_per_week"] = _times(row.get("hours_per_week", ""), dose)
        before = dose
    return found or [row | {"first": ""}]


def _dose(cell: str) -> float:
    """The dose of a week: nothing is 0, and any sign but a number is 1."""
    try:
        return float(cell or 0.0)
    except ValueError:
        return 1.0


def _times(hours: str, dose: float) -> str:
    try:
        return str(round(float(hours) * dose, 9))
    except ValueError:
        return hours


def _rows(file: Path, needed: set[str]) -> list[Row] | None:
    table = _sheet(file) if file.suffix == ".xlsx" else _text(file)
    header, *rows = table or [[]]
    names = [named(name) for name in header]
    if not needed <= set(names):
        return None
    return [dict(zip(names, row, strict=False)) for row in rows
            if any(row) and [named(cell) for cell in row] != names]


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
