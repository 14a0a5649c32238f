"""Which column names the managers, and by what; such a column is never dropped without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.kept_rows import KeptRows
from cxsim.organization.company_files.reporting_lines import cycles
from cxsim.organization.findings import quoted_list
from cxsim.scenario.proposal.draft import Draft, Guess
from cxsim.scenario.proposal.header_words import called_otherwise, rank, ranked, speaks_of_managers, words_of
from cxsim.scenario.proposal.identity import counts_rows
from cxsim.scenario.proposal.manager_match import ManagerMatch
from cxsim.scenario.proposal.parts import Choice
from cxsim.scenario.proposal.tie_words import word_set
from cxsim.units import counted

MOST = 0.8
"""The share of cells that must name people where a column's name does not tell that they are managers."""
_FIRST_OR_LAST = word_set(
    "first last vorname nachname prenom nom nombre apellido apellidos cognome nome voornaam achternaam")
NEARLY, MOST_REPORTS = 0.9, 20
"""The share of people that have a manager, and how many may report to one on average, where nothing but that tells."""


def choose_managers(draft: Draft, kept: KeptRows) -> None:
    """The column of managers and what it names them by; a column that states managers is never dropped silently."""
    own = (draft.columns["id"].column,)
    called = [column for column in draft.called("manager") if any(draft.cells(column))]
    ways = {by: _directory(draft, by, kept) for by in _ways(draft)}
    matches = [ManagerMatch(draft, column, *by) for column in called for by in ways.items()]
    if not any(match.cells for match in matches):
        matches = _by_content(draft, kept, ways, called) or _by_other_columns(draft, kept, called) or matches
    if not matches:
        return
    best = max(matches, key=lambda match: (match.share, match.cells, match.by == own))
    _tell_parts(draft, called, best)
    if best.cells == 0 and best.stated:
        _nobody_found(draft, best, called)
        return
    why = "its name suggests it" if best.column in called else "its cells name people of the file"
    told = f"{best.cells:,} of {counted(best.stated, 'cell')} found among " + " ".join(best.by)
    draft.columns["manager"] = Guess("manager", best.column, f"{why}; {told}")
    if best.by != own:
        draft.set("manager_by", list(best.by), f"'{best.column}' names managers by {' and '.join(best.by)}")
    _none(draft, best)
    _unknown(draft, best)
    _own(draft, best, kept)
    _second_opinion(draft, best, matches)


def _tell_parts(draft: Draft, called: Sequence[str], best: ManagerMatch) -> None:
    """Tell of first and last names of managers in columns of their own, where one alone does not find them."""
    parts = [column for column in called if not _FIRST_OR_LAST.isdisjoint(words_of(column))]
    if best.share < 1.0 and best.column in parts and len(parts) > 1:
        draft.repair(f"{quoted_list(parts)} seem to name managers together: join them in one column")


def _by_content(
    draft: Draft, kept: KeptRows, ways: Mapping[tuple[str, ...], Directory], others: Sequence[str]
) -> list[ManagerMatch]:
    """A column of an unusual name whose cells name people in the file, asked about: it may hold managers."""
    columns = [column for column in draft.free() if column not in others and _may_name_managers(draft, column)]
    matches = [ManagerMatch(draft, column, *by) for column in columns for by in ways.items()]
    found = {match.column: match for match in sorted(matches, key=lambda match: match.share)
             if match.stated > 2 and match.share >= MOST}
    if not found:
        return []
    chain = _chain(found)
    choices = [Choice("none", "no column does; reporting lines are drawn at random")] + [
        Choice(column, f"{found[column].cells:,} of {counted(found[column].stated, 'cell')} name people of the file")
        for column in columns if column in found]
    single = [column for column in columns if column in found and column not in chain]
    likely = [*filter(speaks_of_managers, single), *(one for one in single if _is_tree(draft, found[one], kept))]
    answer = draft.questions.ask("manager", "No column is called as managers usually are. Which one states them?",
                                 choices, likely[0] if len(set(likely)) == 1 else "none")
    if answer != "none":
        return [found[answer]]
    shown = quoted_list(column for column in columns if column in found)
    hint = ("; they seem to name everybody above a person, level by level: write the last one of each row into a "
            "column 'manager'" if chain else "")
    draft.repair(f"{shown} may state managers and is not read; reporting lines are drawn at random{hint}")
    return []


def _by_other_columns(draft: Draft, kept: KeptRows, called: Sequence[str]) -> list[ManagerMatch]:
    """Managers named by a column that nobody thinks of, such as titles of jobs that only one person has."""
    others = {column: _directory(draft, [column], kept) for column in draft.free() if column not in called}
    matches = (ManagerMatch(draft, column, (other,), directory)
               for column in called for other, directory in others.items())
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


def _ways(draft: Draft) -> list[tuple[str, ...]]:
    """What managers may be named by: the identifier, other identifiers, mail, names, positions."""
    roles = ("id", "mail", "person", "name", "position")
    alone = [(column,) for role in roles for column in draft.free()
             if rank(column, role) is not None and not counts_rows(draft, column)]
    numbers = [(column,) for column in draft.free() if counts_rows(draft, column)]
    first = next(iter(ranked(draft.table.header, "first_name")), None)
    last = next((column for column in ranked(draft.table.header, "last_name") if column != first), None)
    full_name = [(first, last)] if first is not None and last is not None else []
    return [(draft.columns["id"].column,), *alone, *full_name, *numbers]


def _directory(draft: Draft, by: Sequence[str], kept: KeptRows) -> Directory:
    names, rows = [draft.index(name) for name in by], draft.table.rows
    return Directory([(" ".join(rows[row][name] for name in names).strip(), stands_for)
                      for row, stands_for in enumerate(kept.stands_for) if stands_for >= 0])


def _nobody_found(draft: Draft, best: ManagerMatch, columns: Sequence[str]) -> None:
    """No cell names anybody in the file: say so, and ask."""
    shown = quoted_list(columns)
    what = (f"the column {shown} seems to name managers, but none of its "
            f"{counted(len(best.given), 'different value')} is an identifier, a name or a mail address in "
            f"this file: {best.listed(list(best.given))}")
    answer = draft.questions.ask("manager", f"{what[0].upper()}{what[1:]}. Reporting lines?", (
        Choice("drawn", "the column is not used; reporting lines are drawn at random"),
        Choice("keep", f"'{best.column}' is used all the same; cxsim check names every cell to mend"),
    ), "drawn")
    if answer == "keep":
        draft.columns["manager"] = Guess("manager", best.column, "you said so")
    else:
        draft.unused["manager"] = f"{what}; reporting lines are drawn at random"
        draft.repair(f"{what}; reporting lines are drawn at random")


def _none(draft: Draft, best: ManagerMatch) -> None:
    """State the words that mean that somebody has no manager."""
    none = best.values["none"]
    if none:
        words = f"{quoted_list(none)} in '{best.column}' ({counted(best.rows('none'), 'row')})"
        draft.set("no_manager", none, f"{words}: no manager")
        draft.repair(f"{words} is read as no manager")


def _unknown(draft: Draft, best: ManagerMatch) -> None:
    """Ask about managers who are not in the file, and tell of ambiguous ones, which are refused."""
    several, unknown = best.values["several"], best.values["unknown"]
    if several:
        draft.repair(f"'{best.column}' has {counted(len(several), 'name')} that several people bear: "
                     f"{quoted_list(several)}; cxsim check names every cell to mend")
    if not unknown:
        return
    what = (f"{counted(len(unknown), 'manager')} in '{best.column}' ({counted(best.rows('unknown'), 'row')} of "
            f"{best.stated:,}) not in the file: {best.listed(unknown)}")
    broken = any(value.startswith("#") for value in unknown)  # an error of the spreadsheet
    default = "error" if broken or best.near() or best.share < 0.5 else "none"
    answer = draft.questions.ask("unknown_managers", f"{what}. What about those who report to them?", (
        Choice("none", "they have no manager"), Choice("error", "I shall mend the file; cxsim check names every cell"),
    ), default)
    draft.set("unknown_managers", answer, what)
    draft.repair(f"{what}; " + ("those who report to them have no manager" if answer == "none" else
                                "cxsim check refuses them until they are mended"))


def _own(draft: Draft, best: ManagerMatch, kept: KeptRows) -> None:
    """Several people who are listed as their own managers have none; one at the top needs no word."""
    own = [row for row in draft.rows if best.people(draft.table.rows[row]) == {kept.stands_for[row]}]
    if not own:
        return
    ids = draft.ids
    shown = quoted_list(ids[row] for row in own)
    draft.repair(f"{shown} {'is their own manager' if len(own) == 1 else 'are their own managers'}: they have none")
    draft.set("own_manager", "none", f"{counted(len(own), 'person')} listed as their own manager")


def _second_opinion(draft: Draft, best: ManagerMatch, matches: Sequence[ManagerMatch]) -> None:
    """Tell of rows where another column names another manager."""
    for column in dict.fromkeys(match.column for match in matches if match.column != best.column):
        other = max((match for match in matches if match.column == column), key=lambda match: match.share)
        differ = sum(best.contradicts(other, draft.table.rows[row]) for row in draft.rows)
        said = f"'{column}' names managers too"
        if differ:
            draft.repair(f"{said}, and another one in {counted(differ, 'row')}; '{best.column}' is read")
        elif not other.cells:
            draft.repair(f"{said}, but none of its values is found; '{best.column}' is read")
