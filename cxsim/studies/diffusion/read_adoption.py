"""Reading who adopted when: one row per person with id, group and period; blank = not adopted while observed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cxsim.organization.company_files.identifiers import numbered
from cxsim.organization.findings import Findings
from cxsim.organization.tables.numerals import truth, whole
from cxsim.organization.tables.table import Table, check_columns

MOST_PERIODS: Final = 10_000
ROLES: Final = ("id", "group", "time")
"""The columns that a file of adopters must have."""


@dataclass(frozen=True)
class AdoptionRow:
    """One person: ``adopted_in`` 0 and ``last_period`` 0 mean observed to the end without adopting."""

    group: str
    adopted_in: int
    last_period: int


def adoption_from_table(table: Table, findings: Findings) -> tuple[dict[str, int], list[AdoptionRow], tuple[str, ...]]:
    """The row number of each person, what each row says, and notes. Mistakes go to ``findings``."""
    columns = table.found(ROLES, findings)
    adopted = table.index_of("adopted")
    notes = check_columns(table, (*columns, adopted), (), True, findings, identifiers=(table.index_of(ROLES[0]),),
                          truths=(adopted,))
    if len(columns) < len(ROLES):
        return {}, [], notes
    identifier, group, time = columns
    row_of = numbered(
        table.cells(identifier), lambda row, message: findings.add(table.finding(row, identifier, message)), table.where
    )
    rows = [_row(table, row, group, time, adopted, findings) for row in range(len(table.rows))]
    if len(findings) == 0 and not any(row.adopted_in for row in rows):
        findings.say(table.file, "nobody adopted, so nothing can be estimated (column 'time': the period of adoption)")
    return row_of, rows, (*table.notes, *notes)


def _row(table: Table, row: int, group: int, time: int, adopted: int | None, findings: Findings) -> AdoptionRow:
    cells = table.rows[row]
    if not cells[group]:
        findings.add(table.finding(row, group, "the group is empty; every person needs one (a village, a department)"))
    period = _period(table, row, time, findings)
    did = _did_adopt(table, row, adopted, bool(cells[time]), findings)
    return AdoptionRow(cells[group], period if did else 0, period)


def _period(table: Table, row: int, time: int, findings: Findings) -> int:
    """The stated period; 0 where the cell is blank."""
    text = table.rows[row][time]
    if not text:
        return 0
    value = whole(text)
    if isinstance(value, int) and not 1 <= value <= MOST_PERIODS:
        value = f"the period is {value:,}; allowed: 1 to {MOST_PERIODS:,}, or blank for people who did not adopt"
    if isinstance(value, str):
        findings.add(table.finding(row, time, value))
        return 0
    return value


def _did_adopt(table: Table, row: int, column: int | None, timed: bool, findings: Findings) -> bool:
    """Whether the person adopted: a stated time means yes, unless the column ``adopted`` says no."""
    text = "" if column is None else table.rows[row][column]
    if column is None or not text:
        return timed
    value = truth(text)
    if isinstance(value, str):
        findings.add(table.finding(row, column, value))
        return False
    if value and not timed:
        findings.add(table.finding(row, column, "adopted, but the row states no 'time'"))
    return value
