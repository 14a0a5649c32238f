"""Stated reporting lines, checked for unknown managers and cycles, and the levels derived from them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.company_files.identifiers import advice
from cxsim.organization.findings import Findings
from cxsim.organization.tables.table import Table

MOST_NAMES_OF_A_CYCLE = 12


def manager_rows(
    table: Table, column: int, identifiers: Sequence[str], row_of: dict[str, int], findings: Findings
) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """The row of each person's manager, -1 for none, and notes; unknown managers and cycles are findings.

    Many personnel systems list the top person as their own manager. This is accepted for one person who leads
    others, if everybody else who leads others has a manager; otherwise it is a mistake.
    """
    manager = np.full(len(identifiers), -1, dtype=np.int32)
    own: list[int] = []
    for row, cells in enumerate(table.rows):
        given = cells[column]
        if not given:
            continue
        found = row_of.get(given)
        if found is None:
            end = advice(given, row_of, findings)
            message = f"the manager '{given}' of '{identifiers[row]}' is not in the file{end}"
            findings.add(table.finding(row, column, message))
        elif found == row:
            own.append(row)
        else:
            manager[row] = found
    notes: tuple[str, ...] = ()
    if _is_the_top(own, manager):
        notes = (f"{table.file}: '{identifiers[own[0]]}' is listed as their own manager and treated as the top.",)
    else:
        for row in own:
            message = f"'{identifiers[row]}' is listed as their own manager; leave the cell empty at the top"
            findings.add(table.finding(row, column, message))
    for cycle in cycles(manager):
        names = [identifiers[row] for row in cycle]
        shown = names[:MOST_NAMES_OF_A_CYCLE] + (["..."] if len(names) > MOST_NAMES_OF_A_CYCLE else [])
        message = "the reporting lines form a cycle: " + " -> ".join([*shown, names[0]])
        findings.add(table.finding(cycle[0], column, message))
    return manager, notes


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
    has_reports = np.zeros(people, dtype=bool)
    has_reports[manager[manager >= 0]] = True
    outside = (manager < 0) & ~has_reports
    workers = level[(manager >= 0) & ~has_reports]
    if not len(workers):
        return level, 0
    level[outside] = np.bincount(workers).argmax()
    return level, int(outside.sum())
