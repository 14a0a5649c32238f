"""Independent readers of people, ties and plans: small, without the program's code, blind to all but ordinary files."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

Row = dict[str, str]
WEEKS = re.compile(r"w([0-9]+)(-[0-9]+|\+)?")


def people_in(file: Path) -> list[Row] | None:
    """One row per person by the names of columns; None if the file is not an ordinary one."""
    return _elements(file, "node") if file.suffix == ".graphml" else _rows(file, {"id"})


def ties_in(file: Path) -> list[Row] | None:
    """One row per tie, which goes both ways if ``directed`` is false; None if the file is not an ordinary one."""
    return _elements(file, "edge") if file.suffix == ".graphml" else _rows(file, {"source", "target"})


def plan_in(file: Path) -> list[Row] | None:
    """One row per intervention; ``first`` is the first week with anything but 0. None if the sheet is no ordinary one.
    """
    rows = _rows(file, {"type"})
    for row in rows or ():
        given = [name for name, cell in row.items() if cell not in ("", "0")]
        weeks = [int(found[1]) for name in given if (found := WEEKS.fullmatch(name))]
        row["first"] = str(min(weeks, default=""))
    return rows


def _rows(file: Path, needed: set[str]) -> list[Row] | None:
    table = _sheet(file) if file.suffix == ".xlsx" else _text(file)
    header, *rows = table or [[]]
    names = [name.casefold() for name in header]
    return [dict(zip(names, row, strict=False)) for row in rows if any(row)] if needed <= set(names) else None


def _text(file: Path) -> list[list[str]] | None:
    """The cells of UTF-8 with commas."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
        return [[_stripped(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
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
    return "" if value is None else _stripped(str(value))


def _elements(file: Path, tag: str) -> list[Row] | None:
    """The attributes and data of all elements of a graph with this tag."""
    try:
        root = ElementTree.fromstring(file.read_bytes())
    except (ElementTree.ParseError, LookupError, ValueError):
        return None
    graphs, keys = _inside([root], "graph"), _inside([root], "key")
    mine = {key.get("id"): key for key in keys if key.get("for", "all") in (tag, "all")}
    usual = {_name(key): text for key in mine.values() for one in _inside([key], "default") if (text := _words(one))}
    directed = str(all(graph.get("edgedefault") == "directed" for graph in graphs)).lower()
    return [{"directed": directed} | usual | {
        _name(mine[one.get("key")]): _words(one) for one in _inside([element], "data") if one.get("key") in mine
    } | {name: _stripped(value) for name, value in element.attrib.items()} for element in _inside(graphs, tag)]


def _inside(parents: Sequence[ElementTree.Element], tag: str) -> list[ElementTree.Element]:
    """The children with a tag, in whatever name space."""
    return [child for parent in parents for child in parent if child.tag.rpartition("}")[2] == tag]


def _name(key: ElementTree.Element) -> str:
    return key.get("attr.name", key.get("id", "")).strip().casefold()


def _words(element: ElementTree.Element) -> str:
    return _stripped("".join(element.itertext()))


def _stripped(text: str) -> str:
    """Without the signs around it that nobody sees."""
    return text.strip(" \t\r\n\u00a0\u200b\ufeff")
