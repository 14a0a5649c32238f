"""A strict reader of workbook sheets (XLSX): text stays text, and nothing hidden is read by accident."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from cxsim.errors import Place, did_you_mean
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.file_access import read_bytes
from cxsim.organization.tables.table import Grid, Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_BYTES = 64 * 1024 * 1024
MOST_EXPANDED = 200 * 1024 * 1024
MOST_TIMES_LARGER = 100
MOST_MEMBERS = 1_000
MOST_ROWS = 200_000
_LARGEST_EXACT = 2**53


def read_workbook(specification: FileSpecification, folder: Path, findings: Findings) -> Table | None:
    """Read the table on a sheet; None if it cannot be used (see ``findings``)."""
    content = read_bytes(specification.file, folder, findings, MOST_BYTES)
    if content is None or not _small_enough(content, specification.file, findings):
        return None
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        formulas = openpyxl.load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    except Exception as problem:  # openpyxl raises many kinds of errors for damaged files
        findings.say(specification.file, f"the workbook is damaged or of another type: {type(problem).__name__}")
        return None
    sheet = _sheet(book, specification, findings)
    if sheet is None:
        return None
    _check_formulas(sheet, formulas[sheet.title], f"{specification.file}!{sheet.title}", findings)
    return _table(sheet, specification.file, findings)


def _small_enough(content: bytes, file: str, findings: Findings) -> bool:
    """Whether the archive stays small when unpacked; counted during unpacking, because stated sizes may be wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                findings.say(file, f"the workbook has {len(members):,} parts; at most {MOST_MEMBERS:,} are read")
                return False
            if any(member.filename.casefold().endswith("vbaproject.bin") for member in members):
                findings.say(file, "the workbook has macros; save it without them (.xlsx)")
                return False
            left = min(MOST_EXPANDED, MOST_TIMES_LARGER * len(content) + 1_000_000)
            for member in members:
                with archive.open(member) as part:
                    while piece := part.read(1 << 20):
                        left -= len(piece)
                        if left < 0:
                            findings.say(file, "the workbook is far too large when unpacked; save it again")
                            return False
                        if b"<!DOCTYPE" in piece[:4096]:
                            findings.say(file, "the workbook has a document type definition, which is not allowed")
                            return False
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        findings.say(file, "is not a workbook (.xlsx), or is damaged or protected; save it again as .xlsx or .csv")
        return False
    return True


def _sheet(book: Any, specification: FileSpecification, findings: Findings) -> Worksheet | None:
    visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    wanted = specification.sheet
    if wanted is None and len(visible) == 1:
        wanted = visible[0]
    if wanted is None:
        findings.say(specification.file, f"has {len(visible)} visible sheets; state sheet: {quoted_list(visible)}")
        return None
    if wanted not in visible:
        findings.say(specification.file, f"has no visible sheet '{wanted}'; {did_you_mean(wanted, visible)}")
        return None
    sheet: Worksheet = book[wanted]
    if sheet.max_row > MOST_ROWS:
        message = f"has {sheet.max_row:,} rows; at most {MOST_ROWS:,} are read (remove stray cells, or use CSV)"
        findings.say(f"{specification.file}!{wanted}", message)
        return None
    return sheet


def _table(sheet: Worksheet, file: str, findings: Findings) -> Table | None:
    from openpyxl.utils import get_column_letter

    name = f"{file}!{sheet.title}"
    _check_visible(sheet, name, findings)
    grid = _grid(sheet, name, findings)

    def cell(row: int, column: int) -> str:
        return f"{name}!{get_column_letter(column + 1)}{grid.first if row < 0 else grid.places[row]}"

    def locate(row: int, column: int) -> Place:
        return Place(cell(row, column))

    for number in grid.gaps():
        findings.say(f"{name}!A{number}", "the row is blank, but more rows follow")
    if not grid.header:
        findings.say(name, "the sheet is empty")
        return None
    grid.trim()
    for index, message in grid.header_mistakes("the column has no name"):
        findings.say(cell(-1, index), message)
    if not grid.rows and not len(findings):
        findings.say(name, "has a header but no rows")
    return None if findings.has(file) else Table(file, grid.header, grid.rows, locate)


def _check_visible(sheet: Worksheet, name: str, findings: Findings) -> None:
    """Refuse merged and hidden cells, which would be misread."""
    for merged in sheet.merged_cells.ranges:
        findings.say(f"{name}!{merged.coord}", "merged cells; every row needs its own value")
    hidden = [index for index, shape in sheet.row_dimensions.items() if shape.hidden and index <= sheet.max_row]
    if hidden:
        findings.say(name, f"{len(hidden)} rows are hidden (by a filter?), first row {min(hidden)}; show them")
    folded = [letter for letter, shape in sheet.column_dimensions.items() if shape.hidden]
    if folded:
        findings.say(name, f"columns are hidden: {', '.join(sorted(folded))}; show or remove them")


def _grid(sheet: Worksheet, name: str, findings: Findings) -> Grid:
    grid = Grid()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if all(cell.value is None or str(cell.value).strip() == "" for cell in cells):
            grid.blank.append(number)
        else:
            grid.add(number, [_text(cell, name, findings) for cell in cells])
    return grid


def _check_formulas(values: Worksheet, formulas: Worksheet, name: str, findings: Findings) -> None:
    """Refuse formulas without a saved value; others are read by that value."""
    for cells in formulas.iter_rows():
        for cell in cells:
            if cell.data_type == "f" and values[cell.coordinate].value is None:
                findings.say(f"{name}!{cell.coordinate}", "the formula has no saved value; open and save the workbook")


def _text(cell: Any, name: str, findings: Findings) -> str:
    """The text of a cell; anything but plain text or numbers is a finding."""
    value = cell.value
    if isinstance(value, str) and cell.data_type != "e":
        return value.strip()
    if value is None or isinstance(value, bool):
        return "" if value is None else str(int(value))
    reason = _why_no_text(cell)
    if reason:
        findings.say(f"{name}!{cell.coordinate}", reason)
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _why_no_text(cell: Any) -> str:
    """Why a cell is not a plain number; empty if it is."""
    value = cell.value
    if isinstance(value, str):
        return f"contains the error {value}"
    if not isinstance(value, (int, float)):
        return f"is a date or time ({value}); text or a number is expected"
    if set(cell.number_format) == {"0"} and len(cell.number_format) > 1:
        return f"is the number {value:g} shown as {cell.number_format}; store it as text to keep leading zeros"
    return "is a number too long to be exact; store it as text" if abs(value) > _LARGEST_EXACT else ""
