"""Reads people from files: identifiers, managers, departments, teams, levels and traits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import did_you_mean
from cxsim.organization.company_files.identifiers import fold, numbered
from cxsim.organization.company_files.kept_rows import kept_rows
from cxsim.organization.company_files.reporting_lines import ReportingLines, check_levels
from cxsim.organization.company_files.stated_in_vain import idle_in_people
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.findings import Findings
from cxsim.organization.schema.people_specification import PeopleColumns, PeopleSpecification
from cxsim.organization.tables.numerals import number, whole
from cxsim.organization.tables.read_table import read_table
from cxsim.organization.tables.table import Table, check_columns
from cxsim.organization.traits import TRAITS

Values = NDArray[np.float64]

ONLY_DEPARTMENT = "all"
NO_DEPARTMENT = "unassigned"
LONGEST_NAME = 80
MOST_LEVELS = 100


@dataclass(frozen=True)
class StatedPeople:
    """People as a file states them, in the order of its rows.

    ``manager`` is a row or -1. ``department`` and ``team`` are names ("" if blank), ``level`` is 0 if blank. Each is
    None if the file has no such column. ``traits`` are nan if blank. ``columns`` are the cells of every column by its
    name: ties may name people by any of them.
    """

    ids: list[str]
    row_of: dict[str, int]
    manager: NDArray[np.int32] | None = None
    department: list[str] | None = None
    team: list[str] | None = None
    level: NDArray[np.int32] | None = None
    traits: dict[str, Values] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    columns: dict[str, list[str]] = field(default_factory=dict)

    def departments(self) -> list[str]:
        """The department of everybody, whether one is stated or not."""
        if self.department is None:
            return [ONLY_DEPARTMENT] * len(self.ids)
        return [name or NO_DEPARTMENT for name in self.department]

    def known(self, file: str) -> KnownPeople:
        """The people of this file as other files name them."""
        return KnownPeople(self.row_of, file, self.columns, self.departments())


def read_people(
    specification: PeopleSpecification, folder: Path, findings: Findings, of_ties: Iterable[str] = ()
) -> StatedPeople | None:
    """Read the people of a file; None if not even the identifiers can be read. ``of_ties``: columns that ties use."""
    table = read_table(specification, folder, findings, "nodes")
    return None if table is None else people_from_table(table, specification, findings, of_ties)


def people_from_table(
    table: Table, specification: PeopleSpecification, findings: Findings, of_ties: Iterable[str] = ()
) -> StatedPeople | None:
    """Read the people of a table; None if not even the identifiers can be read. ``of_ties``: columns that ties use."""
    columns, managers = _columns(specification.columns, table, findings)
    used = {*columns.values(), *managers}
    if "id" not in columns:
        _check_columns(table, used, (), (), specification, findings)
        return None
    every = table.cells(columns["id"])
    kept, about_rows = kept_rows(table, specification, every, findings)
    by = table.found(specification.named_by, findings)
    idle_in_people(specification, table, columns, managers, findings)
    _blank_words_for_none(table, managers, specification.no_manager)
    here = kept.of(table)
    deciding = {*kept.columns, *(index for name in of_ties if (index := here.index_of(name)) is not None)}
    about_columns = _check_columns(here, used, (columns["id"], *by), deciding, specification, findings)
    notes = here.notes + about_columns + about_rows
    ids = here.cells(columns["id"])
    row_of = numbered(ids, lambda row, message: findings.add(here.finding(row, columns["id"], message)), here.where)
    level = _levels(here, columns["level"], specification, findings) if "level" in columns else None
    manager = None
    if managers:
        lines = ReportingLines(table, managers, by or [columns["id"]], kept, every, specification)
        manager, about_lines = lines.read(findings)
        notes += about_lines
    if manager is not None and level is not None:
        check_levels(here, columns["level"], level, manager, findings)
    return StatedPeople(
        ids=ids,
        row_of=row_of,
        manager=manager,
        department=_names(here, columns.get("department"), "department", findings),
        team=_names(here, columns.get("team"), "team", findings),
        level=level,
        traits=_traits(here, columns, specification.decimal, findings),
        notes=notes,
        columns={name: here.cells(index) for index, name in enumerate(here.header)},
    )


def _blank_words_for_none(table: Table, columns: Sequence[int], words: Sequence[str]) -> None:
    """Blank what names managers and says 'none', each cell or all together."""
    none = {fold(word.strip()) for word in words}
    for cells, together in zip(table.rows, table.joined(columns), strict=True) if none else ():
        for column in columns:
            if fold(cells[column]) in none or fold(together) in none:
                cells[column] = ""


def _check_columns(
    table: Table, used: Collection[int], naming: Collection[int], deciding: Iterable[int],
    specification: PeopleSpecification, findings: Findings,
) -> tuple[str, ...]:
    """Check the cells that are read; ``naming``: what people are named by, ``deciding``: which rows count, or ties."""
    used = {*used, *naming}
    others = [table.header[index] for index in sorted({*deciding} - used)]
    mapped = bool(specification.columns.model_fields_set)
    return check_columns(table, used, (*specification.ignore_columns, *others), mapped, findings, identifiers=naming)


def _columns(stated: PeopleColumns, table: Table, findings: Findings) -> tuple[dict[str, int], tuple[int, ...]]:
    """The number of the column of each role, and those of the managers; stated ones must exist, others may."""
    role_of: dict[int, str] = {}
    given = stated.model_fields_set
    for role, name in stated.roles():
        index = table.column(name, role in {"id", *given}, findings)
        if index is None:
            continue
        earlier = role_of.get(index, "")
        if {earlier, role} <= given:
            findings.add(table.finding(-1, index, f"the column '{name}' is mapped to both {earlier} and {role}"))
        elif role in given or not earlier:
            role_of[index] = role
    managers = tuple(index for index in role_of if role_of[index] == "manager")
    return {role: index for index, role in role_of.items() if role != "manager"}, managers


def _names(table: Table, column: int | None, role: str, findings: Findings) -> list[str] | None:
    """Names of departments or teams; names that differ only in case are a mistake."""
    if column is None:
        return None
    spelling: dict[str, tuple[str, int]] = {}
    names = table.cells(column)
    for row, name in enumerate(names):
        if len(name) > LONGEST_NAME or not name.isprintable():
            message = f"the {role} is longer than {LONGEST_NAME} characters or has invisible ones"
            findings.add(table.finding(row, column, message))
        first, where = spelling.setdefault(fold(name), (name, row))
        if first != name:
            findings.add(
                table.finding(row, column, f"the {role} '{name}' is written '{first}' in {table.where(where)}")
            )
    return names


def _levels(table: Table, column: int, specification: PeopleSpecification, findings: Findings) -> NDArray[np.int32]:
    """Levels from 1 at the top, 0 where the cell is blank."""
    words = {fold(word.strip()): level for word, level in specification.level_words.items()}
    levels = np.zeros(len(table.rows), dtype=np.int32)
    for row, level in table.values(column, lambda text: _level(text, words), findings):
        levels[row] = level
    turned = (levels > 0) & (specification.level_order == "bottom_up")
    return np.where(turned, levels.max(initial=0) + 1 - levels, levels).astype(np.int32)


def _level(text: str, words: Mapping[str, int]) -> int | str:
    if words:
        known = words.get(fold(text))
        return known if known is not None else f"'{text}' is no level; {did_you_mean(text, words)} (level_words)"
    value = whole(text)
    if isinstance(value, int) and not 1 <= value <= MOST_LEVELS:
        return f"the level is {value}; allowed: 1 (top) to {MOST_LEVELS}"
    return value


def _traits(table: Table, columns: Mapping[str, int], decimal: str, findings: Findings) -> dict[str, Values]:
    """The traits that have a column; nan where a cell is blank."""
    traits = {trait: np.full(len(table.rows), np.nan) for trait in TRAITS if trait in columns}
    for trait, values in traits.items():
        for row, value in table.values(columns[trait], partial(_trait, trait=trait, decimal=decimal), findings):
            values[row] = value
    return traits


def _trait(text: str, trait: str, decimal: str) -> float | str:
    value = number(text, decimal)
    lowest, highest = TRAITS[trait].lowest, TRAITS[trait].highest
    if not isinstance(value, str) and not lowest <= value <= highest:
        return f"{trait} is {value:g}; allowed: {lowest:g} to {highest:g}"
    return value
