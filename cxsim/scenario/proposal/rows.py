"""Rows of people who are not here, and several rows of one person: leavers, months, part-time positions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from cxsim.organization.company_files.dates import NO_DATE, date_in
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.findings import quoted_list
from cxsim.organization.tables.numerals import number
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.header_words import normal
from cxsim.scenario.proposal.parts import Choice
from cxsim.units import counted

_LEFT = re.compile(
    r"terminat|\bleft\b|\bleaver|resign|retire|inactiv|former|deceas|dismiss|laid off|redundan|\bquit\b|\bexit|separat|"
    r"withdrawn|no longer|nicht mehr|ausgeschied|ausgetret|inaktiv|ruhestand|pensionier|verstorben|\bpartie?s?\b|"
    r"sortie?|inactif|demission|licenci|retraite|\bbaja\b|inactiv|despedid|jubilad|cesad|\bnot active|non acti"
)
_NOT_YET = re.compile(r"future|pre-?start|pre-?hire|not started|noch nicht|a venir|futur")


def leave_out_leavers(draft: Draft) -> None:
    """Propose to keep only people who are here, by their status or else by the end of their employment."""
    left = _by_status(draft)
    _by_end(draft, left)


def _by_status(draft: Draft) -> set[int]:
    """Leave out who has left, by a column of words; the rows that the column says have left."""
    for column in draft.called("status"):
        values = Counter(draft.cells(column))
        plain = set(map(normal, values))
        gone = {value: count for value, count in values.items() if _has_left(value, column, plain)}
        here = {value: count for value, count in values.items() if value not in gone}
        if not gone:
            continue
        if not here:
            draft.repair(f"by the column '{column}' everybody has left ({quoted_list(gone, 4)}); all rows count")
        elif _only_those_here(draft, column, gone, here):
            return {*draft.rows_with(column, gone)}
    return set()


def _only_those_here(draft: Draft, column: str, gone: Mapping[str, int], here: Mapping[str, int]) -> bool:
    """Ask who counts, given how many rows have each word of a column; whether those who are gone do not."""
    people, out, kept = counted(sum(gone.values()), "row"), _with_rows(gone), _with_rows(here)
    answer = draft.questions.ask(
        "status", f"By the column '{column}' {people} of {len(draft.rows):,} have left or not begun: {out}. Here are: "
        f"{kept}. Who counts?", (Choice("here", f"those who are here: {kept}"), Choice("all", "all rows")))
    if answer == "here":
        draft.add("keep", {"column": column, "values": list(here)}, f"{people} left out: {out}")
        draft.repair(f"{people} left out, gone by the column '{column}': {out}; kept: {kept}")
    return answer == "here"


def _with_rows(values: Mapping[str, int]) -> str:
    return ", ".join(f"{value or '(blank)'} ({count:,})" for value, count in [*values.items()][:8])


def _has_left(value: str, column: str, others: set[str]) -> bool:
    """Whether a word or a letter among ``others`` says that somebody has left, or has not begun."""
    plain = normal(value)
    if (plain in {"t", "i"} and "a" in others) or (plain == "f" and "t" in others):
        return True
    if _LEFT.search(plain) or _NOT_YET.search(plain):
        return True
    active = re.search(r"activ|aktiv|actif|activo", normal(column)) is not None
    return active and plain in {"no", "false", "0", "n", "nein", "non", "f", "falsch", "faux", "falso"}


def _by_end(draft: Draft, left: set[int]) -> None:
    """Leave out whose employment ended up to today, unless a status says they are here."""
    for column in draft.called("end"):
        cells = draft.cells(column)
        order = date_order([cell for cell in cells if cell not in NO_DATE])
        gone = [row for row, end in zip(draft.rows, _days(cells, order), strict=True)
                if end is not None and end <= draft.today and row not in left]
        if gone:
            _ask_about_ended(draft, column, order, gone, despite_status=bool(left))
            return


def _days(cells: Sequence[str], order: str) -> list[date | None]:
    """The day in each cell, None for no end; no days at all if a cell holds something else."""
    days = {cell: date_in(cell, order == "day_first") for cell in cells}
    dates = all(day is not None for cell, day in days.items() if cell not in NO_DATE)
    return [days[cell] if dates else None for cell in cells]


def _ask_about_ended(draft: Draft, column: str, order: str, gone: Sequence[int], despite_status: bool) -> None:
    what = (f"{counted(len(gone), 'row')} with an end in '{column}' up to {draft.today} "
            f"(first: {draft.table.where(gone[0])})")
    despite = ", though their status says that they are here" if despite_status else ""
    answer = draft.questions.ask("end_date", f"{what}{despite}. Do they count?", (
        Choice("leave_out", "they have left and are left out"), Choice("stay", "they are here and count"),
    ), "stay" if despite_status else "leave_out")
    if answer == "leave_out":
        rule = {"column": column, "ends_after": draft.today.isoformat()}
        draft.add("keep", rule if order == "day_first" else {**rule, "dates": order}, what)
        draft.repair(f"{what}; left out")


def date_order(cells: Sequence[str]) -> str:
    """Whether days or months come first in dates such as 3/31/2024."""
    unreadable = [cell for cell in cells if date_in(cell, True) is None]
    return "month_first" if unreadable and all(date_in(cell, False) for cell in cells) else "day_first"


def one_row_per_person(draft: Draft) -> None:
    """Propose which row counts where one person has several."""
    of_person: dict[str, list[int]] = {}
    ids = draft.ids
    for row in draft.rows:
        of_person.setdefault(fold(ids[row]), []).append(row)
    several = {person: rows for person, rows in of_person.items() if person and len(rows) > 1}
    if not several:
        return
    period = _snapshots(draft, of_person)
    if period is not None:
        _latest_snapshot(draft, *period)
        return
    _one_of(draft, several)


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
    draft.repair(f"{what}; only rows of {answer} count")


def _one_of(draft: Draft, several: Mapping[str, Sequence[int]]) -> None:
    """Ask which row of a person counts, and tell what differs between the rows."""
    differ = _differing(draft, several)
    what = _repeated(draft, several, differ)
    part = next((column for column in (*draft.called("part"), *draft.called("period"))
                 if column in differ and _has_sizes(draft, column, [*chain(*several.values())])), None)
    choices = [Choice("first", "the first row of each counts"), Choice("last", "the last row of each counts"),
               Choice("error", "none: I shall mend the file")]
    if part is not None:
        choices.insert(0, Choice("largest", f"the row with the largest {part} counts, of equals the first"))
    answer = draft.questions.ask("repeats", f"{what}. Which counts?", choices) if differ else choices[0].answer
    if answer != "error":
        extra = sum(map(len, several.values())) - len(several)
        meaning = next(choice.meaning for choice in choices if choice.answer == answer)
        draft.set("repeats", {"keep": answer} | ({"column": part} if answer == "largest" else {}), what)
        draft.repair(f"{what}; {meaning}; {extra:,} do not count")


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


def _has_sizes(draft: Draft, column: str, rows: Sequence[int]) -> bool:
    """Whether all cells hold numbers or dates."""
    index, decimal = draft.index(column), draft.reading.get("decimal", ".")
    cells = [draft.table.rows[row][index] for row in rows]
    return all(not cell or date_in(cell) or not isinstance(number(cell, decimal), str) for cell in cells)
