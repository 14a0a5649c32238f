"""Rows of people who are not here, and several rows of one person: leavers, months, part-time positions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from cxsim.organization.company_files.dates import NO_DATE, date_in
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.findings import quoted_list
from cxsim.organization.tables.numerals import number
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.header_words import normal, rank
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


def _best(draft: Draft, role: str) -> Iterator[str]:
    """Columns whose name suggests a role, best first."""
    ranked = [(place, column) for column in draft.free() if (place := rank(column, role)) is not None]
    yield from (column for _, column in sorted(ranked, key=lambda one: one[0]))


def _by_status(draft: Draft) -> set[int]:
    """Leave out who has left, by a column of words; the rows that the column says have left."""
    for column in _best(draft, "status"):
        values = Counter(draft.cells(column))
        gone = [value for value in values if _has_left(value, column, {normal(one) for one in values})]
        if gone and len(gone) == len(values):
            draft.repair(f"by the column '{column}' everybody has left ({quoted_list(gone, 4)}); all rows count")
        if not gone or len(gone) == len(values):
            continue
        stay = [value for value in values if value not in gone]
        here = ", ".join(f"{value or '(blank)'} ({values[value]:,})" for value in stay[:8])
        out = ", ".join(f"{value or '(blank)'} ({values[value]:,})" for value in gone[:8])
        people = sum(values[value] for value in gone)
        answer = draft.questions.ask(
            "status", f"By the column '{column}' {counted(people, 'row')} of {len(draft.rows):,} have left or not "
                      "begun: "
            f"{out}. Here are: {here}. Who counts?",
            (Choice("here", f"those who are here: {here}"), Choice("all", "all rows")), "here")
        if answer == "here":
            index = draft.index(column)
            rows = {row for row in draft.rows if draft.table.rows[row][index] in gone}
            draft.add("keep", {"column": column, "values": stay}, f"{counted(people, 'row')} left out: {out}")
            draft.repair(f"{counted(people, 'row')} left out, gone by the column '{column}': {out}; kept: {here}")
            return rows
    return set()


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
    for column in _best(draft, "end"):
        cells = draft.cells(column)
        dates = [cell for cell in cells if cell not in NO_DATE]
        order = date_order(dates)
        ends = {row: date_in(cell, order == "day_first") for row, cell in zip(draft.rows, cells, strict=True)}
        if not dates or any(date_in(cell, order == "day_first") is None for cell in dates):
            continue
        gone = [row for row, end in ends.items() if end is not None and end <= draft.today and row not in left]
        if not gone:
            continue
        first = draft.table.where(gone[0])
        what = f"{counted(len(gone), 'row')} with an end in '{column}' up to {draft.today} (first: {first})"
        default = "stay" if left else "leave_out"
        despite = ", though their status says that they are here" if left else ""
        answer = draft.questions.ask("end_date", f"{what}{despite}. Do they count?", (
            Choice("leave_out", "they have left and are left out"), Choice("stay", "they are here and count"),
        ), default)
        if answer == "leave_out":
            rule = {"column": column, "ends_after": draft.today.isoformat()}
            rule |= {"dates": order} if order != "day_first" else {}
            draft.add("keep", rule, what)
            draft.repair(f"{what}; left out")
        return


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
    for column in _best(draft, "period"):
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
    index, ids = draft.index(column), draft.ids
    latest = {fold(ids[row]) for row in draft.rows if draft.table.rows[row][index] == dates[-1]}
    gone = len({fold(ids[row]) for row in draft.rows} - latest)
    what = (f"the file holds the people {len(dates):,} times, by '{column}'; of the latest, {dates[-1]}, "
            f"{counted(len(latest), 'person')}; {counted(gone, 'person')} only earlier")
    answer = draft.questions.ask("repeats", f"{what[0].upper()}{what[1:]}. Which rows count?", tuple(
        Choice(day, f"those of {day}") for day in dates[::-1][:12]), dates[-1])
    draft.add("keep", {"column": column, "values": [answer]}, what)
    draft.repair(f"{what}; only rows of {answer} count")


def _one_of(draft: Draft, several: dict[str, list[int]]) -> None:
    """Ask which row of a person counts, and tell what differs between the rows."""
    table, ids = draft.table, draft.ids
    differ = [name for column, name in enumerate(table.header) if any(
        len({table.rows[row][column] for row in rows}) > 1 for rows in several.values())]
    rows = next(iter(several.values()))
    where = " and ".join(table.where(row) for row in rows[:4])
    extra = sum(map(len, several.values())) - len(several)
    what = (f"{counted(len(several), 'person')} have several rows, such as '{ids[rows[0]]}' in {where}; they differ in "
            f"{quoted_list(differ) or 'nothing'}").replace("1 person have", "1 person has")
    part = next((column for role in ("part", "period") for column in _best(draft, role) if column in differ
                 and _sizes(draft, column, [row for same in several.values() for row in same])), None)
    choices = [Choice("first", "the first row of each counts"), Choice("last", "the last row of each counts"),
               Choice("error", "none: I shall mend the file")]
    if part is not None:
        choices.insert(0, Choice("largest", f"the row with the largest {part} counts, of equals the first"))
    default = choices[0].answer
    answer = default if not differ else draft.questions.ask("repeats", f"{what}. Which counts?", choices, default)
    if answer != "error":
        rule = {"keep": answer} | ({"column": part} if answer == "largest" else {})
        draft.set("repeats", rule, what)
        draft.repair(f"{what}; {next(one.meaning for one in choices if one.answer == answer)}; {extra:,} do not count")


def _sizes(draft: Draft, column: str, rows: Sequence[int]) -> bool:
    """Whether all cells hold numbers or dates."""
    index, decimal = draft.index(column), draft.reading.get("decimal", ".")
    cells = [draft.table.rows[row][index] for row in rows]
    return all(not cell or date_in(cell) or not isinstance(number(cell, decimal), str) for cell in cells)
