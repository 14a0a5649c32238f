"""A table of text cells that knows where each cell stands in its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cxsim.errors import Finding, did_you_mean
from cxsim.organization.findings import Findings, listed

Place = tuple[str, int, int, str]
"""File (with sheet and cell, for a workbook), line, column, text of the line."""


@dataclass(frozen=True)
class Table:
    """Header and rows of one file; every row has as many cells as the header. Cells are stripped text.

    ``locate(row, column)`` tells the place of a cell; row -1 is the header. ``notes`` says how it was read.
    ``further_columns`` tells whether the file may hold more than what is read (graphs carry colors and positions).
    """

    file: str
    header: tuple[str, ...]
    rows: list[list[str]]
    locate: Callable[[int, int], Place]
    notes: tuple[str, ...] = ()
    further_columns: bool = False

    def finding(self, row: int, column: int, message: str) -> Finding:
        """A mistake in one cell."""
        file, line, position, text = self.locate(row, column)
        return Finding(file, line, position, "", message, text)

    def where(self, row: int) -> str:
        """Words for a row in a message about another row."""
        file, line, _, _ = self.locate(row, 0)
        return f"line {line}" if line else file.rpartition("!")[2] or f"row {row + 1}"

    def index_of(self, name: str) -> int | None:
        """The number of the column with this name (case and spaces at the ends do not matter)."""
        folded = name.strip().casefold()
        return next((index for index, known in enumerate(self.header) if known.casefold() == folded), None)

    def required(self, name: str, findings: Findings) -> int | None:
        """The number of a column that must be there."""
        index = self.index_of(name)
        if index is None:
            findings.add(self.finding(-1, 0, f"there is no column '{name}'; {did_you_mean(name, self.header)}"))
        return index


def filled_width(header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Columns up to the last that has a name or holds anything: what is blank at the right is no part of a table."""
    def width(cells: Sequence[str]) -> int:
        return max((place for place, cell in enumerate(cells, start=1) if cell), default=0)

    return max(width(header), max(map(width, rows), default=0))


def check_columns(
    table: Table, used: Iterable[int], ignored: Iterable[str], mapped: bool, findings: Findings
) -> tuple[str, ...]:
    """Columns nobody asked for: said where columns were mapped, else refused (a typing error would go unnoticed)."""
    known = set(used)
    for name in ignored:
        index = table.index_of(name)
        if index is None:
            findings.add(table.finding(-1, 0, f"ignore_columns names '{name}'; {did_you_mean(name, table.header)}"))
        else:
            known.add(index)
    left = [index for index, name in enumerate(table.header) if index not in known and not name.startswith("x_")]
    if left and (mapped or table.further_columns):
        return (f"{table.file}: columns not used: {listed(table.header[index] for index in left)}.",)
    for index in left:
        findings.add(
            table.finding(
                -1, index,
                f"the column '{table.header[index]}' has no meaning here; map it under 'columns', name it in "
                "'ignore_columns', or begin its name with 'x_'",
            )
        )
    return ()
