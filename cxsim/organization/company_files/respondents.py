"""Whose answers are these: a survey that names people is joined to the file of people, for their departments."""

from __future__ import annotations

from dataclasses import replace

from cxsim.errors import did_you_mean
from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.kept_rows import KeptRows
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.findings import Findings
from cxsim.organization.tables.table import Table


def with_departments(
    table: Table, column: int, key: str | None, people: KnownPeople | None, findings: Findings
) -> tuple[Table, tuple[str, ...]]:
    """The table with departments instead of people, and notes with counts, which name nobody.

    Answers of nobody in the file, or of one of several people, are left out; of several answers of a person the last
    counts, so that five answers are those of five people. ``key``: the column of the people file that the cells name.
    """
    if people is None:
        findings.add(table.finding(-1, column, "'person' needs a file of people; state the departments instead"))
        return table, ()
    called = people.called(key)
    if called is None:
        message = f"key names '{key}', which is no column of {people.file}; {did_you_mean(str(key), people.columns)}"
        findings.add(table.finding(-1, column, message))
        return table, ()
    directory = Directory(called)
    found = [directory.find(cells[column]) if cells[column] else set() for cells in table.rows]
    last = {next(iter(who)): row for row, who in enumerate(found) if len(who) == 1}
    of_row = {row: people.departments[person] for person, row in last.items()}
    kept = KeptRows(sorted(of_row), [], frozenset()).of(table)
    rows = [[*cells[:column], of_row[row], *cells[column + 1:]]
            for row, cells in zip(sorted(of_row), kept.rows, strict=True)]
    several = sum(len(who) == 1 for who in found) - len(last)
    matched = f"{table.file}: answers whose people are in {people.file}: {len(last) + several:,} of {len(found):,}"
    notes = [f"{matched}; the others are left out." if len(last) + several < len(found) else f"{matched}."]
    if several:
        notes.append(f"{table.file}: answers of people who answered again later, which do not count: {several:,}.")
    return replace(kept, rows=rows), tuple(notes)
