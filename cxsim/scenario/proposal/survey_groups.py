"""Whose answers a survey holds: by a column of departments, or by one of people, whose departments the file tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from cxsim.errors import InputError
from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.company_files.respondents import with_departments
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.header_words import normal, rank
from cxsim.scenario.proposal.parts import Part, cells_of
from cxsim.scenario.proposal.survey_questions import about, scales_of

_NUMBERS = re.compile(
    r"n|(?:number of )?(?:answers|responses|respondents|participants)|anzahl(?: antworten)?|antworten|teilnehmer|"
    r"(?:nombre de )?reponses|respuestas|count")
MOST = 0.5
"""The share of cells that must name a department or a person."""
MOST_TOLD = 0.9
"""The share of different cells in a column that tells people apart."""


def whose_answers(
    table: Table, departments: Counter[str], people: KnownPeople, part: Part
) -> tuple[Table, str, dict[str, str]]:
    """The survey with a column of departments, that column, and the keys that state it.

    Raises
    ------
    InputError
        If no column names departments or people of the people file.
    """
    where = _departments_column(table, departments)
    if where is not None:
        return table, where, _of_departments(table, where)
    where, key = _people_column(table, departments, people)
    findings = Findings()
    keys = () if key is None else (key,)
    joined, notes = with_departments(table, (table.header.index(where),), keys, people, findings)
    findings.stop()
    part.repairs += [note.removesuffix(".") for note in notes]
    part.used |= {*keys}
    return joined, where, {"person": where} | ({} if key is None else {"key": key})


def _departments_column(table: Table, departments: Counter[str]) -> str | None:
    """The column that holds departments of the people file, if any: most of its cells name one."""
    known = {fold(name) for name in departments}
    shares = {column: _share(cells_of(table, column), lambda cell: fold(cell) in known) for column in table.header}
    best = max(table.header, key=lambda column: (shares[column], rank(column, "department") is not None))
    return best if shares[best] >= MOST else None


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    """The share of the cells that fit, of those that are not blank."""
    given = Counter(filter(None, cells))
    return sum(count for cell, count in given.items() if fits(cell)) / max(given.total(), 1)


def _people_column(table: Table, departments: Counter[str], people: KnownPeople) -> tuple[str, str | None]:
    """The column that names most people of the people file, and by which of its columns (None: the identifier)."""
    candidates = [column for column in table.header if _may_name(column, cells_of(table, column))]
    shares = {(column, key): _share(cells_of(table, column), partial(_names_one, directory))
              for key, directory in _directories(people) for column in candidates}
    best = max(shares, key=lambda way: shares[way], default=None)
    if best is not None and shares[best] >= MOST and departments:
        return best
    named = next((column for column in table.header if rank(column, "department") is not None), None)
    seen = f"; '{named}' names {quoted_list(dict.fromkeys(cells_of(table, named)), 4)}" if named else ""
    raise InputError([table.finding(
        -1, 0, f"no column names the departments of the people file, such as {quoted_list(departments, 4)}{seen}, "
        "nor people who are in it")])


def _names_one(directory: Directory, cell: str) -> bool:
    return len(directory.find(cell)) == 1


def _directories(people: KnownPeople) -> Iterator[tuple[str | None, Directory]]:
    """What people are called by the identifier (None) and by each column of the people file that tells them apart."""
    for key in (None, *people.columns):
        called = people.called(() if key is None else (key,))
        if len(set(dict(called))) >= max(2, MOST_TOLD * len(called)):
            yield key, Directory(called)


def _may_name(column: str, cells: list[str]) -> bool:
    """Whether a column is no question whose answers could be taken for identifiers, and most people answer once."""
    given = [cell for cell in cells if cell]
    named = any(rank(column, role) is not None for role in ("id", "mail", "name", "person"))
    different = len(set(given)) >= max(2, MOST * len(given))
    return about(column) is None and different and (named or not scales_of([given], "."))


def _of_departments(table: Table, where: str) -> dict[str, str]:
    """The column of departments and, where a row is the mean of one, that with the number of answers behind it."""
    cells = cells_of(table, where)
    behind = next((column for column in table.header if _NUMBERS.fullmatch(normal(column))), None)
    return {"department": where} | ({"answers": behind} if behind and len(set(cells)) == len(cells) else {})
