"""Which rows of a file of people count: one per person who is here, no totals, nobody who has left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from cxsim.organization.company_files.dates import USUAL_DAY_NUMBERS, date_in, day_in, day_number, no_date
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.findings import Findings, NamingNote, quoted_list
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.schema.row_specification import Repeats, RowCondition
from cxsim.organization.tables.numerals import number
from cxsim.organization.tables.table import Table
from cxsim.units import counted


@dataclass(frozen=True)
class KeptRows:
    """The rows that count, and for every row of a person the row that stands for them.

    ``stands_for`` also names people who are not kept, because others may still name them as managers; it has -1 for
    rows that are no people.
    """

    rows: list[int]
    stands_for: list[int]
    columns: frozenset[int]

    def of(self, table: Table) -> Table:
        """The table of the rows that count."""
        if len(self.rows) == len(table.rows):
            return table
        return replace(
            table, rows=[table.rows[row] for row in self.rows],
            locate=lambda row, column: table.locate(row if row < 0 else self.rows[row], column),
        )


def kept_rows(
    table: Table, specification: PeopleSpecification, ids: Sequence[str], findings: Findings
) -> tuple[KeptRows, tuple[str, ...]]:
    """The rows that count, and notes about the others; ``ids``: the identifier in each row."""
    reader = _Reader(table, specification.decimal, findings)
    people = set(range(len(table.rows)))
    for condition in specification.left_out_if:
        people -= reader.meet(condition, people, "left out")
    rows = reader.meet_all(specification.kept_if, people)
    if specification.repeats is not None:
        rows = reader.one_per_person(rows, ids, specification.repeats)
    if table.rows and not rows and not findings.has(table.file):
        findings.say(table.file, f"'keep' and 'leave_out' leave none of {counted(len(table.rows), 'row')}")
    standing = {fold(ids[row]): row for row in sorted(people)} | {fold(ids[row]): row for row in rows}
    stands_for = [standing[fold(name)] if row in people else -1 for row, name in enumerate(ids)]
    return KeptRows(rows, stands_for, frozenset(reader.columns)), tuple(reader.notes)


def meeting(
    table: Table, conditions: Sequence[RowCondition], decimal: str, findings: Findings
) -> tuple[KeptRows, tuple[str, ...]]:
    """The rows that meet all conditions, and notes about the others."""
    reader = _Reader(table, decimal, findings)
    rows = reader.meet_all(conditions, set(range(len(table.rows))))
    return KeptRows(rows, [], frozenset(reader.columns)), tuple(reader.notes)


class _Reader:
    """Reads what conditions ask for, and notes how many rows they leave."""

    def __init__(self, table: Table, decimal: str, findings: Findings) -> None:
        self.table, self.decimal, self.findings = table, decimal, findings
        self.notes: list[str] = []
        self.columns: set[int] = set()

    def meet_all(self, conditions: Sequence[RowCondition], among: set[int]) -> list[int]:
        """The rows that meet all conditions, in the order of the file."""
        for condition in conditions:
            among = self.meet(condition, among, "kept")
        return sorted(among)

    def meet(self, condition: RowCondition, among: set[int], fate: str) -> set[int]:
        """The rows that meet a condition."""
        column = self.table.required(condition.column, self.findings)
        if column is None:
            return set(among)
        self.columns.add(column)
        met = {*filter(self._holds(condition, column), among)}
        out = met if fate == "left out" else among - met
        if out:
            values = Counter(self.table.rows[row][column] for row in sorted(out))
            shown = quoted_list(value or "(blank)" for value, _ in values.most_common(4))
            self.notes.append(NamingNote(
                f"{self.table.file}: rows left out because of {condition.column}: {len(out):,} of {len(among):,}",
                f" ({shown})", "."))
        return met

    def _holds(self, condition: RowCondition, column: int) -> Callable[[int], bool]:
        """Whether a row meets the condition."""
        if condition.values is None:
            return partial(self._is_in_time, column=column, condition=condition)
        words = {fold(value) for value in condition.values or ()}
        self._unused_words(condition, column, words)
        return lambda row: fold(self.table.rows[row][column]) in words

    def _unused_words(self, condition: RowCondition, column: int, words: set[str]) -> None:
        """A word that no cell holds is a slip, or everybody it meant is gone."""
        missing = words - {fold(cells[column]) for cells in self.table.rows}
        if missing == words:
            message = f"no row has {quoted_list(condition.values or ())} in the column '{condition.column}'"
            self.findings.add(self.table.finding(-1, column, message))

    def _is_in_time(self, row: int, column: int, condition: RowCondition) -> bool:
        """Whether an end is still to come, or a start has come; a blank cell is neither too early nor too late."""
        text = self.table.rows[row][column]
        if no_date(text):
            return True
        day = day_in(text, condition.dates)
        if day is None:
            remedy = "state dates: excel" if day_number(text) in USUAL_DAY_NUMBERS else "write year-month-day"
            message = f"'{text}' is not a date; {remedy}, or leave the cell blank"
            self.findings.add(self.table.finding(row, column, message))
            return True
        if condition.ends_after is not None:
            return day > condition.ends_after
        return condition.begins_by is None or day <= condition.begins_by

    def one_per_person(self, rows: list[int], ids: Sequence[str], repeats: Repeats) -> list[int]:
        """One of the rows of each person."""
        of_person: dict[str, list[int]] = {}
        for row in rows:
            of_person.setdefault(fold(ids[row]), []).append(row)
        worth = self._worth(repeats)
        chosen = [same[0] if len(same) == 1 else max(same, key=worth) for same in of_person.values()]
        several = sum(len(same) > 1 for same in of_person.values())
        if several:
            which = f"the one with the largest {repeats.column}" if repeats.column else f"the {repeats.keep}"
            self.notes.append(f"{self.table.file}: people with several rows: {several:,}; {which} counts; rows that do "
                              f"not: {len(rows) - len(chosen):,}.")
        return sorted(chosen)

    def _worth(self, repeats: Repeats) -> Callable[[int], float]:
        if repeats.column is None:
            return float if repeats.keep == "last" else lambda row: -float(row)
        column = self.table.required(repeats.column, self.findings)
        if column is None:
            return float
        self.columns.add(column)
        return lambda row: self._size(row, column, repeats.dates == "day_first")

    def _size(self, row: int, column: int, day_first: bool) -> float:
        text = self.table.rows[row][column]
        if not text:
            return -1.0
        day = date_in(text, day_first)
        if day is not None:
            return float(day.toordinal())
        value = number(text, self.decimal)
        if isinstance(value, str):
            self.findings.add(self.table.finding(row, column, value))
            return 0.0
        return value
