"""Who has left, or has not begun, by a status or the end of employment; what only the user can know is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from cxsim.organization.company_files.dates import are_day_numbers, date_order, day_in, no_date
from cxsim.organization.findings import quoted_list
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.header_words import normal, words_of
from cxsim.scenario.proposal.leavers import has_left, is_here
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
    said = {column: _who(draft, column) for column in draft.called("status")}
    for column, (here, gone) in said.items():
        if gone:
            return {*draft.rows_with(column, gone)} if _only_those_here(draft, column, gone, here) else set()
    silent = {column: here for column, (here, _) in said.items() if len(here) > 1}
    for column, values in silent.items():
        if not draft.is_said("status"):
            _tell_unknown_words(draft, column, values)
    return next((_by_code(draft, column, values) for column, values in silent.items()
                 if _are_codes(values) or (draft.is_said("status") and len(values) <= MOST_WORDS)), set())


def _who(draft: Draft, column: str) -> tuple[Counter[str], Counter[str]]:
    """How many rows have each word of those who are here, and of those who have left or not begun.

    Nothing where all cells are blank; nothing, which is told, where everybody seems to have left.
    """
    values = Counter(draft.cells(column))
    plain = set(map(normal, values))
    if plain == {""}:
        return Counter(), Counter()
    gone = Counter({value: rows for value, rows in values.items() if has_left(value, column, plain)})
    if gone == values:
        draft.repair(f"by the column '{column}' everybody has left ({quoted_list(gone, 4)}); all rows count")
        return Counter(), Counter()
    return values - gone, gone


def _is_plain(column: str) -> bool:
    """Whether a header speaks of a status, and of nothing else."""
    return _PLAIN_STATUS.issuperset(words_of(column))


def _are_codes(values: Counter[str]) -> bool:
    """Whether a status holds codes, which say nothing."""
    return len(values) <= MOST_CODES and all(len(value) <= LONGEST_CODE for value in values)


def _tell_unknown_words(draft: Draft, column: str, values: Counter[str]) -> None:
    """Tell of a status whose words do not say who has left, unless all are the usual ones of those who are here."""
    unknown = any(len(value) > LONGEST_CODE and not is_here(value) for value in values)
    if unknown and len(values) <= MOST_WORDS and _is_plain(column):
        draft.repair(f"'{column}' may say who has left, but none of its words is known to: {_with_rows(values)}; all "
                     f"rows count (else state keep: {{column: {written(column)}, values: [...]}})")


def _by_code(draft: Draft, column: str, values: Counter[str]) -> set[int]:
    """Ask what a status in codes or unknown words means, which may tell who has left; the rows of those who have.

    Only where 1 stands beside 0, in most rows and under a plain name, is it proposed to mean that somebody is here.
    """
    rule = "keep: {column: " + written(column) + ", values: [...]}"
    code = {value or "blank": value for value in sorted(values)}
    rows = {answer: counted(values[value], "row") for answer, value in code.items()}
    shown = ", ".join(f"{value or '(blank)'} ({rows[answer]})" for answer, value in code.items())
    kind = "codes" if _are_codes(values) else "words"
    what = f"'{column}' holds {kind} that do not say who has left: {shown}"
    usual = {*values} == {"0", "1"} and values["1"] > values["0"] and _is_plain(column)
    choices = (Choice(answer, f"those with {answer} ({number})") for answer, number in rows.items())
    answer = draft.questions.ask("status", f"{what}. Who is here? (for several {kind}, state {rule})", (
        Choice("all", "all rows count"), *choices), "1" if usual else "all")
    if answer == "all":
        draft.repair(f"{what}; all rows count (else state {rule})", "status")
        return set()
    gone = {*draft.rows_with(column, values.keys() - {code[answer]})}
    draft.add("keep", {"column": column, "values": [code[answer]]}, what)
    draft.repair(f"{what}; only {answer} counts, {counted(len(gone), 'row')} left out (else correct keep)", "status")
    return gone


def _only_those_here(draft: Draft, column: str, gone: Mapping[str, int], here: Mapping[str, int]) -> bool:
    """Ask who counts, given how many rows have each word of a column; whether those who are gone do not."""
    people, out, kept = counted(sum(gone.values()), "row"), _with_rows(gone), _with_rows(here)
    answer = draft.questions.ask(
        "status", f"By the column '{column}' {people} of {len(draft.rows):,} have left or not begun: {out}. Here are: "
        f"{kept}. Who counts?", (Choice("here", f"those who are here: {kept}"), Choice("all", "all rows")),
        places=draft.places(draft.rows_with(column, gone), column))
    if answer == "here":
        draft.add("keep", {"column": column, "values": list(here)}, f"{people} left out: {out}")
        draft.repair(f"{people} left out, gone by the column '{column}': {out}; kept: {kept}", "status")
    return answer == "here"


def _with_rows(values: Mapping[str, int]) -> str:
    return ", ".join(f"{value or '(blank)'} ({count:,})" for value, count in [*values.items()][:8])


def _by_end(draft: Draft, left: set[int]) -> None:
    """Leave out whose employment ended up to today, unless a status says they are here."""
    decided = {rule["column"] for rule in draft.settings.get("keep", ([], ""))[0]}
    for column in filter(lambda name: name not in decided, draft.called("end")):
        order, days = _days(draft, column)
        gone = [row for row, end in days.items() if end <= draft.today and row not in left]
        if gone:
            _ask_about_ended(draft, column, order, gone, despite_status=bool(left))
            return
        _tell_undated(draft, column, order)


def _by_start(draft: Draft) -> None:
    """Ask about people whose employment begins after today."""
    for column in draft.called("start"):
        order, days = _days(draft, column)
        later = [row for row, start in days.items() if start > draft.today]
        if later and len(later) < len(draft.rows):
            _ask_about_later(draft, column, order, later)
            return


def _ask_about_later(draft: Draft, column: str, order: str, later: Sequence[int]) -> None:
    what = (f"{counted(len(later), 'row')} with a start in '{column}' after {draft.today} (first: "
            f"{draft.table.where(later[0])})")
    answer = draft.questions.ask("start_date", f"{what}. Do they count?", (
        Choice("leave_out", "they have not begun and are left out"), Choice("stay", "they count")),
        places=draft.places(later, column))
    if answer == "leave_out":
        _keep(draft, {"column": column, "begins_by": draft.today.isoformat()}, order, what)
    draft.repair(f"{what}; " + ("left out" if answer == "leave_out" else "they count"), "start_date")


def _keep(draft: Draft, rule: dict[str, str], order: str, why: str) -> None:
    """State a rule about days, with how they are written."""
    draft.add("keep", rule if order == "day_first" else {**rule, "dates": order}, why)


def _tell_undated(draft: Draft, column: str, order: str) -> None:
    """Tell of a column whose name speaks of an end, and which holds something else in some rows alone."""
    given = [cell for cell in draft.cells(column) if not no_date(cell)]
    odd = next((cell for cell in given if day_in(cell, order) is None), None)
    if odd is not None and len(given) < len(draft.rows):
        draft.repair(f"'{column}' seems to say when people left, but '{odd}' is no date; all rows count")


def _days(draft: Draft, column: str) -> tuple[str, dict[int, date]]:
    """How a column writes days, and the day in each row that has one; no days at all if a cell holds something else."""
    given = {row: cell for row, cell in zip(draft.rows, draft.cells(column), strict=True) if not no_date(cell)}
    order = "excel" if are_day_numbers(given.values()) else date_order([*given.values()])
    days = {row: day for row, cell in given.items() if (day := day_in(cell, order)) is not None}
    return order, days if len(days) == len(given) else {}


def _ask_about_ended(draft: Draft, column: str, order: str, gone: Sequence[int], despite_status: bool) -> None:
    first = draft.table.rows[gone[0]][draft.index(column)]
    numbers = f"; numbers are days as Excel counts them: {first} is {day_in(first, order)}" if order == "excel" else ""
    what = (f"{counted(len(gone), 'row')} with an end in '{column}' up to {draft.today} "
            f"(first: {draft.table.where(gone[0])}{numbers})")
    despite = ", though their status says that they are here" if despite_status else ""
    answer = draft.questions.ask("end_date", f"{what}{despite}. Do they count?", (
        Choice("leave_out", "they have left and are left out"), Choice("stay", "they are here and count"),
    ), "stay" if despite_status else "leave_out", draft.places(gone, column))
    if answer == "leave_out":
        _keep(draft, {"column": column, "ends_after": draft.today.isoformat()}, order, what)
        draft.repair(f"{what}; left out", "end_date")
