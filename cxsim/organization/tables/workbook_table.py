"""A strict reader of workbook sheets (XLSX): text stays text, and nothing hidden is read by accident.

A cell that cannot be used (a date, an error, a formula without a saved value) matters only where its column is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cxsim.errors import Place, did_you_mean
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.grid import MOST_COLUMNS, Grid
from cxsim.organization.tables.names import column_name, stripped
from cxsim.organization.tables.rows_beside import FEWEST_COLUMNS
from cxsim.organization.tables.table import Fault, Table
from cxsim.organization.tables.workbook_archive import DAMAGED, opened
from cxsim.units import counted

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 200_000
MOST_CELLS = 5_000_000
_LARGEST_EXACT = 2**53
Cells = dict[int, dict[int, Any]]


def read_workbook(content: bytes, specification: FileSpecification, findings: Findings) -> Table | None:
    """Read the table on a sheet; None if it cannot be used (see ``findings``)."""
    books = opened(content, specification.file, findings)
    if books is None:
        return None
    try:
        sheet = _sheet(books[0], specification, findings)
        return None if sheet is None else _Sheet(sheet, specification, findings).table(books[1])
    except Exception:  # values of damaged cells are converted late
        findings.say(specification.file, DAMAGED)
        return None


class SheetSeen(NamedTuple):
    """A visible sheet: its name, how many rows hold something, and the first row that may name columns."""

    name: str
    rows: int
    header: tuple[str, ...]


def workbook_grid(
    content: bytes, specification: FileSpecification, fits: Callable[[Sequence[str]], bool]
) -> tuple[list[SheetSeen], Grid | None]:
    """The visible sheets, those first whose header ``fits``, the longest first among them, and the rows of one sheet.

    It is the stated sheet, else the first; None if its rows cannot be told.
    """
    findings = Findings()
    books = opened(content, specification.file, findings)
    if books is None:
        return [], None
    try:
        seen = [_seen(name, filled(books[0][name])) for name in sheets_with_content(books[0])]
        sheets = sorted(seen, key=lambda sheet: (not fits(sheet.header), -sheet.rows))
        wanted = specification.sheet or sheets[0].name
        if wanted not in {sheet.name for sheet in sheets}:
            return sheets, None
        sheet = _Sheet(books[0][wanted], specification, findings)
        sheet.table(None)
        return sheets, sheet.grid if sheet.grid.header else None
    except Exception:  # values of damaged cells are converted late; reading the table tells of them
        return [], None


def _seen(name: str, cells: Cells) -> SheetSeen:
    wide = (row for row in cells.values() if len(row) >= FEWEST_COLUMNS)
    header = next(wide, next(iter(cells.values()), {}))
    return SheetSeen(name, len(cells), tuple(column_name(str(cell.value)) for cell in header.values()))


def filled(sheet: Worksheet) -> Cells:
    """The cells that hold something, by row and column. (Going through rows would make a cell for every gap.)"""
    rows: Cells = {}
    for place in sorted(sheet._cells):
        cell = sheet._cells[place]
        if _holds_something(cell):
            rows.setdefault(place[0], {})[place[1]] = cell
    return rows


def _holds_something(cell: Any) -> bool:
    value = cell.value
    return value is not None and (not isinstance(value, str) or bool(stripped(value)))


def sheets_with_content(book: Workbook) -> list[str]:
    """The names of visible sheets that hold something; all visible ones if none does."""
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    likely = [sheet.title for sheet in visible if any(map(_holds_something, sheet._cells.values()))]
    return likely or [sheet.title for sheet in visible]


def _sheet(book: Workbook, specification: FileSpecification, findings: Findings) -> Worksheet | None:
    visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    wanted = specification.sheet
    if wanted is None:
        likely = sheets_with_content(book)
        if len(likely) != 1:
            findings.say(specification.file, f"has {len(likely)} visible sheets; state sheet: {quoted_list(likely)}")
            return None
        wanted = likely[0]
    if wanted not in visible:
        findings.say(specification.file, f"has no visible sheet '{wanted}'; {did_you_mean(wanted, visible)}")
        return None
    return next(sheet for sheet in book.worksheets if sheet.title == wanted)


class _Sheet:
    """One sheet on its way to a table."""

    def __init__(self, sheet: Worksheet, specification: FileSpecification, findings: Findings) -> None:
        self.sheet, self.specification, self.findings = sheet, specification, findings
        self.name = f"{specification.file}!{sheet.title}"
        self.grid = Grid()

    def table(self, formulas: Workbook | None) -> Table | None:
        """The table; None if it cannot be read (see ``findings``)."""
        grid, findings, before = self.grid, self.findings, len(self.findings)
        cells = self._cells(formulas)
        if isinstance(cells, str):
            findings.say(self.name, cells)
            return None
        self._fill(cells)
        grid.leave_out_remarks()
        self._find_merged()
        self._find_hidden()
        mistake = grid.header_mistake("row", self.specification.header_row is not None)
        if mistake is not None:
            findings.say(f"{self.name}!A{mistake[0]}", mistake[1])
            return None
        for number in grid.gaps():
            findings.say(f"{self.name}!A{number}", "the row is blank, but more rows follow; delete it, or the rows "
                         "below it if they are a total or remarks")
        if not grid.rows and len(findings) == before:
            findings.say(self.name, "has a header but no rows")
        if len(findings) > before:
            return None
        notes = tuple(f"{self.name}: {note}." for note in grid.settle())
        return Table(self.specification.file, grid.header, grid.rows, self._locate, notes, missing=(
            self.specification.missing), faults=grid.faults_by_column(self._locate, self.specification))

    def _locate(self, row: int, column: int) -> Place:
        from openpyxl.utils import get_column_letter

        letter = get_column_letter(self.grid.columns[column] + 1 if column < len(self.grid.columns) else 1)
        return Place(f"{self.name}!{letter}{self.grid.first if row < 0 else self.grid.places[row]}")

    def _cells(self, formulas: Workbook | None) -> Cells | str:
        """The cells from the header on, or why they cannot be read."""
        cells = filled(self.sheet)
        if formulas is not None:
            self._add_formulas(filled(formulas[self.sheet.title]), cells)
        first = self.specification.header_row or min(cells, default=1)
        cells = {row: cells[row] for row in cells if row >= first}
        if first in cells:
            return _size_problem(cells) or cells
        blank = f"header_row: {first} is stated, but this row is blank"
        return _size_problem(cells) or (blank if cells else "the sheet is empty")

    def _fill(self, cells: Cells) -> None:
        width = max(max(columns) for columns in cells.values())
        last = 0
        for number, columns in cells.items():
            if last and number > last + 1:
                self.grid.blank.append(last + 1)
            last = number
            row = [""] * width
            for column, cell in columns.items():
                row[column - 1] = self._text(cell, number, column - 1)
            self.grid.add(number, row)

    @staticmethod
    def _add_formulas(formulas: Cells, cells: Cells) -> None:
        """Put formulas without a saved value among the cells; others are read by their value."""
        for number, columns in formulas.items():
            for column, cell in columns.items():
                if cell.data_type == "f" and column not in cells.get(number, {}):
                    cells.setdefault(number, {})[column] = cell
        for number in sorted(cells):
            cells[number] = cells.pop(number)

    def _find_merged(self) -> None:
        """Merged cells would be misread where they are used."""
        grid, last = self.grid, max(self.grid.places, default=0)
        for merged in self.sheet.merged_cells.ranges:
            fault = Fault(f"is one of the merged cells {merged.coord}; every cell needs its own value")
            for row in range(max(merged.min_row, grid.first), min(merged.max_row, last) + 1):
                for column in range(merged.min_col, min(merged.max_col, len(grid.header)) + 1):
                    grid.faults[row, column - 1] = fault

    def _find_hidden(self) -> None:
        """Hidden columns would be misread where they are used, hidden rows everywhere."""
        grid, last = self.grid, max(self.grid.places, default=0)
        rows = self.sheet.row_dimensions.items()
        hidden = [index for index, shape in rows if shape.hidden and grid.first <= index <= last]
        if hidden:
            self.findings.say(
                self.name, f"{counted(len(hidden), 'row is', 'rows are')} hidden (by a filter?), first row "
                f"{min(hidden)}; show them")
        for shape in self.sheet.column_dimensions.values():
            for column in range(shape.min or 1, min(shape.max or 1, len(grid.header)) + 1) if shape.hidden else ():
                grid.faults[grid.first, column - 1] = Fault("the column is hidden; show or remove it")

    def _text(self, cell: Any, row: int, column: int) -> str:
        """The text of a cell; anything but plain text or numbers is a fault."""
        value = cell.value
        if isinstance(value, str) and cell.data_type not in ("e", "f"):
            return stripped(value)
        reason = _why_no_text(cell)
        if reason:
            self.grid.faults[row, column] = Fault(reason, ("text", "amount") if isinstance(value, bool) else (
                "text", "amount", "truth"))
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return str(value).upper() if isinstance(value, bool) else _plain(value)
        if float(value).is_integer():
            return str(int(value))
        self.grid.typed.add((row, column))
        return repr(float(value)).replace(".", self.specification.decimal)


def _size_problem(cells: Cells) -> str:
    """Why the sheet is too large; empty if it is not."""
    from openpyxl.utils import get_column_letter

    last, width = max(cells, default=0), max((max(columns) for columns in cells.values()), default=0)
    if last > MOST_ROWS:
        return f"has {last:,} rows; at most {MOST_ROWS:,} are read (remove stray cells, or use CSV)"
    if width > MOST_COLUMNS or width * len(cells) > MOST_CELLS:
        where = f"reaches to column {get_column_letter(width)} in {counted(len(cells), 'row')}"
        return f"{where}; at most {MOST_COLUMNS:,} columns and {MOST_CELLS:,} cells are read (remove stray cells)"
    return ""


def _plain(value: object) -> str:
    """A date without a time of midnight, anything else as it is."""
    return str(value).removesuffix(" 00:00:00")


def _why_no_text(cell: Any) -> str:
    """Why a cell is not a plain number; empty if it is."""
    value = cell.value
    if cell.data_type == "f":
        return "the formula has no saved value; open and save the workbook"
    if isinstance(value, bool):
        return f"is the logical value {str(value).upper()}; text or a number is expected"
    if isinstance(value, str):
        return f"contains the error {value}"
    if not isinstance(value, (int, float)):
        return f"is a date or time ({_plain(value)}); text or a number is expected"
    shown = cell.number_format if cell.has_style else ""
    if set(shown) == {"0"} and len(shown) > 1:
        return f"is the number {value:g} shown as {shown}; store it as text to keep leading zeros"
    return "is a number too long to be exact; store it as text" if abs(value) > _LARGEST_EXACT else ""
