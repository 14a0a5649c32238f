"""Several rows of one person: months, part-time positions, and positions marked as the main one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from cxsim.organization.company_files.dates import date_in, date_order
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.findings import quoted_list
from cxsim.organization.tables.names import MISSING_WORDS, folded
from cxsim.organization.tables.numerals import number
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.header_words import words_of
from cxsim.scenario.proposal.leavers import says_yes
from cxsim.scenario.proposal.parts import Choice
from cxsim.units import counted

_ROUNDED = re.compile(r"[0-9][.,][0-9]+e\+?[0-9]+", re.IGNORECASE)
_MAIN = re.compile(r"\b(?:primary|main|haupt|principal|primario|hoofd)")


def one_row_per_person(draft: Draft) -> None:
    """Propose which row counts where one person has several."""
    of_person: dict[str, list[int]] = {}
    ids = draft.ids
    for row in draft.rows:
        of_person.setdefault(fold(ids[row]), []).append(row)
    several = {person: rows for person, rows in of_person.items()
               if person and len(rows) > 1 and folded(person) not in MISSING_WORDS}
    if not several:
        return
    period, main = _snapshots(draft, of_person), _main_rows(draft, of_person)
    if period is not None:
        _latest_snapshot(draft, *period)
    elif main is not None:
        _only_main_rows(draft, main)
    else:
        _one_of(draft, several)


def _main_rows(draft: Draft, of_person: Mapping[str, Sequence[int]]) -> str | None:
    """A column that marks one row of every person as the main one, if any."""
    for column in draft.free():
        index, rows = draft.index(column), draft.table.rows
        marked = (sum(says_yes(rows[row][index]) for row in same) for same in of_person.values())
        if _MAIN.search(" ".join(words_of(column))) and all(count == 1 for count in marked):
            return column
    return None


def _only_main_rows(draft: Draft, column: str) -> None:
    marks = sorted({cell for cell in draft.cells(column) if says_yes(cell)})
    others = sum(not says_yes(cell) for cell in draft.cells(column))
    what = f"{counted(others, 'row')} not marked as main by '{column}'"
    answer = draft.questions.ask("repeats", f"People have several rows; {what}. Which count?", (
        Choice("main", "those that are marked, one of each person"), Choice("error", "none: I shall mend the file")))
    if answer == "main":
        draft.add("keep", {"column": column, "values": marks}, what)
        draft.repair(f"{what}: they do not count", "repeats")


def _snapshots(draft: Draft, of_person: dict[str, list[int]]) -> tuple[str, list[str]] | None:
    """A column of dates by which the file repeats all people, and its dates in their order."""
    for column in draft.called("period"):
        index = draft.index(column)
        cells = draft.cells(column)
        dates = _in_time(cells)
        apart = all(len({draft.table.rows[row][index] for row in rows}) == len(rows) for rows in of_person.values())
        if apart and len(dates) > 1 and sum(cell == dates[-1] for cell in cells) >= 0.5 * len(of_person):
            return column, dates
    return None


def _in_time(cells: Sequence[str]) -> list[str]:
    """Different dates, or names such as 2026-Q1 that sort like them, from the earliest; nothing if they are neither."""
    different = sorted(set(cells))
    order = date_order(different) == "day_first"
    days = {cell: date_in(cell, order) for cell in different}
    if None not in days.values():
        return sorted(different, key=lambda cell: days[cell] or date.min)
    shapes = {re.sub(r"[0-9]", "0", cell) for cell in different}
    return different if len(shapes) == 1 and re.search(r"[0-9]{4}.*[0-9]", different[0]) else []


def _latest_snapshot(draft: Draft, column: str, dates: list[str]) -> None:
    ids = draft.ids
    latest = {fold(ids[row]) for row in draft.rows_with(column, dates[-1:])}
    gone = len({fold(ids[row]) for row in draft.rows} - latest)
    what = (f"the file holds the people {len(dates):,} times, by '{column}'; of the latest, {dates[-1]}, "
            f"{counted(len(latest), 'person')}; {counted(gone, 'person')} only earlier")
    answer = draft.questions.ask("repeats", f"{what[0].upper()}{what[1:]}. Which rows count?", tuple(
        Choice(day, f"those of {day}") for day in dates[::-1][:12]), dates[-1])
    draft.add("keep", {"column": column, "values": [answer]}, what)
    draft.repair(f"{what}; only rows of {answer} count", "repeats")


def _one_of(draft: Draft, several: Mapping[str, Sequence[int]]) -> None:
    """Ask which row of a person counts, and tell what differs between the rows."""
    differ = _differing(draft, several)
    what = _repeated(draft, several, differ)
    part = _sizes(draft, differ, [*chain(*several.values())])
    choices = [Choice("first", "the first row of each counts"), Choice("last", "the last row of each counts"),
               Choice("error", "none: I shall mend the file")]
    if part is not None:
        choices.insert(0, Choice("largest", f"the row with the largest {part} counts, of equals the first"))
    answer = choices[0].answer
    if differ:
        rounded = any(map(_ROUNDED.fullmatch, several))
        what += "; a spreadsheet has lost their last digits: export them anew, as text" if rounded else ""
        answer = draft.questions.ask("repeats", f"{what}. Which counts?", choices, "error" if rounded else "",
                                     draft.places(chain(*several.values()), draft.columns["id"].column))
    if answer == "error":
        draft.repair(f"{what}; cxsim check refuses them", "repeats")
        return
    extra = sum(map(len, several.values())) - len(several)
    meaning = next(choice.meaning for choice in choices if choice.answer == answer)
    rule = {"keep": answer} | ({"column": part} if answer == "largest" else {})
    told = f"{what}; {meaning}; {counted(extra, 'does', 'do')} not count"
    if differ:
        draft.set("repeats", rule, what)
        draft.repair(told, "repeats")
    else:
        draft.mend("repeats", rule, what, told)


def _differing(draft: Draft, several: Mapping[str, Sequence[int]]) -> list[str]:
    """The columns in which rows of one person differ."""
    rows = draft.table.rows
    return [name for column, name in enumerate(draft.table.header)
            if any(len({rows[row][column] for row in same}) > 1 for same in several.values())]


def _repeated(draft: Draft, several: Mapping[str, Sequence[int]], differ: Sequence[str]) -> str:
    first = next(iter(several.values()))
    where = " and ".join(draft.table.where(row) for row in first[:4])
    return (f"{counted(len(several), 'person has', 'people have')} several rows, such as '{draft.ids[first[0]]}' in "
            f"{where}; they differ in {quoted_list(differ) or 'nothing'}")


def _sizes(draft: Draft, differ: Sequence[str], rows: Sequence[int]) -> str | None:
    """The column by whose size one of several rows may be chosen, if any."""
    columns = (column for column in (*draft.called("part"), *draft.called("period")) if column in differ)
    return next((column for column in columns if _has_sizes(draft, column, rows)), None)


def _has_sizes(draft: Draft, column: str, rows: Sequence[int]) -> bool:
    """Whether all cells hold numbers or dates."""
    index, decimal = draft.index(column), draft.reading.get("decimal", ".")
    cells = [draft.table.rows[row][index] for row in rows]
    return all(not cell or date_in(cell) or not isinstance(number(cell, decimal), str) for cell in cells)
