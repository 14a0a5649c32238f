"""A strict CSV reader: text stays text, nothing ambiguous is guessed, every mistake has a place.

It uses the standard library's ``csv`` rather than a reader that guesses types: those turn 007 into 7, NA into nothing,
and shift columns if a row has one field too many.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from cxsim.errors import Place
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.file_access import read_bytes, what_it_is
from cxsim.organization.tables.table import Grid, Table

_WORDS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def read_csv(specification: FileSpecification, folder: Path, findings: Findings) -> Table | None:
    """Read the table in a CSV file; None if it cannot be used (see ``findings``)."""
    content = read_bytes(specification.file, folder, findings)
    return None if content is None else table_from_bytes(content, specification, findings)


def table_from_bytes(content: bytes, specification: FileSpecification, findings: Findings) -> Table | None:
    """Read the table in the bytes of a CSV file."""
    file = specification.file
    text = _decoded(content, specification, findings)
    if text is None:
        return None
    lines = io.StringIO(text, newline=None).read().split("\n")
    notes: list[str] = []
    first = 0
    separator: str | None = specification.separator
    if lines[0].casefold().startswith("sep=") and len(lines[0]) == 5:
        separator, first = lines[0][4], 1
        notes.append(f"{file}: line 1 sets the separator '{separator}'.")
        if separator not in _WORDS:
            findings.say(file, f"the separator '{separator}' is not one of , ; tab |", 1, 5, lines[0])
            return None
    if not any(line.strip() for line in lines[first:]):
        findings.say(file, "the file is empty")
        return None
    if separator is None:
        separator = _separator(lines[first], file, first + 1, findings)
        if separator is None:
            return None
        if separator != ",":
            notes.append(f"{file}: read with the separator {_WORDS[separator]}.")
    return _table(file, lines, first, separator, notes, findings)


def _decoded(content: bytes, specification: FileSpecification, findings: Findings) -> str | None:
    file, encoding = specification.file, specification.encoding
    kind = what_it_is(content)
    if kind is not None:
        findings.say(file, f"looks like {kind}, not like a text table (CSV)")
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) and encoding != "utf-16":
        findings.say(file, "is in UTF-16; save it as 'CSV UTF-8' or state encoding: utf-16")
        return None
    try:
        text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        column = problem.start - (content.rfind(b"\n", 0, problem.start) + 1) + 1
        advice = "save it as 'CSV UTF-8', or state its encoding (cp1252?)"
        if encoding != "utf-8":
            advice = "state another encoding"
        findings.say(
            file, f"byte {problem.start} (0x{content[problem.start]:02x}) is not {encoding}; {advice}", line, column
        )
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        findings.say(file, f"character {text.index(chr(0))} is NUL; this is not a text file", line)
        return None
    return text


def _separator(header: str, file: str, line: int, findings: Findings) -> str | None:
    """Comma, or another separator if it is the only one in the header."""
    unquoted = "".join(header.split('"')[::2])
    present = [sign for sign in _WORDS if sign in unquoted]
    if len(present) <= 1:
        return present[0] if present else ","
    words = " and ".join(_WORDS[sign] for sign in present)
    findings.say(file, f"the header contains {words}; state which one separates "
                 "fields (separator: ...)", line, 1, header)
    return None


def _records(
    lines: list[str], first: int, separator: str, file: str, findings: Findings
) -> Iterator[tuple[int, list[str]]]:
    """Records with the index of their first line."""
    reader = csv.reader((line + "\n" for line in lines[first:]), delimiter=separator, strict=True)
    begins = 0
    try:
        for record in reader:
            yield first + begins, record
            begins = reader.line_num
    except csv.Error as problem:
        text = lines[first + begins]
        reason = str(problem)
        if "unexpected end of data" in reason:
            message, column = "a quote is opened here and never closed", text.find('"') + 1
        elif "field larger" in reason:
            message, column = "a field has more than 131,072 characters (is a quote not closed?)", text.find('"') + 1
        else:
            message, column = f"is not valid CSV: {reason}", 1
        findings.say(file, message, first + begins + 1, max(column, 1), text)


def _table(
    file: str, lines: list[str], first: int, separator: str, notes: list[str], findings: Findings
) -> Table | None:
    before = len(findings)
    grid, spaces = _grid(file, lines, first, separator, findings)
    named = lines[grid.first]
    for index, message in grid.header_mistakes("column {} has no name"):
        findings.say(file, message, grid.first + 1, column_of_field(named, index, separator), named)
    for line in grid.gaps():
        findings.say(file, "is blank, but more rows follow", line + 1)
    if len(findings) == before and not grid.rows:
        findings.say(file, "has a header but no rows", first + 1, 1, lines[first])
    if len(findings) > before:
        return None
    if spaces:
        notes.append(f"{file}: leading or trailing spaces in cells were removed in {spaces:,} rows.")

    def locate(row: int, column: int) -> Place:
        begins = first if row < 0 else grid.places[row]
        return Place(file, begins + 1, column_of_field(lines[begins], column, separator), lines[begins])

    return Table(file, grid.header, grid.rows, locate, tuple(notes))


def _grid(file: str, lines: list[str], first: int, separator: str, findings: Findings) -> tuple[Grid, int]:
    """The rows with their first lines, and the number of rows with leading or trailing spaces in cells."""
    grid, spaces = Grid(), 0
    for begins, record in _records(lines, first, separator, file, findings):
        cells = [cell.strip() for cell in record]
        if not any(cells):
            grid.blank.append(begins)
        elif grid.header and len(cells) != len(grid.header):
            message = f"has {len(cells)} fields; the header has {len(grid.header)}"
            findings.say(file, message, begins + 1, 1, lines[begins])
        elif grid.add(begins, cells):
            spaces += cells != record
    grid.trim()
    return grid, spaces


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
