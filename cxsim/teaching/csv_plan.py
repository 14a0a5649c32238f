"""A plan as a CSV file with the columns of the form, for teams without a spreadsheet program."""

from __future__ import annotations

from typing import Final

from cxsim.errors import Place, did_you_mean
from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.csv_table import table_from_bytes
from cxsim.organization.tables.table import Table
from cxsim.scenario.text.cells import plain_header
from cxsim.teaching.form import COLUMNS
from cxsim.teaching.plan_lines import Line

OTHER_WORDS: Final = {"type": "intervention", "group": "for whom", "target": "for whom", "department": "for whom",
                      "start_week": "first week", "start": "first week"}
NOTES: Final = ("note", "notes", "comment", "comments")


def csv_lines(content: bytes, file: str, findings: Findings) -> list[Line]:
    """The lines of a plan; none if its columns cannot be told."""
    table = table_from_bytes(content, FileSpecification(file=file), findings)
    columns = None if table is None else _columns(table, findings)
    if table is None or columns is None:
        return []
    return [_line(table, row, columns) for row in range(len(table.rows))]


def _columns(table: Table, findings: Findings) -> dict[str, int] | None:
    """The number of each column."""
    before, found = len(findings), dict[str, int]()
    for number, header in enumerate(table.header):
        key = plain_header(header)
        meant = OTHER_WORDS.get(key, key.replace("_", " "))
        if meant in NOTES:
            continue
        if meant not in COLUMNS:
            findings.add(table.finding(-1, number, f"the column '{header}' does not belong to a plan; "
                                       f"{did_you_mean(meant, COLUMNS)}; remarks go into a column 'notes'"))
        elif meant in found:
            findings.add(table.finding(-1, number, f"the column '{meant}' is there twice"))
        else:
            found[meant] = number
    for needed in ("intervention", "first week"):
        if needed not in found:
            findings.add(table.finding(-1, 0, f"there is no column '{needed}'; a plan has the columns "
                                       f"{', '.join(COLUMNS)}"))
    return None if len(findings) > before else found


def _line(table: Table, row: int, columns: dict[str, int]) -> Line:
    places: dict[str, Place] = {name: table.locate(row, columns.get(name, 0)) for name in COLUMNS}
    texts = {name: table.rows[row][columns[name]] if name in columns else "" for name in COLUMNS}
    return Line(texts, places)
