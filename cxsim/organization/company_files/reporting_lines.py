"""Stated reporting lines, checked for unknown managers and cycles, and the levels derived from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.identifiers import advice
from cxsim.organization.company_files.kept_rows import KeptRows
from cxsim.organization.findings import Findings, NamingNote, quoted_list
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.structure import leaders
from cxsim.organization.tables.table import Table

MOST_NAMES_OF_A_CYCLE = 12


class ReportingLines:
    """The stated managers of the people in a file.

    Parameters
    ----------
    table, columns
        All rows of the file, those of people who left among them, and the columns whose words name the manager.
    by
        The columns that hold what managers are named by.
    kept
        The rows that count.
    identifiers
        The identifier in each row of the file.
    specification
        What unknown managers and own managers mean.
    """

    def __init__(
        self, table: Table, columns: Sequence[int], by: Sequence[int], kept: KeptRows, identifiers: Sequence[str],
        specification: PeopleSpecification,
    ) -> None:
        self.table, self.column, self.kept, self.identifiers = table, columns[0], kept, identifiers
        self.given = table.joined(columns)
        self.specification = specification
        self.place = {row: place for place, row in enumerate(kept.rows)}
        named = zip(table.joined(by), kept.stands_for, strict=True)
        called = [(name, stands_for) for name, stands_for in named if stands_for >= 0]
        self.directory = Directory(called)
        self.exact = {name for name, _ in called}
        self.respelled: list[tuple[str, int]] = []
        self.unknown: list[str] = []
        self.climbed = 0

    def read(self, findings: Findings) -> tuple[NDArray[np.int32], tuple[str, ...]]:
        """The place among the kept rows of each person's manager, -1 for none, and notes.

        Unknown and ambiguous managers and cycles are findings. Many personnel systems list the top person as their own
        manager. This is accepted for one person who leads others, if everybody else who leads others has a manager.
        """
        manager = np.full(len(self.kept.rows), -1, dtype=np.int32)
        own: list[int] = []
        for place, row in enumerate(self.kept.rows):
            found = self._found(row, findings)
            if found == row:
                own.append(place)
            elif found is not None:
                manager[place] = self._who_is_here(found, row)
        names = [self.identifiers[row] for row in self.kept.rows]
        notes = (*self._notes(), *self._own(own, manager, names, findings))
        for cycle in cycles(manager):
            circle = [names[place] for place in cycle]
            shown = circle[:MOST_NAMES_OF_A_CYCLE] + (["..."] if len(circle) > MOST_NAMES_OF_A_CYCLE else [])
            message = "the reporting lines form a cycle: " + " -> ".join([*shown, circle[0]])
            findings.add(self.table.finding(self.kept.rows[cycle[0]], self.column, message))
        return manager, notes

    def _found(self, row: int, findings: Findings | None) -> int | None:
        """The row that stands for the manager stated in a row; None if there is none."""
        given = self.given[row]
        if not given:
            return None
        found = sorted(self.directory.find(given))
        if len(found) == 1:
            if given not in self.exact:
                self.respelled.append((given, found[0]))
            return found[0]
        if findings is not None and (found or self.specification.unknown_managers == "error"):
            findings.add(self.table.finding(row, self.column, self._problem(row, given, found, findings)))
        elif findings is not None:
            self.unknown.append(given)
        return None

    def _problem(self, row: int, given: str, found: Sequence[int], findings: Findings) -> str:
        who = f"the manager '{given}' of '{self.identifiers[row]}'"
        if found:
            several = ", ".join(f"'{self.identifiers[one]}' ({self.table.where(one)})" for one in found[:4])
            return f"{who} may be {several}; name managers by something that only one person has (manager_by)"
        return f"{who} is not in the file{advice(given, dict(self.directory.called), findings)}"

    def _who_is_here(self, found: int, row: int) -> int:
        """The place of a manager; where one is not kept, that of the manager's own manager, and so on; -1 for none."""
        seen = {row}
        self.climbed += found not in self.place
        while found not in self.place:
            seen.add(found)
            above = self._found(found, None)
            if above is None or above in seen:
                return -1
            found = above
        return self.place[found]

    def _own(
        self, own: Sequence[int], manager: NDArray[np.int32], names: Sequence[str], findings: Findings
    ) -> Iterator[str]:
        """A note about people who are their own managers, or findings."""
        if _is_the_top(own, manager):
            yield NamingNote(f"{self.table.file}: ", f"'{names[own[0]]}'",
                             " is listed as their own manager and treated as the top.", "one person")
        elif self.specification.own_manager == "none" and own:
            shown = f" ({quoted_list(names[place] for place in own)})"
            yield NamingNote(f"{self.table.file}: people who are listed as their own managers, so that they have none: "
                             f"{len(own):,}", shown, ".")
        else:
            for place in own:
                message = f"'{names[place]}' is listed as their own manager; leave the cell empty at the top"
                findings.add(self.table.finding(self.kept.rows[place], self.column, message))

    def _notes(self) -> Iterator[str]:
        file = self.table.file
        if self.respelled:
            given, row = self.respelled[0]
            name = next(name for name, known in self.directory.called if known == row)
            yield NamingNote(f"{file}: managers written differently and found all the same: {len(self.respelled):,}",
                             f", such as '{given}', who is '{name}'", ".")
        if self.unknown:
            yield NamingNote(
                f"{file}: people whose manager is not in the file, so that they have none: {len(self.unknown):,}",
                f" ({quoted_list(dict.fromkeys(self.unknown))})", ".")
        if self.climbed:
            yield (f"{file}: people who report to somebody who is not kept: {self.climbed:,}; the manager of that "
                   "person takes the place.")


def check_levels(
    table: Table, column: int, level: NDArray[np.int32], manager: NDArray[np.int32], findings: Findings
) -> None:
    """A finding if most managers stand on a lower level than the people who report to them."""
    reports = np.flatnonzero(manager >= 0)
    above, own = level[manager[reports]], level[reports]
    stated = (above > 0) & (own > 0)
    against = stated & (above > own)
    if 2 * against.sum() > stated.sum() > 1:
        row = int(reports[np.argmax(against)])
        findings.add(table.finding(
            row, column, f"{int(against.sum()):,} of {int(stated.sum()):,} people stand above their own manager; "
            "levels count from 1 at the top. If the top has the largest number here, state level_order: bottom_up, "
            "or leave the column out (level: null)"))


def _is_the_top(own: Sequence[int], manager: NDArray[np.int32]) -> bool:
    """Whether exactly one person is listed as their own manager and nobody else can be the top."""
    heads = np.unique(manager[manager >= 0])
    return len(own) == 1 and np.array_equal(heads[manager[heads] < 0], own)


def cycles(manager: NDArray[np.int32]) -> list[list[int]]:
    """Every cycle of the reporting lines, each starting at its first row."""
    state = np.zeros(len(manager), dtype=np.int8)
    boss = manager.tolist()
    found: list[list[int]] = []
    for start in range(len(boss)):
        path: list[int] = []
        row = start
        while row >= 0 and state[row] == 0:
            state[row] = 1
            path.append(row)
            row = boss[row]
        if row >= 0 and state[row] == 1:
            circle = path[path.index(row) :]
            first = circle.index(min(circle))
            found.append(circle[first:] + circle[:first])
        state[path] = 2
    return found


def levels_from_managers(manager: NDArray[np.int32]) -> tuple[NDArray[np.int32], int]:
    """The level of each person (1 at the top, plus one per manager above), and the number of people outside the tree.

    If others have managers, people with neither manager nor reports get the most common level of people without
    reports.
    """
    people = len(manager)
    level = np.ones(people, dtype=np.int32)
    above = manager.copy()
    while (above >= 0).any():
        level[above >= 0] += 1
        above = np.where(above >= 0, manager[np.maximum(above, 0)], -1).astype(np.int32)
    has_reports = leaders(manager)
    outside = (manager < 0) & ~has_reports
    workers = level[(manager >= 0) & ~has_reports]
    if not len(workers):
        return level, 0
    level[outside] = np.bincount(workers).argmax()
    return level, int(outside.sum())
