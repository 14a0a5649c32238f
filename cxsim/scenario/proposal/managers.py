"""Which column names the managers, and by what; such a column is never dropped without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from cxsim.errors import Place
from cxsim.organization.company_files.directory import Directory
from cxsim.organization.company_files.kept_rows import KeptRows
from cxsim.organization.findings import quoted_list
from cxsim.scenario.proposal.draft import Draft, Guess
from cxsim.scenario.proposal.header_words import names_in_parts, speaks_of_managers
from cxsim.scenario.proposal.identity import counts_rows
from cxsim.scenario.proposal.manager_match import ManagerMatch
from cxsim.scenario.proposal.managers_by_content import by_content, by_other_columns, directory_of
from cxsim.scenario.proposal.parts import Choice
from cxsim.units import counted


def choose_managers(draft: Draft, kept: KeptRows) -> None:
    """The column of managers and what it names them by; a column that states managers is never dropped silently."""
    own = (draft.columns["id"].column,)
    called = [column for column in draft.called("manager") if any(draft.cells(column))]
    if not called and draft.is_said("manager"):
        return
    matches = _matches(draft, kept, called)
    if not matches:
        return
    best = max(matches, key=lambda match: (match.share, match.cells, match.by == own, len(match.columns)))
    if best.cells == 0 and best.stated:
        _nobody_found(draft, best, called or best.columns)
        return
    _take(draft, best, called, own)
    _none(draft, best)
    _unknown(draft, best)
    _own(draft, best, kept)
    _second_opinion(draft, best, matches)


def _matches(draft: Draft, kept: KeptRows, called: Sequence[str]) -> list[ManagerMatch]:
    """How well columns are found in whatever people are called by: those called as managers, or else others."""
    ways = {by: directory_of(draft, by, kept) for by in _ways(draft)}
    together = names_in_parts(_of_managers(draft))
    matches = _each(draft, (columns for columns in together if any(draft.joined(columns))), ways)
    parts = {*chain(*together)} if _found(matches) else set()  # two people may share a part of a name
    matches += _each(draft, ((column,) for column in called if column not in parts), ways)
    if _found(matches) or draft.is_said("manager"):
        return matches
    return by_content(draft, kept, ways, called) or by_other_columns(draft, kept, ways, called) or matches


def _each(
    draft: Draft, several: Iterable[tuple[str, ...]], ways: Mapping[tuple[str, ...], Directory]
) -> list[ManagerMatch]:
    return [ManagerMatch(draft, columns, *by) for columns in several for by in ways.items()]


def _found(matches: Iterable[ManagerMatch]) -> bool:
    """Whether any cell names somebody."""
    return any(match.cells for match in matches)


def _take(draft: Draft, best: ManagerMatch, called: Sequence[str], own: tuple[str, ...]) -> None:
    """State the column of managers and what it names them by."""
    why = ("you said so" if draft.is_said("manager") else "their names suggest it" if best.columns[1:] else
           "its name suggests it" if best.columns[0] in called else "its cells name people of the file")
    told = f"{best.cells:,} of {counted(best.stated, 'cell')} found among " + " ".join(best.by)
    draft.columns["manager"] = Guess("manager", best.columns[0], f"{why}; {told}", best.columns[1:])
    if best.columns[1:]:
        draft.repair(f"{best.called} are read together: they name the manager of a person")
    if best.by != own:
        draft.set("manager_by", list(best.by), f"{best.called} {best.names} managers by {' and '.join(best.by)}")


def _of_managers(draft: Draft) -> list[str]:
    """Columns whose names suggest that they hold managers, or parts of their names."""
    called = draft.called("manager")
    if draft.is_said("manager"):
        return called
    return [*called, *(column for column in draft.free() if column not in called and speaks_of_managers(column))]


def _ways(draft: Draft) -> list[tuple[str, ...]]:
    """What managers may be named by: the identifier, other identifiers, mail, names, positions; last, row numbers."""
    numbers = [column for column in draft.free() if counts_rows(draft, column)]
    names = [column for role in ("id", "mail", "person", "name", "position") for column in draft.called(role)]
    alone = [column for column in names if column not in numbers]
    managers = _of_managers(draft)
    whole = names_in_parts(column for column in draft.table.header if column not in managers)
    return [(draft.columns["id"].column,), *zip(alone, strict=True), *whole, *zip(numbers, strict=True)]


def _nobody_found(draft: Draft, best: ManagerMatch, columns: Sequence[str]) -> None:
    """No cell names anybody in the file: say so, and ask."""
    shown = quoted_list(columns)
    what = (f"the column {shown} seems to name managers, but none of its "
            f"{counted(len(best.given), 'different value')} is an identifier, a name or a mail address in "
            f"this file: {best.listed(list(best.given))}")
    answer = draft.questions.ask("manager", f"{what[0].upper()}{what[1:]}. Reporting lines?", (
        Choice("drawn", "the column is not used; reporting lines are drawn at random"),
        Choice("keep", f"{best.called} is used all the same; cxsim check names every cell to mend"),
    ), "drawn", _cells(draft, best, list(best.given)))
    if answer == "keep":
        draft.columns["manager"] = Guess("manager", best.columns[0], "you said so", best.columns[1:])
    else:
        draft.unused["manager"] = f"{what}; reporting lines are drawn at random"
        draft.repair(f"{what}; reporting lines are drawn at random", "manager")


def _cells(draft: Draft, best: ManagerMatch, values: Sequence[str]) -> Iterator[Place]:
    """The places of the cells that hold some values."""
    wanted = set(values)
    rows = (row for row, value in zip(draft.rows, draft.joined(best.columns), strict=True) if value in wanted)
    return draft.places(rows, best.columns[0])


def _none(draft: Draft, best: ManagerMatch) -> None:
    """State the words that mean that somebody has no manager."""
    none = best.values["none"]
    if none:
        words = f"{quoted_list(none)} in {best.called} ({counted(best.rows('none'), 'row')})"
        draft.mend("no_manager", none, f"{words}: no manager", f"{words} is read as no manager")


def _unknown(draft: Draft, best: ManagerMatch) -> None:
    """Ask about managers who are not in the file, and tell of ambiguous ones, which are refused."""
    several, unknown = best.values["several"], best.values["unknown"]
    if several:
        draft.repair(f"{best.called} has {counted(len(several), 'name')} that several people bear: "
                     f"{quoted_list(several)}; cxsim check names every cell to mend")
    if not unknown:
        return
    what = (f"{counted(len(unknown), 'manager')} in {best.called} ({counted(best.rows('unknown'), 'row')} of "
            f"{best.stated:,}) not in the file: {best.listed(unknown)}")
    broken = any(value.startswith("#") for value in unknown)  # an error of the spreadsheet
    default = "error" if broken or best.near() or best.share < 0.5 else "none"
    answer = draft.questions.ask("unknown_managers", f"{what}. What about those who report to them?", (
        Choice("none", "they have no manager"), Choice("error", "I shall mend the file; cxsim check names every cell"),
    ), default, _cells(draft, best, unknown))
    draft.set("unknown_managers", answer, what)
    draft.repair(f"{what}; " + ("those who report to them have no manager" if answer == "none" else
                                "cxsim check refuses them until they are mended"), "unknown_managers")


def _own(draft: Draft, best: ManagerMatch, kept: KeptRows) -> None:
    """Several people who are listed as their own managers have none; one at the top needs no word."""
    own = [row for row in draft.rows if best.people(draft.table.rows[row]) == {kept.stands_for[row]}]
    if not own:
        return
    ids = draft.ids
    shown = quoted_list(ids[row] for row in own)
    told = f"{shown} {'is their own manager' if len(own) == 1 else 'are their own managers'}: they have none"
    draft.mend("own_manager", "none", f"{counted(len(own), 'person')} listed as their own manager", told)


def _second_opinion(draft: Draft, best: ManagerMatch, matches: Sequence[ManagerMatch]) -> None:
    """Tell of rows where another column names another manager."""
    for columns in dict.fromkeys(match.columns for match in matches if {*best.columns}.isdisjoint(match.columns)):
        other = max((match for match in matches if match.columns == columns), key=lambda match: match.share)
        differ = sum(best.contradicts(other, draft.table.rows[row]) for row in draft.rows)
        said = f"{other.called} {other.names} managers too"
        if differ:
            draft.repair(f"{said}, and another one in {counted(differ, 'row')}; {best.called} is read")
        elif not other.cells:
            draft.repair(f"{said}, but none of its values is found; {best.called} is read")
