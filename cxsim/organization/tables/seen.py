"""A file as its owner sees it: its rows by their numbers, also where it cannot be read as a table yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cxsim.errors import Finding, Place
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.csv_table import column_of_field, csv_grid, lines_of
from cxsim.organization.tables.file_access import read_bytes
from cxsim.organization.tables.grid import Grid
from cxsim.organization.tables.kinds import WORKBOOK, graph_format, what_it_is
from cxsim.organization.tables.read_table import Part, read_table
from cxsim.organization.tables.table import Table

MOST_LOCATED: Final = 20_000
"""Nodes or edges of a graph whose places are kept."""


@dataclass(frozen=True)
class SeenFile:
    """``rows``: the cells of each row by its number in the file; ``first``: the number of the header (0: it has none).

    ``letters``: what a workbook calls the columns, else their numbers. ``lines``: the text of rows, in a text file.
    ``located``: of a graph, whose rows are its nodes or edges, row and column by line and column in the file.
    """

    file: str
    sheet: str
    header: tuple[str, ...]
    first: int
    rows: Mapping[int, Sequence[str]]
    letters: tuple[str, ...]
    lines: Mapping[int, str]
    separator: str = ","
    located: Mapping[tuple[int, int], tuple[int, int]] | None = None

    def cell_of(self, place: Place | Finding) -> tuple[int, int] | None:
        """Row number and column (from 0) of a place in this file; column -1 for a whole row; None if it is elsewhere.
        """
        file, _, cell = place.file.rpartition("!")
        found = re.fullmatch("([A-Z]{1,3})([0-9]+)", cell) if file else None
        if found is not None and file == f"{self.file}!{self.sheet}":
            return int(found[2]), self.letters.index(found[1]) if found[1] in self.letters else -1
        if place.file != self.file or not place.line:
            return None
        if self.located is not None:
            return self.located.get((place.line, place.column))
        if not place.column:
            return place.line, -1
        text = self.lines.get(place.line, "")
        columns = [column_of_field(text, index, self.separator) for index in range(len(self.header))]
        return place.line, columns.index(place.column) if place.column in columns else -1


def seen_file(
    specification: FileSpecification, folder: Path, fits: Callable[[Sequence[str]], bool] = lambda header: True,
    part: Part = "nodes",
) -> SeenFile | None:
    """The rows of a file as far as they can be told; None if nothing can be shown, as of a damaged file."""
    content = read_bytes(specification.file, folder, Findings())
    if content is None:
        return None
    kind = what_it_is(content)
    if kind == WORKBOOK:
        return _of_workbook(content, specification, fits)
    if graph_format(kind, Path(specification.file).suffix.casefold()) is not None:
        table = read_table(specification, folder, Findings(), part)
        return None if table is None else _of_graph(table)
    return _of_text(content, specification)


def _of_workbook(
    content: bytes, specification: FileSpecification, fits: Callable[[Sequence[str]], bool]
) -> SeenFile | None:
    from openpyxl.utils import get_column_letter

    from cxsim.organization.tables.workbook_table import workbook_grid

    sheets, grid = workbook_grid(content, specification, fits)
    if grid is None:
        return None
    letters = tuple(get_column_letter(column + 1) for column in grid.columns or range(len(grid.header)))
    return SeenFile(specification.file, specification.sheet or sheets[0].name, _named(grid.header), grid.first,
                    _rows(grid), letters, {})


def _of_text(content: bytes, specification: FileSpecification) -> SeenFile | None:
    found = csv_grid(content, specification)
    if found is None:
        return None
    grid, separators = found
    numbers = tuple(str(column + 1) for column in range(len(grid.header)))
    lines = dict(enumerate(lines_of(content, specification, Findings()), start=1))
    return SeenFile(specification.file, "", _named(grid.header), grid.first, _rows(grid), numbers, lines, separators[0])


def _of_graph(table: Table) -> SeenFile:
    located: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(min(len(table.rows), MOST_LOCATED)):
        for column in range(len(table.header)):
            place = table.locate(row, column)
            located.setdefault((place.line, place.column), (row + 1, column))
    numbers = tuple(str(column + 1) for column in range(len(table.header)))
    return SeenFile(table.file, "", table.header, 0, dict(enumerate(table.rows, start=1)), numbers, {}, located=located)


def _named(header: Sequence[str]) -> tuple[str, ...]:
    """The names of columns as a table has them, where a column without a name is called by its number."""
    return tuple(name or f"column {index + 1}" for index, name in enumerate(header))


def _rows(grid: Grid) -> dict[int, Sequence[str]]:
    """The rows by their numbers; a blank row between others is one of them, as it is a mistake."""
    rows: dict[int, Sequence[str]] = dict(zip(grid.places, grid.rows, strict=False))
    gaps = [place for place in grid.blank if grid.places and grid.first < place < grid.places[-1]]
    return dict(sorted({**rows, **dict.fromkeys(gaps, ())}.items()))
