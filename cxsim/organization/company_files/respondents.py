"""Whose answers are these: a survey that names people is joined to the file of people, for their departments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.kept_rows import KeptRows
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.findings import Findings
from cxsim.organization.tables.table import Table


def with_departments(
    table: Table, columns: Sequence[int], key: str | tuple[str, ...] | None, people: KnownPeople | None,
    findings: Findings,
) -> tuple[Table, tuple[str, ...]]:
    """The table with departments in the first of the ``columns`` that name people, and notes with counts, which name
    nobody.

    Answers of nobody in the file, or of one of several people, are left out; of several answers of a person the last
    counts, so that five answers are those of five people. ``key``: what of the people file the cells name.
    """
    first = columns[0]
    if people is None:
        findings.add(table.finding(-1, first, "'person' needs a file of people; state the departments instead"))
        return table, ()
    try:
        directory = Directory(people.called(key))
    except LookupError as problem:
        findings.add(table.finding(-1, first, str(problem)))
        return table, ()
    person = {row: next(iter(who)) for row, name in enumerate(table.joined(columns))
              if name and len(who := directory.find(name)) == 1}
    last = sorted({who: row for row, who in person.items()}.values())
    kept = KeptRows(last, [], frozenset()).of(table)
    rows = [[*cells[:first], people.departments[person[row]], *cells[first + 1:]]
            for row, cells in zip(last, kept.rows, strict=True)]
    others = "" if len(person) == len(table.rows) else "; the others are left out"
    counts = f"{len(person):,} of {len(table.rows):,}{others}"
    notes = [f"{table.file}: answers whose people are in {people.file}: {counts}."]
    if several := len(person) - len(last):
        notes.append(f"{table.file}: answers of people who answered again later, which do not count: {several:,}.")
    return replace(kept, rows=rows), tuple(notes)
