"""Which column identifies people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cxsim.errors import InputError
from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.findings import quoted_list
from cxsim.organization.tables.names import MISSING_WORDS, folded
from cxsim.scenario.proposal.draft import Draft, Guess
from cxsim.scenario.proposal.header_words import normal, rank, words_of
from cxsim.scenario.proposal.parts import Choice
from cxsim.units import counted

KINDS = ("id", "mail", "person", "name", "position")


def choose_identifier(draft: Draft) -> None:
    """The column that identifies people: by name and content, a row number last.

    Raises
    ------
    InputError
        If no column can; with what each candidate lacks.
    """
    order = sorted(_candidates(draft), key=lambda column: _place(draft, column))
    full = [column for column in order if _distinct(draft.cells(column))]
    called = [column for column in order if _place(draft, column)[0] == 0 and _mostly_given(draft.cells(column))]
    said = order if draft.is_said("id") else []
    usable = [*(column for column in called if column in full), *called, *full, *said]
    if not usable:
        raise InputError([draft.table.finding(-1, 0, _nothing_identifies(draft))])
    column = usable[0]
    draft.columns["id"] = Guess("id", column, _reason(draft, column))
    _rows_without(draft, column)
    _rows_with_words(draft, column)


def _candidates(draft: Draft) -> list[str]:
    """The columns that may identify people: the one of which the user says so, else all but those said to be others."""
    said = [column for column, role in draft.said.items() if role == "id"]
    return said or [column for column in draft.table.header if column and draft.said.get(column, "name") == "name"]


def _rows_with_words(draft: Draft, column: str) -> None:
    """Tell of identifiers that usually say that there is none, though somebody may be called so."""
    words = [cell for cell in draft.cells(column) if folded(cell) in MISSING_WORDS]
    if words:
        where = ", ".join(draft.table.where(row) for row in draft.rows_with(column, words)[:4])
        draft.repair(f"{quoted_list(dict.fromkeys(words))} in '{column}' ({where}) is read as an identifier, though it "
                     "usually means that there is none" + ("; cxsim check refuses repeats" if len(words) > 1 else ""))


def _nothing_identifies(draft: Draft) -> str:
    values = "; ".join(f"'{name}' has {counted(len(set(draft.cells(name))), 'different value')} in "
                       f"{counted(len(draft.rows), 'row')}" for name in draft.table.header[:6] if name)
    return f"no column has a different value in every row, so none can identify employees: {values}"


def _rows_without(draft: Draft, column: str) -> None:
    """Ask about rows whose identifier is blank."""
    blank = draft.rows_with(column, [""])
    if not blank:
        return
    where = ", ".join(draft.table.where(row) for row in blank[:4])
    what = f"{counted(len(blank), 'row')} of '{column}' without an identifier ({where})"
    answer = draft.questions.ask("no_identifier", f"What about {what}?", (
        Choice("error", "I shall mend the file; cxsim check names every cell"), Choice("leave_out", "left out")),
        places=draft.places(blank, column))
    draft.repair(f"{what}: " + ("left out" if answer == "leave_out" else "cxsim check refuses them"), "no_identifier")
    if answer == "leave_out":
        draft.add("leave_out", {"column": column, "values": [""]}, what)


def _reason(draft: Draft, column: str) -> str:
    if draft.said.get(column) == "id":
        return "you said so"
    if column.casefold() == "id":
        return "its name matches"
    if _place(draft, column)[0] < len(KINDS):
        return f"its name suggests it; {counted(len(set(draft.cells(column))), 'different value')}"
    return "the first column with a different value in every row"


def _place(draft: Draft, column: str) -> tuple[int, int]:
    """How early a column is tried: by kind of name, then by how well it fits; row numbers last."""
    if counts_rows(draft, column):
        return len(KINDS) + 1, 0
    for kind, role in enumerate(KINDS):
        fit = rank(column, role)
        if fit is not None:
            bare = role == "id" and words_of(column)[0] in {"no", "nr", "number", "num", "key", "code", "nummer"}
            return (len(KINDS) - 1 if bare and fit == 1 else kind), fit
    return len(KINDS), 0


def counts_rows(draft: Draft, column: str) -> bool:
    """Whether a column only counts rows: consecutive numbers under a name such as 'No', 'index' or 'lfd. Nr.'."""
    name = normal(column)
    if re.search(r"\bindex\b|unnamed|\brow\b|\bline\b|lfd|laufende|zeile|ligne|fila", name) is None and (
            words_of(column) not in {("no",), ("nr",), ("num",), ("number",), ("nummer",), ("numero",)}):
        return False
    cells = draft.cells(column)
    return all(cell.isdigit() for cell in cells) and all(
        int(after) == int(before) + 1 for before, after in pairwise(cells))


def _distinct(cells: Sequence[str]) -> bool:
    return all(cells) and len({fold(cell) for cell in cells}) == len(cells)


def _mostly_given(cells: Sequence[str]) -> bool:
    return len(set(cells)) > 1 and sum(map(bool, cells)) >= 0.9 * len(cells)
