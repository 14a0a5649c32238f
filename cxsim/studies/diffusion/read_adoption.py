"""Reading who adopted when: one row per person with id, group and period; blank = not adopted while observed.

Where a column ``adopted`` says who adopted, a row that says neither that nor a time is of a person never observed.
Where no row states a time, only the final adoption is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from cxsim.organization.company_files.identifiers import numbered
from cxsim.organization.findings import Findings, NamingNote, quoted_list
from cxsim.organization.tables.numerals import truth, whole
from cxsim.organization.tables.table import Table, check_columns
from cxsim.units import counted

MOST_PERIODS: Final = 10_000
FEWEST: Final = 10
"""Adopters, and of final adoption alone also people who did not adopt, from which anything is estimated."""
ROLES: Final = ("id", "group")
"""The columns that a file of adopters must have, beside ``time`` or ``adopted``."""


@dataclass(frozen=True)
class AdoptionRow:
    """One person: ``adopted_in`` 0 and ``last_period`` 0 mean observed to the end without adopting."""

    group: str
    adopted_in: int = 0
    last_period: int = 0
    observed: bool = True


NEVER_OBSERVED: Final = AdoptionRow("", observed=False)


@dataclass(frozen=True)
class Adoption:
    """The row number of each person, what each row says, notes, and whether no row states a time."""

    row_of: dict[str, int]
    rows: list[AdoptionRow]
    notes: tuple[str, ...] = ()
    final_only: bool = False


@dataclass(frozen=True)
class _Columns:
    """Where things stand in the table; ``timed``: whether any row states a time."""

    group: int
    time: int | None
    adopted: int | None
    timed: bool = field(default=False)


def adoption_from_table(table: Table, findings: Findings) -> Adoption:
    """What the file says of everybody. Mistakes go to ``findings``."""
    identifier, group = table.index_of("id"), table.index_of("group")
    time, adopted = table.index_of("time"), table.index_of("adopted")
    roles = table.found((*ROLES, *(() if adopted is not None else ("time",))), findings)
    notes = (*table.notes, *check_columns(table, (*roles, time, adopted), (), True, findings, identifiers=(identifier,),
                                          truths=(adopted,)))
    if identifier is None or group is None or (time is None and adopted is None):
        return Adoption({}, [], notes)
    row_of = numbered(
        table.cells(identifier), lambda row, message: findings.add(table.finding(row, identifier, message)), table.where
    )
    timed = time is not None and (adopted is None or any(table.cells(time)))
    rows = [_row(table, row, _Columns(group, time, adopted, timed), findings) for row in range(len(table.rows))]
    if len(findings) == 0:
        _check_enough(table, rows, timed, findings)
    return Adoption(row_of, rows, notes, not timed)


def about_unobserved(file: str, people: list[str]) -> tuple[str, ...]:
    """A note about people who were never observed, if there are any."""
    if not people:
        return ()
    return (NamingNote(f"{file}: {counted(len(people), 'person was', 'people were')} never observed and left out, "
                       "with all their ties", f": {quoted_list(people)}"),)


def _row(table: Table, row: int, columns: _Columns, findings: Findings) -> AdoptionRow:
    cells = table.rows[row]
    time, adopted = ("" if column is None else cells[column] for column in (columns.time, columns.adopted))
    if columns.adopted is not None and not time and not adopted:
        return NEVER_OBSERVED
    if not cells[columns.group]:
        message = "the group is empty; every person needs one (a village, a department)"
        findings.add(table.finding(row, columns.group, message))
    period = _period(table, row, columns.time, findings)
    did = _did_adopt(table, row, columns, findings)
    return AdoptionRow(cells[columns.group], max(period, int(not columns.timed)) if did else 0, period)


def _period(table: Table, row: int, time: int | None, findings: Findings) -> int:
    """The stated period; 0 where the cell is blank."""
    text = "" if time is None else table.rows[row][time]
    if time is None or not text:
        return 0
    value = whole(text)
    if isinstance(value, int) and not 1 <= value <= MOST_PERIODS:
        value = f"the period is {value:,}; allowed: 1 to {MOST_PERIODS:,}, or blank for people who did not adopt"
    if isinstance(value, str):
        findings.add(table.finding(row, time, value))
        return 0
    return value


def _did_adopt(table: Table, row: int, columns: _Columns, findings: Findings) -> bool:
    """Whether the person adopted: a stated time means yes, unless the column ``adopted`` says no."""
    column, timed = columns.adopted, columns.time is not None and bool(table.rows[row][columns.time])
    text = "" if column is None else table.rows[row][column]
    if column is None or not text:
        return timed
    value = truth(text)
    if isinstance(value, str):
        findings.add(table.finding(row, column, f"{value}; blank, with a blank 'time': the person was never observed"))
        return False
    if value and columns.timed and not timed:
        message = ("adopted, but the row states no 'time'; state the period, blank both cells if the person was never "
                   "observed, or leave out the column 'time' to fit final adoption only")
        findings.add(table.finding(row, column, message))
    return value


def _check_enough(table: Table, rows: list[AdoptionRow], timed: bool, findings: Findings) -> None:
    observed = [row for row in rows if row.observed]
    adopters = sum(row.adopted_in > 0 for row in observed)
    others = len(observed) - adopters
    if len(observed) < len(rows) and not others:
        findings.say(
            table.file, f"{counted(len(rows) - len(observed), 'row leaves', 'rows leave')} both 'time' and 'adopted' "
            "blank, which says never observed, and no row says 0: write 0 in 'adopted' for people who were observed "
            "and did not adopt",
        )
    elif adopters < FEWEST:
        findings.say(table.file, f"{counted(adopters, 'person')} adopted; at least {FEWEST} are needed to estimate "
                     "anything (column 'time': the period of adoption)")
    elif not timed and others < FEWEST:
        findings.say(table.file, f"{counted(others, 'observed person', 'observed people')} did not adopt; without times"
                     f" at least {FEWEST} are needed (state the period of adoption in a column 'time')")
