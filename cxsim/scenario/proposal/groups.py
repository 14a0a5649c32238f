"""Which columns hold departments, teams, levels and traits; a guess by name is held against the content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.company_files.kept_rows import KeptRows
from cxsim.organization.company_files.reporting_lines import ReportingLines
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.schema.people_specification import PeopleColumns
from cxsim.organization.tables.names import MISSING_WORDS, folded
from cxsim.organization.traits import TRAITS, trait_names
from cxsim.scenario.proposal.draft import Draft, Guess, named_for, size
from cxsim.scenario.proposal.header_words import normal, words_of
from cxsim.scenario.proposal.levels import choose_levels
from cxsim.scenario.proposal.parts import Choice, cells_of
from cxsim.units import counted

_REGIONS = frozenset({"EMEA", "APAC", "LATAM", "EU", "SA", "ANZ", "DACH", "MEA", "ASIA", "AMER"})
_SHARE = re.compile(r"0|1|0?[.,][0-9]+|0[.,]|1[.,]0*")
FEW = 10
"""In so few rows every value may be another one, and still name a group."""


def choose_groups(draft: Draft, kept: KeptRows) -> None:
    """Departments, teams, levels and traits."""
    manager = _managers(draft, kept)
    _departments(draft, manager)
    _teams(draft)
    choose_levels(draft, manager)
    _traits(draft)
    _say_null(draft)


def _managers(draft: Draft, kept: KeptRows) -> NDArray[np.int32] | None:
    """The place of everybody's manager among the rows that count, as runs will read it."""
    if "manager" not in draft.columns:
        return None
    specification = draft.specification()
    by = specification.named_by or (draft.columns["id"].column,)
    columns, named_by = ([*map(draft.index, names)] for names in (draft.columns["manager"].columns, by))
    lines = ReportingLines(draft.table, columns, named_by, kept, draft.ids, specification)
    findings = Findings()
    manager, notes = lines.read(findings)
    circles = [finding for finding in findings.shown() if "form a cycle" in finding.message]
    if circles:
        draft.repair(f"{counted(len(circles), 'mistake')} in the reporting lines, such as: {circles[0].message}; cxsim "
                     "check names them")
    for note in notes:
        if "written differently" in note or "not kept" in note:
            draft.repair(note.removeprefix(f"{draft.table.file}: "))
    return manager


def _departments(draft: Draft, manager: NDArray[np.int32] | None) -> None:
    if draft.is_said("department"):
        _said_group(draft, "department")
        return
    named = [column for column in _named(draft, "department") if "team" not in words_of(column)]
    named.sort(key=lambda column: len(set(draft.cells(column))) < 2)
    columns = list(dict.fromkeys([*named, *_named(draft, "place")]))
    if not columns:
        return
    answer = columns[0]
    if len(_different(draft, named or columns)) > 1 or "department" in draft.questions.answers:
        choices = [Choice(column, _content(draft, column, manager)) for column in columns]
        shown = "; ".join(f"'{choice.answer}': {choice.meaning}" for choice in choices)
        answer = draft.questions.ask(
            "department", f"Several columns may be the departments. {shown}. Which one?", choices)
    blank = draft.cells(answer).count("")
    blanks = f"; {counted(blank, 'blank cell')}" if blank else ""
    draft.columns["department"] = Guess(
        "department", answer, f"{named_for(draft, answer, 'department')}; {_content(draft, answer, None)}{blanks}")
    _tell_spellings(draft, answer)


def _tell_spellings(draft: Draft, column: str) -> None:
    """Tell of groups that are written in several ways, which are refused until one of them is left."""
    ways: dict[str, set[str]] = {}
    for cell in draft.cells(column):
        ways.setdefault(fold(cell), set()).add(cell)
    several = [quoted_list(sorted(spellings)) for spellings in ways.values() if len(spellings) > 1]
    if several:
        what = f"{counted(len(several), 'name')} in '{column}' written in several ways, such as {several[0]}"
        draft.repair(f"{what}; cells are marked until one spelling is left")


def _different(draft: Draft, columns: Sequence[str]) -> set[tuple[int, ...]]:
    """The different ways in which columns group people, whatever they call the groups."""
    partitions: set[tuple[int, ...]] = set()
    for column in columns:
        number: dict[str, int] = {}
        partitions.add(tuple(number.setdefault(cell, len(number)) for cell in draft.cells(column)))
    return partitions


def _content(draft: Draft, column: str, manager: NDArray[np.int32] | None) -> str:
    """How many groups a column makes, the largest, and how many people share theirs with their manager."""
    cells = draft.cells(column)
    groups = Counter(cell for cell in cells if cell)
    largest, people = groups.most_common(1)[0]
    text = f"{counted(len(groups), 'group')}, largest '{largest}' ({size(people)})"
    if manager is not None and (manager >= 0).any():
        reports = np.flatnonzero(manager >= 0).tolist()
        same = sum(cells[row] == cells[manager[row]] for row in reports)
        text += f", {same:,} of {counted(len(reports), 'person')} in the group of their manager"
    return text


def _said_group(draft: Draft, role: str) -> None:
    """The column of which the user says that it holds groups; one that holds nothing groups nobody."""
    column = draft.called(role)[0]
    if any(draft.cells(column)):
        draft.columns[role] = Guess(role, column, f"you said so; {_content(draft, column, None)}")
    else:
        draft.unused[role] = f"'{column}' is blank"


def _teams(draft: Draft) -> None:
    if draft.is_said("team"):
        _said_group(draft, "team")
        return
    for column in _named(draft, "team")[:1]:
        draft.columns["team"] = Guess(
            "team", column, f"{named_for(draft, column, 'team')}; {_content(draft, column, None)}")


def _named(draft: Draft, role: str) -> list[str]:
    """Columns whose name suggests a role and whose content makes groups, best first; others are told."""
    found = []
    for column in draft.called(role):
        every = cells_of(draft.table, column)  # of those who left, too: they show what groups there are
        given = [cell for cell in every if cell]
        different = len(set(given))
        repeated = different < max(2, len(given)) or len(given) <= FEW
        if any(draft.cells(column)) and 2 * len(given) >= len(every) and repeated:
            found.append(column)
        else:
            hint = "; if a name stands for the rows below it, too, fill it down" if every[0] and "" in every else ""
            draft.repair(f"'{column}' is not read as {role}: {counted(different, 'different value')} in "
                         f"{counted(len(given), 'cell')}, {counted(len(every) - len(given), 'blank cell')}{hint}")
    return found


def _traits(draft: Draft) -> None:
    for trait in TRAITS:
        if draft.is_said(trait):
            _trait(draft, trait, draft.called(trait)[0])
    for given, trait in trait_names().items():
        found = next((name for name in draft.free() if normal(name).replace(" ", "_") == given), None)
        if found is not None and trait not in draft.columns:
            _trait(draft, trait, found)


def _trait(draft: Draft, trait: str, column: str) -> None:
    """Read a column as a trait, unless it holds anything but numbers from 0 to 1."""
    cells = [cell for cell in draft.cells(column) if cell]
    why = "you said so" if draft.said.get(column) == trait else "its name matches"
    odd = next((cell for cell in cells if not _SHARE.fullmatch(cell)), None)
    if odd is not None:
        draft.unused[trait] = f"'{column}' holds '{odd}', which is no number from 0 to 1"
        draft.repair(f"{draft.unused[trait]}: {trait} is not read")
    elif cells:
        draft.columns[trait] = Guess(
            trait, column, f"{why}; {counted(len(cells), 'value')} from 0 to 1")


def _say_null(draft: Draft) -> None:
    """State ``null`` for every role that the reader would fill by a default name although it is said to be unused."""
    used = draft.taken()
    for role, field in PeopleColumns.model_fields.items():
        index = draft.table.index_of(str(field.default))
        if role in draft.columns:
            draft.unused.pop(role, None)
        elif index is not None and draft.table.header[index] not in used:
            draft.unused.setdefault(role, f"the content of '{draft.table.header[index]}' does not fit")


def state_missing(draft: Draft) -> None:
    """Propose what words such as nan or N/A mean in cells that are read; asked, as NA may be a place."""
    refused = draft.settings.get("unknown_managers", ("none", ""))[0] == "error"  # until such managers are mended
    asked = [role for role in draft.columns if role != "id" and not (refused and role == "manager")]
    found = Counter(chain.from_iterable(_words_for_missing(draft, role) for role in asked))
    if not found:
        return
    what = f"{quoted_list(found)} in {counted(found.total(), 'cell')}"
    answer = draft.questions.ask("missing", f"Does {what} mean that nothing is known?", (
        Choice("blank", "the cells count as blank"), Choice("names", "they are names")), _proposed(found, draft))
    draft.reading["missing"] = tuple(found) if answer == "blank" else ()
    if answer == "blank":
        draft.repair(f"{what}: read as blank", "missing")


def _words_for_missing(draft: Draft, role: str) -> Iterator[str]:
    """The cells of a role that seem to say that nothing is known, but neither name people nor deny a manager."""
    naming = (draft.columns["id"].column, *draft.specification().named_by)
    names = {cell for column in naming for cell in draft.cells(column)}
    stated = draft.settings.get("no_manager", ([], ""))[0] if role == "manager" else []
    meant = MISSING_WORDS.difference(map(folded, stated))
    cells = (cell for cell in draft.joined(draft.columns[role].columns) if folded(cell) in meant and cell not in names)
    return (cell for cell in cells if not (role == "manager" and cell.startswith("#")))  # broken: somebody is named


def _proposed(words: Mapping[str, int], draft: Draft) -> str:
    """NA beside other regions is North America; other words mean that nothing is known."""
    others = {cell.upper() for column in draft.taken() for cell in draft.cells(column)}
    return "names" if set(words) == {"NA"} and others & _REGIONS else "blank"
