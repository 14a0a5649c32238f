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
    found = {row: who for row, name in enumerate(table.cells(column)) if name and len(who := directory.find(name)) == 1}
    person = {row: next(iter(who)) for row, who in found.items()}
    last = sorted({who: row for row, who in person.items()}.values())
    kept = KeptRows(last, [], frozenset()).of(table)
    rows = [[*cells[:column], people.departments[person[row]], *cells[column + 1:]]
            for row, cells in zip(last, kept.rows, strict=True)]
    counts = f"{len(person):,} of {len(table.rows):,}" + ("" if len(person) == len(found) else "; the others are left out")
    notes = [f"{table.file}: answers whose people are in {people.file}: {counts}."]
    if several := len(person) - len(last):
        notes.append(f"{table.file}: answers of people who answered again later, which do not count: {several:,}.")
    return replace(kept, rows=rows), tuple(notes)
