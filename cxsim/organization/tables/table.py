"""A table of text cells that knows the place of each cell in its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cxsim.errors import Finding, Place, did_you_mean
from cxsim.organization.findings import Findings, quoted_list

Number = TypeVar("Number", int, float)


@dataclass(frozen=True)
class Table:
    """Header and rows of one file; every row has as many cells as the header. Cells are stripped text.

    ``locate(row, column)`` gives the place of a cell; row -1 is the header. ``notes`` say how it was read.
    ``added_columns``: whether the file may hold further columns (graphs have colors and positions).
    """

    file: str
    header: tuple[str, ...]
    rows: list[list[str]]
    locate: Callable[[int, int], Place]
    notes: tuple[str, ...] = ()
    added_columns: bool = False

    def finding(self, row: int, column: int, message: str) -> Finding:
        """A mistake in one cell."""
        return self.locate(row, column).finding("", message)

    def where(self, row: int) -> str:
        """The name of a row in a message about another row."""
        place = self.locate(row, 0)
        return f"line {place.line}" if place.line else place.file.rpartition("!")[2] or f"row {row + 1}"

    def index_of(self, name: str) -> int | None:
        """The number of the column with this name (ignoring case and surrounding spaces)."""
        folded = name.strip().casefold()
        return next((index for index, known in enumerate(self.header) if known.casefold() == folded), None)

    def required(self, name: str, findings: Findings) -> int | None:
        """The number of a column that must exist."""
        index = self.index_of(name)
        if index is None:
            findings.add(self.finding(-1, 0, f"there is no column '{name}'; {did_you_mean(name, self.header)}"))
        return index

    def column(self, name: str | None, required: bool, findings: Findings) -> int | None:
        """The number of a required column, or of an optional one if it exists; the name None leaves it unused."""
        if name is None:
            return None
        return self.required(name, findings) if required else self.index_of(name)

    def values(
        self, column: int, meaning: Callable[[str], Number | str], findings: Findings
    ) -> Iterator[tuple[int, Number]]:
        """Row and value of every cell in a column that is not blank; if ``meaning`` returns text, it is a mistake."""
        for row, cells in enumerate(self.rows):
            if not cells[column]:
                continue
            value = meaning(cells[column])
            if isinstance(value, str):
                findings.add(self.finding(row, column, value))
            else:
                yield row, value


@dataclass
class Grid:
    """Rows in the order of a file; the first that is not blank is the header.

    ``first`` is the place of the header; ``places`` and ``blank`` are the places of rows and blank rows.
    """

    header: tuple[str, ...] = ()
    first: int = 0
    rows: list[list[str]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)

    def add(self, place: int, cells: list[str]) -> bool:
        """Add a row that is not blank; return whether it belongs to the table (is not the header)."""
        if not self.header:
            self.header, self.first = tuple(cells), place
            return False
        self.rows.append(cells)
        self.places.append(place)
        return True

    def trim(self) -> None:
        """Drop empty columns without a name at the end."""
        def width(cells: Sequence[str]) -> int:
            return max((place for place, cell in enumerate(cells, start=1) if cell), default=0)

        filled = max(width(self.header), max(map(width, self.rows), default=0))
        self.header, self.rows = self.header[:filled], [row[:filled] for row in self.rows]

    def gaps(self) -> list[int]:
        """Blank rows before other rows; these are mistakes (a second table, or a row of totals)."""
        return [place for place in self.blank if self.places and place < self.places[-1]]

    def header_mistakes(self, unnamed: str) -> Iterator[tuple[int, str]]:
        """Columns without a name or with a repeated one (column, message); ``unnamed``: the message about the former.
        """
        seen: dict[str, int] = {}
        for index, name in enumerate(self.header):
            first = seen.setdefault(name.casefold(), index)
            if not name:
                yield index, unnamed.format(index + 1)
            elif first != index:
                yield index, f"columns {first + 1} and {index + 1} are both named '{name}'"


def check_columns(
    table: Table, used: Iterable[int | None], ignored: Iterable[str], mapped: bool, findings: Findings
) -> tuple[str, ...]:
    """Report unused columns: as a note if columns are mapped, else as mistakes (a typo would go unnoticed)."""
    known = {*used, *_ignored_columns(table, ignored, findings)}
    left = [index for index, name in enumerate(table.header) if index not in known and not name.startswith("x_")]
    if left and (mapped or table.added_columns):
        return (f"{table.file}: columns not used: {quoted_list(table.header[index] for index in left)}.",)
    for index in left:
        findings.add(table.finding(
            -1, index, f"the column '{table.header[index]}' has no meaning here; map it under 'columns', name it in "
            "'ignore_columns', or begin its name with 'x_'"))
    return ()


def _ignored_columns(table: Table, ignored: Iterable[str], findings: Findings) -> Iterator[int]:
    for name in ignored:
        index = table.index_of(name)
        if index is None:
            findings.add(table.finding(-1, 0, f"ignore_columns names '{name}'; {did_you_mean(name, table.header)}"))
        else:
            yield index
