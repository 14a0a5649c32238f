"""A strict CSV reader: text stays text, nothing ambiguous is guessed, every mistake has a place.

It uses the standard library's ``csv`` rather than a reader that guesses types: those turn 007 into 7, NA into nothing,
and shift columns if a row has one field too many.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from cxsim.errors import Place
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.decoding import decoded
from cxsim.organization.tables.grid import MOST_CELLS, MOST_COLUMNS, Grid
from cxsim.organization.tables.names import stripped
from cxsim.organization.tables.rows_beside import is_ruler
from cxsim.organization.tables.separators import WORDS, likely_separators, others_instead, stated_separator
from cxsim.organization.tables.table import Table
from cxsim.units import counted


def table_from_bytes(content: bytes, specification: FileSpecification, findings: Findings) -> Table | None:
    """Read the table in the bytes of a CSV file."""
    lines = lines_of(content, specification, findings)
    first = _first_line(lines, specification, findings) if lines else None
    if first is None:
        return None
    separator, note = _separator(lines, first, specification, findings)
    if separator is None or _divides_nothing(lines, first, separator, specification.file, findings):
        return None
    notes = (f"{specification.file}: {note}.",) if note else ()
    return _CsvFile(specification, lines, first, separator, findings).table(notes)


def csv_grid(content: bytes, specification: FileSpecification) -> tuple[Grid, list[str]] | None:
    """The rows of a CSV file before they are checked, and its likely separators; None if they cannot be told."""
    findings = Findings()
    lines = lines_of(content, specification, findings)
    first = _first_line(lines, specification, findings) if lines else None
    if first is None:
        return None
    stated = specification.separator or stated_separator(lines[0])
    likely = [stated] if stated else likely_separators(lines, first)
    file = _CsvFile(specification, lines, first, likely[0], findings)
    list(file.fill())
    file.grid.leave_out_remarks()
    return (file.grid, likely) if file.grid.header else None


def lines_of(content: bytes, specification: FileSpecification, findings: Findings) -> list[str]:
    """The lines of a text file, whatever ends them; none, and a finding, if it cannot be decoded."""
    text = decoded(content, specification, findings)
    return [] if text is None else io.StringIO(text, newline=None).read().split("\n")


def _first_line(lines: list[str], specification: FileSpecification, findings: Findings) -> int | None:
    """The index of the line with the header; None and a finding if there is none."""
    first = 1 if stated_separator(lines[0]) else 0
    if specification.header_row is not None:
        first = specification.header_row - 1
    filled = [index for index in range(first, len(lines)) if lines[index].strip()]
    if not filled:
        shorter = f" below line {first}" if first > 1 and any(map(str.strip, lines)) else ""
        findings.say(specification.file, f"the file is empty{shorter}")
        return None
    if specification.header_row is not None and filled[0] != first:
        findings.say(specification.file, f"header_row: {first + 1} is stated, but this line is blank", first + 1)
        return None
    return filled[0]


def _separator(
    lines: list[str], first: int, specification: FileSpecification, findings: Findings
) -> tuple[str | None, str]:
    """The sign between fields and a note about it; None and a finding if it is not clear."""
    file, stated = specification.file, stated_separator(lines[0])
    if stated is None:
        return (specification.separator, "") if specification.separator else _found(lines, first, file, findings)
    if stated not in WORDS:
        findings.say(file, f"the separator '{stated}' is not one of , ; tab |", 1, 5, lines[0])
        return None, ""
    if specification.separator not in (None, stated):
        findings.say(file, f"line 1 sets the separator '{stated}', the scenario states '{specification.separator}'; "
                     "leave one of them out", 1, 5, lines[0])
        return None, ""
    return stated, f"line 1 sets the separator '{stated}'"


def _found(lines: list[str], first: int, file: str, findings: Findings) -> tuple[str | None, str]:
    """The sign that separates the fields of the rows, and a note about it; None and a finding if several may."""
    likely = likely_separators(lines, first)
    if len(likely) > 1:
        words = " and ".join(WORDS[sign] for sign in likely)
        findings.say(file, f"the header contains {words}; state which one separates fields (separator: ...)",
                     first + 1, 1, lines[first])
        return None, ""
    return likely[0], "" if likely == [","] else f"read with the separator {WORDS[likely[0]]}"


def _divides_nothing(lines: list[str], first: int, separator: str, file: str, findings: Findings) -> bool:
    """Whether no line has the stated separator and another one divides every row alike, which is a finding."""
    others = others_instead(lines, first, separator)
    if others:
        instead = " or ".join(f"a {WORDS[sign]}" for sign in others)
        findings.say(file, f"the separator {WORDS[separator]} is stated, but no line has one, and {instead} divides "
                     "every row alike; leave the separator out, or state that one", first + 1, 1, lines[first])
    return bool(others)


class _CsvFile:
    """The lines of one file from its header on."""

    def __init__(
        self, specification: FileSpecification, lines: list[str], first: int, separator: str, findings: Findings
    ) -> None:
        self.specification, self.file, self.lines, self.first = specification, specification.file, lines, first
        self.separator, self.findings = separator, findings
        self.grid = Grid()
        self.spaces = self.rulers = 0

    def table(self, notes: tuple[str, ...]) -> Table | None:
        """The table; None if a row or the header cannot be read (see ``findings``)."""
        before = len(self.findings)
        wrong = list(self.fill())
        grid, lines = self.grid, self.lines
        grid.leave_out_remarks()
        remarks = dict(grid.remarks)
        stated = self.specification.header_row is not None
        mistake = grid.header_mistake("line", stated) if grid.header else None
        if mistake is not None:
            self._say(mistake[0], mistake[1])
            return None
        for line, message in wrong:
            if line not in remarks:
                self._say(line, message)
        for line in grid.gaps():
            self.findings.say(self.file, "is blank, but more rows follow", line)
        if len(self.findings) == before and not grid.rows:
            self._say(self.first + 1, "has a header but no rows")
        if len(self.findings) > before:
            return None
        notes += tuple(f"{self.file}: {note}." for note in grid.settle())
        notes += tuple(self._left_out())

        def locate(row: int, column: int) -> Place:
            line = grid.first if row < 0 else grid.places[row]
            field = grid.columns[column] if column < len(grid.columns) else 0
            return Place(self.file, line, column_of_field(lines[line - 1], field, self.separator), lines[line - 1])

        faults = grid.faults_by_column(locate, self.specification)
        missing = self.specification.missing
        return Table(self.file, grid.header, grid.rows, locate, notes, faults=faults, missing=missing)

    def _left_out(self) -> Iterator[str]:
        """Notes about lines and spaces that were left out."""
        if self.rulers:
            yield f"{self.file}: {counted(self.rulers, 'line')} of dashes left out."
        if self.spaces:
            yield (f"{self.file}: leading or trailing spaces in cells were removed in "
                   f"{counted(self.spaces, 'row')}.")

    def fill(self) -> Iterator[tuple[int, str]]:
        """Put all rows into the grid; yield the lines of those with another number of fields than the header."""
        cells_read = 0
        for line, record in self._records():
            cells = [*map(stripped, record)]
            width = len(self.grid.header) or len(cells)
            cells_read += len(cells)
            if len(cells) > MOST_COLUMNS or cells_read > MOST_CELLS:
                what = f"{len(cells):,} fields" if len(cells) > MOST_COLUMNS else f"more than {MOST_CELLS:,} cells"
                yield line, f"has {what}; at most {MOST_COLUMNS:,} fields in a row are read"
                return
            if not any(cells):
                self.grid.blank.append(line)
                continue
            if len(cells) > width and not any(cells[width:]):
                cells = cells[:width]
            if len(cells) != width:
                yield line, f"has {len(cells)} fields; the header has {width}"
            if self.grid.add(line, cells):
                self.spaces += cells != record[: len(cells)]

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Records with the number of their first line."""
        first, lines = self.first, self.lines
        reader = csv.reader((line + "\n" for line in lines[first:]), delimiter=self.separator, strict=True)
        begins = 0
        try:
            for record in reader:
                if is_ruler(lines[first + begins]):
                    self.rulers += 1
                else:
                    yield first + begins + 1, record
                begins = reader.line_num
        except csv.Error as problem:
            text = lines[first + begins]
            reason = str(problem)
            if "unexpected end of data" in reason:
                message, column = "a quote is opened here and never closed", text.find('"') + 1
            elif "field larger" in reason:
                message = "a field has more than 131,072 characters (is a quote not closed?)"
                column = text.find('"') + 1
            else:
                message, column = f"is not valid CSV: {reason}", 1
            self.findings.say(self.file, message, first + begins + 1, max(column, 1), text)

    def _say(self, line: int, message: str) -> None:
        self.findings.say(self.file, message, line, 1, self.lines[line - 1])


def column_of_field(text: str, field: int, separator: str) -> int:
    """The column (from 1) at which a field begins in a line; 0 if it begins on a later line."""
    quoted = False
    seen = 0
    for position, sign in enumerate(text):
        if seen == field:
            return position + 1
        if sign == '"':
            quoted = not quoted
        elif sign == separator and not quoted:
            seen += 1
    return len(text) + 1 if seen == field else 0
