"""Leaves out the rows of a table that a scenario does not keep, and counts them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from cxsim.errors import Place, did_you_mean
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.findings import Findings
from cxsim.organization.schema.keep_rows import KeepRows
from cxsim.organization.tables.table import Table

MOST_NAMED = 5


def kept(table: Table, keep: KeepRows | None, findings: Findings) -> Table:
    """The rows to keep, with their places, and a note that counts the others by value.

    A value that no row has is a finding: it is a misspelling, or another file than the scenario was written for.
    """
    column = None if keep is None else table.required(keep.column, findings)
    if keep is None or column is None:
        return table
    present = {fold(cells[column]): cells[column] for cells in table.rows}
    for value in keep.values:
        if fold(value.strip()) not in present:
            message = f"keep names '{value}', which no row has in '{keep.column}'; " + did_you_mean(
                value, present.values())
            findings.add(table.finding(-1, column, message))
    wanted = {fold(value.strip()) for value in keep.values}
    rows = [row for row, cells in enumerate(table.rows) if fold(cells[column]) in wanted]
    left = Counter(cells[column] for cells in table.rows if fold(cells[column]) not in wanted)

    def locate(row: int, column: int) -> Place:
        return table.locate(row if row < 0 else rows[row], column)

    notes = table.notes
    if left:
        notes += (f"{table.file}: {left.total():,} of {len(table.rows):,} rows were left out: "
                  f"{keep.column} is {counted(left)}.",)
    return replace(table, rows=[table.rows[row] for row in rows], locate=locate, notes=notes)


def counted(values: Counter[str]) -> str:
    """The most frequent values with their numbers: "'left' (12), blank (3) and 2 more"."""
    shown = ", ".join(f"'{value}' ({number:,})" if value else f"blank ({number:,})"
                      for value, number in values.most_common(MOST_NAMED))
    more = len(values) - MOST_NAMED
    return shown + (f" and {more:,} more" if more > 0 else "")
