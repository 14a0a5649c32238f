"""Finds managers where no column is called as usual, or where they are named in an unusual way; by content alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np

from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.kept_rows import KeptRows
from cxsim.organization.company_files.reporting_lines import cycles
from cxsim.organization.findings import quoted_list
from cxsim.organization.tables.table import one_text
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.header_words import called_otherwise, speaks_of_managers, strangers_in_parts
from cxsim.scenario.proposal.manager_match import ManagerMatch, kind_of
from cxsim.scenario.proposal.parts import Choice
from cxsim.units import counted

MOST = 0.8
"""The share of cells that must name people where a column's name does not tell that they are managers."""
FEWEST_CELLS, NEARLY, MOST_REPORTS = 2, 0.9, 20
"""More cells than these must be stated; the share of people that have a manager, and how many may report to one on
average, where nothing else tells."""


def by_content(
    draft: Draft, kept: KeptRows, ways: Mapping[tuple[str, ...], Directory], others: Sequence[str]
) -> list[ManagerMatch]:
    """A column of an unusual name whose cells name people in the file, asked about: it may hold managers."""
    found = _each(draft, strangers_in_parts(draft.free()), ways)
    taken = {*others, *chain(*(match.columns for match in found.values()))}
    alone = [column for column in draft.free() if column not in taken and _may_name_managers(draft, column)]
    found |= _each(draft, zip(alone, strict=True), ways)
    if not found:
        return []
    choices = [Choice("none", "no column does; reporting lines are drawn at random")] + [
        Choice(column, f"{match.cells:,} of {counted(match.stated, 'cell')} name people of the file")
        for column, match in found.items()]
    answer = draft.questions.ask("manager", "No column is called as managers usually are. Which one states them?",
                                 choices, _likely(draft, found, kept))
    if answer != "none":
        return [found[answer]]
    hint = ("; they seem to name everybody above a person, level by level: write the last one of each row into a "
            "column 'manager'" if _chain(found) else "")
    draft.repair(f"{quoted_list(found)} may state managers and is not read; reporting lines are drawn at random{hint}")
    return []


def _each(
    draft: Draft, several: Iterable[tuple[str, ...]], ways: Mapping[tuple[str, ...], Directory]
) -> dict[str, ManagerMatch]:
    """The best match of each that names people, by what an answer calls it."""
    return {" + ".join(columns): match for columns in several if (match := _best(draft, columns, ways)) is not None}


def _best(
    draft: Draft, columns: tuple[str, ...], ways: Mapping[tuple[str, ...], Directory]
) -> ManagerMatch | None:
    """By what most cells of a column, or of several together, name people, if they do."""
    matches = [ManagerMatch(draft, columns, *by) for by in ways.items() if _may_name_most(draft, columns, by[1])]
    best = max(matches, key=lambda match: match.share, default=None)
    return best if best is not None and best.stated > FEWEST_CELLS and best.share >= MOST else None


def _may_name_most(draft: Draft, columns: Sequence[str], directory: Directory) -> bool:
    """Whether most cells may name people: looked up only until too many do not, since most columns never do."""
    given = Counter(filter(None, draft.joined(columns)))
    others = (1.0 - MOST) * given.total()
    for value, rows in given.items():
        if kind_of(value, directory.find(value)) in ("several", "unknown"):
            others -= rows
        if others < -1e-9 * len(draft.rows):
            return False
    return True


def _likely(draft: Draft, found: Mapping[str, ManagerMatch], kept: KeptRows) -> str:
    """The one column that speaks of managers, or makes a tree of nearly everybody; "none" if there are several."""
    chain = _chain(found)
    likely = [column for column, match in found.items()
              if column not in chain and (speaks_of_managers(column) or _is_tree(draft, match, kept))]
    return likely[0] if len(likely) == 1 else "none"


def by_other_columns(
    draft: Draft, kept: KeptRows, ways: Mapping[tuple[str, ...], Directory], called: Sequence[str]
) -> list[ManagerMatch]:
    """Managers named by a column that nobody thinks of, such as titles of jobs that only one person has."""
    others = {column: directory_of(draft, [column], kept) for column in draft.free()
              if column not in called and (column,) not in ways}
    matches = (ManagerMatch(draft, (column,), (other,), directory) for column in called
               for other, directory in others.items() if _may_name_most(draft, (column,), directory))
    return [match for match in matches if match.share >= MOST]


def _may_name_managers(draft: Draft, column: str) -> bool:
    """Whether a column without any usual name repeats values that are no small numbers."""
    given = [cell for cell in draft.cells(column) if cell]
    amounts = all(cell.isdigit() and len(cell) < 4 for cell in given) and not speaks_of_managers(column)
    return not called_otherwise(column) and not amounts and len(set(given)) < len(given)


def _chain(columns: Iterable[str]) -> set[str]:
    """Columns whose names differ in a number only, as those of all managers above a person do."""
    alike: dict[str, list[str]] = {}
    for column in columns:
        alike.setdefault(re.sub(r"[0-9]+", "0", column), []).append(column)
    return {column for same in alike.values() if len(same) > 1 for column in same}


def _is_tree(draft: Draft, match: ManagerMatch, kept: KeptRows) -> bool:
    """Whether a column names somebody for nearly everybody, as many as there are usually managers, in no circle."""
    above = np.full(len(draft.table.rows), -1, dtype=np.int32)
    for row in draft.rows:
        named = match.people(draft.table.rows[row])
        if len(named) == 1 and named != {kept.stands_for[row]}:
            above[row] = next(iter(named))
    leaders = len(np.unique(above[above >= 0]))
    return (2 <= leaders >= len(draft.rows) / MOST_REPORTS and match.cells >= NEARLY * len(draft.rows)
            and not cycles(above))


def directory_of(draft: Draft, by: Sequence[str], kept: KeptRows) -> Directory:
    """People by what they are called in some columns together."""
    names, rows = [draft.index(name) for name in by], draft.table.rows
    return Directory([(one_text(rows[row][name] for name in names), stands_for)
                      for row, stands_for in enumerate(kept.stands_for) if stands_for >= 0])
