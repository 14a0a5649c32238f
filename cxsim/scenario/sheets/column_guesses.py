"""Guesses which column of a company's file holds what, by its name, if its content fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cxsim.organization.tables.table import Table
from cxsim.organization.traits import trait_names

PEOPLE_WORDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "employee_id", "employee", "emp_id", "emp_no", "employee_number", "employee_no", "person_id", "person",
           "personnel_number", "staff_id", "user_id", "user", "node", "personalnummer", "mitarbeiter", "matricule",
           "key", "number", "email", "name"),
    "manager": ("manager", "manager_id", "boss", "boss_id", "supervisor", "supervisor_id", "reports_to", "line_manager",
                "manager_no", "lead", "superior", "vorgesetzter", "vorgesetzte", "responsable"),
    "department": ("department", "dept", "unit", "org_unit", "business_unit", "division", "department_name", "section",
                   "function", "area", "practice_name", "office_name", "division_derived", "abteilung", "bereich",
                   "service"),
    "team": ("team", "team_name", "squad", "crew", "group", "shift", "gruppe", "equipe"),
    "level": ("level", "hierarchy_level", "grade", "rank", "level_derived", "ebene", "stufe", "niveau"),
}


@dataclass(frozen=True)
class Guess:
    """A column guessed for a role, and why."""

    role: str
    column: str
    reason: str


Fits = Callable[[Sequence[str]], bool]


def people_guesses(table: Table) -> list[Guess]:
    """Columns of a people file: identifier, manager, department, team, level and traits."""
    guesses = by_name(table, {"id": PEOPLE_WORDS["id"]}, {"id": _distinct})
    if not guesses:
        guesses = _first_distinct(table)
    ids = frozenset(_cells(table, guesses[0].column)) if guesses else frozenset()
    used = {guess.column for guess in guesses}
    rest = {role: words for role, words in PEOPLE_WORDS.items() if role != "id"}
    fits: dict[str, Fits] = {
        "manager": lambda cells: known(cells, ids),
        "department": _groups,
        "team": _groups,
        "level": lambda cells: _mostly_given(cells) and all(
            re.fullmatch(r"([1-9][0-9]?)?", cell) is not None for cell in cells),
    }
    guesses += by_name(table, rest, fits, used)
    used = {guess.column for guess in guesses}
    traits: dict[str, tuple[str, ...]] = {}
    for given, trait in trait_names().items():
        traits[trait] = (*traits.get(trait, ()), given)
    return guesses + by_name(table, traits, dict.fromkeys(traits, _shares), used)


def by_name(
    table: Table, roles: Mapping[str, Sequence[str]], fits: Mapping[str, Fits], used: set[str] | None = None
) -> list[Guess]:
    """For each role the first column with one of its words as name and content that fits."""
    taken = set() if used is None else set(used)
    guesses = []
    for role, words in roles.items():
        for column in _candidates(table.header, words):
            if column not in taken and fits[role](_cells(table, column)):
                exact = column.casefold() == role
                reason = "its name matches" if exact else f"its name suggests it; its {len(table.rows):,} values fit"
                guesses.append(Guess(role, column, reason))
                taken.add(column)
                break
    return guesses


def _candidates(header: Sequence[str], words: Sequence[str]) -> list[str]:
    """Columns whose name is one of the words, most likely word first."""
    plain = {column: re.sub(r"[^a-z0-9]+", "_", column.casefold()).strip("_") for column in header}
    bare = {column: name.replace("_", "") for column, name in plain.items()}
    return [column for word in words for column in header
            if plain[column] == word or bare[column] == word.replace("_", "")]


def _first_distinct(table: Table) -> list[Guess]:
    for column in table.header:
        if _distinct(_cells(table, column)):
            return [Guess("id", column, "the first column with a different value in every row")]
    return []


def _cells(table: Table, column: str) -> list[str]:
    index = table.header.index(column)
    return [row[index] for row in table.rows]


def _distinct(cells: Sequence[str]) -> bool:
    return all(cells) and len({cell.casefold() for cell in cells}) == len(cells)


def _mostly_given(cells: Sequence[str]) -> bool:
    """Whether at least nine in ten are not blank."""
    return sum(map(bool, cells)) >= 0.9 * len(cells)


def _groups(cells: Sequence[str]) -> bool:
    return _mostly_given(cells) and len(set(cells)) < max(2, len(cells))


def known(cells: Sequence[str], ids: frozenset[str]) -> bool:
    """Whether at least nine in ten of the given values are identifiers (the reader names the others)."""
    given = [cell for cell in cells if cell]
    return bool(given) and sum(cell in ids for cell in given) >= 0.9 * len(given)


def _shares(cells: Sequence[str]) -> bool:
    return all(re.fullmatch(r"(0|1|0?\.[0-9]+|0\.[0-9]*|1\.0*)?", cell) is not None for cell in cells)
