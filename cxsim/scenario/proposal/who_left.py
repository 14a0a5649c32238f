"""Who has left, or has not begun, by a status or the end of employment; what only the user can know is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from cxsim.organization.company_files.dates import are_day_numbers, date_order, day_in, no_date
from cxsim.organization.findings import quoted_list
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.header_words import normal, words_of
from cxsim.scenario.proposal.leavers import has_left, is_here, says_yes
from cxsim.scenario.proposal.parts import Choice
from cxsim.scenario.proposal.tie_words import word_set
from cxsim.scenario.text.yaml_writer import written
from cxsim.units import counted

MOST_CODES, LONGEST_CODE, MOST_WORDS = 9, 2, 30
_PLAIN_STATUS = word_set("status statut estado stato employee employment emp worker hr mitarbeiters mitarbeiter")


def leave_out_leavers(draft: Draft) -> None:
    """Propose to keep only people who are here, by their status or else by the end of their employment."""
    left = _by_status(draft)
    _by_end(draft, left)
    _by_start(draft)


def _by_status(draft: Draft) -> set[int]:
    """Leave out who has left, by a column of words; the rows that the column says have left."""
    codes: dict[str, Counter[str]] = {}
    for column in draft.called("status"):
        values = Counter(draft.cells(column))
        plain = set(map(normal, values))
        gone = {value: count for value, count in values.items() if has_left(value, column, plain)}
        here = {value: count for value, count in values.items() if value not in gone}
        if not gone and 1 < len(values) <= MOST_CODES and all(len(value) <= LONGEST_CODE for value in values):
            codes[column] = values
        elif gone and not here:
            draft.repair(f"by the column '{column}' everybody has left ({quoted_list(gone, 4)}); all rows count")
        elif gone:
            return {*draft.rows_with(column, gone)} if _only_those_here(draft, column, gone, here) else set()
    for column in draft.called("status"):
        _tell_unknown_words(draft, column)
    return next((_by_code(draft, column, values) for column, values in codes.items()), set())


def _tell_unknown_words(draft: Draft, column: str) -> None:
    """Tell of a status whose words do not say who has left, unless all are the usual ones of those who are here."""
    values = Counter(draft.cells(column))
    unknown = {value for value in values if len(value) > LONGEST_CODE and not is_here(value) and not says_yes(value)}
    if unknown and 1 < len(values) <= MOST_WORDS and _PLAIN_STATUS.issuperset(words_of(column)):
        draft.repair(f"'{column}' may say who has left, but none of its words is known to: {_with_rows(values)}; all "
                     f"rows count (else state keep: {{column: {written(column)}, values: [...]}})")


def _by_code(draft: Draft, column: str, values: Counter[str]) -> set[int]:
    """Ask what a status in codes means, which may tell who has left; the rows that it says have left.

    Only where 1 stands beside 0, in most rows and under a plain name, is it proposed to mean that somebody is here.
    """
    rule = "keep: {column: " + written(column) + ", values: [...]}"
    shown = ", ".join(f"{value or '(blank)'} ({counted(rows, 'row')})" for value, rows in sorted(values.items()))
    what = f"'{column}' holds codes that do not say who has left: {shown}"
    usual = set(values) == {"0", "1"} and values["1"] > values["0"] and _PLAIN_STATUS.issuperset(words_of(column))
    answer = draft.questions.ask("status", f"{what}. Who is here? (for several codes, state {rule})", (
        Choice("all", "all rows count"), *(Choice(value or "blank", f"those with {value or 'a blank cell'} "
                                           f"({counted(rows, 'row')})") for value, rows in sorted(values.items()))),
        "1" if usual else "all")
    if answer == "all":
        draft.repair(f"{what}; all rows count (else state {rule})")
        return set()
    gone = Counter({value: rows for value, rows in values.items() if (value or "blank") != answer})
    draft.add("keep", {"column": column, "values": ["" if answer == "blank" else answer]}, what)
    draft.repair(f"{what}; only {answer} counts, {counted(gone.total(), 'row')} left out (else correct keep)")
    return {*draft.rows_with(column, gone)}


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


def _by_end(draft: Draft, left: set[int]) -> None:
    """Leave out whose employment ended up to today, unless a status says they are here."""
    decided = {rule["column"] for rule in draft.settings.get("keep", ([], ""))[0]}
    for column in filter(lambda name: name not in decided, draft.called("end")):
        cells = draft.cells(column)
        given = [cell for cell in cells if not no_date(cell)]
        order = "excel" if are_day_numbers(given) else date_order(given)
        gone = [row for row, end in zip(draft.rows, _days(cells, order), strict=True)
                if end is not None and end <= draft.today and row not in left]
        if gone:
            _ask_about_ended(draft, column, order, gone, despite_status=bool(left))
            return
        _tell_undated(draft, column, order)


def _by_start(draft: Draft) -> None:
    """Ask about people whose employment begins after today."""
    for column in draft.called("start"):
        cells = draft.cells(column)
        given = [cell for cell in cells if not no_date(cell)]
        order = "excel" if are_day_numbers(given) else date_order(given)
        later = [row for row, day in zip(draft.rows, _days(cells, order), strict=True)
                 if day is not None and day > draft.today]
        if later and len(later) < len(cells):
            what = (f"{counted(len(later), 'row')} with a start in '{column}' after {draft.today} (first: "
                    f"{draft.table.where(later[0])})")
            answer = draft.questions.ask("start_date", f"{what}. Do they count?", (
                Choice("leave_out", "they have not begun and are left out"), Choice("stay", "they count")))
            if answer == "leave_out":
                rule = {"column": column, "begins_by": draft.today.isoformat()}
                draft.add("keep", rule if order == "day_first" else {**rule, "dates": order}, what)
            draft.repair(f"{what}; " + ("left out" if answer == "leave_out" else "they count"))
            return


def _tell_undated(draft: Draft, column: str, order: str) -> None:
    """Tell of a column whose name speaks of an end, and which holds something else in some rows alone."""
    given = [cell for cell in draft.cells(column) if not no_date(cell)]
    odd = next((cell for cell in given if day_in(cell, order) is None), None)
    if odd is not None and len(given) < len(draft.rows):
        draft.repair(f"'{column}' seems to say when people left, but '{odd}' is no date; all rows count")


def _days(cells: Sequence[str], order: str) -> list[date | None]:
    """The day in each cell, None for none; no days at all if a cell holds something else."""
    days = {cell: day_in(cell, order) for cell in cells if not no_date(cell)}
    return [None if None in days.values() else days.get(cell) for cell in cells]


def _ask_about_ended(draft: Draft, column: str, order: str, gone: Sequence[int], despite_status: bool) -> None:
    first = draft.table.rows[gone[0]][draft.index(column)]
    numbers = f"; numbers are days as Excel counts them: {first} is {day_in(first, order)}" if order == "excel" else ""
    what = (f"{counted(len(gone), 'row')} with an end in '{column}' up to {draft.today} "
            f"(first: {draft.table.where(gone[0])}{numbers})")
    despite = ", though their status says that they are here" if despite_status else ""
    answer = draft.questions.ask("end_date", f"{what}{despite}. Do they count?", (
        Choice("leave_out", "they have left and are left out"), Choice("stay", "they are here and count"),
    ), "stay" if despite_status else "leave_out")
    if answer == "leave_out":
        rule = {"column": column, "ends_after": draft.today.isoformat()}
        draft.add("keep", rule if order == "day_first" else {**rule, "dates": order}, what)
        draft.repair(f"{what}; left out")
