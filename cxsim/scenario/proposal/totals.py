"""Rows that are no people: totals, headings between the rows, and remarks below the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from statistics import median_high

from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.findings import quoted_list
from cxsim.organization.tables.numerals import number
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.header_words import normal
from cxsim.scenario.proposal.parts import Choice
from cxsim.units import counted

FEWEST_CELLS = 2
"""Rows of people must have more cells than these for one cell alone to be a heading."""
_TOTALS = (
    "grand total|sub ?total|totals?|totaux|total general|sous total|sums?|summen?|gesamt|gesamtsumme|gesamtergebnis|"
    "zwischensumme|teilergebnis|insgesamt|somme|sumas?|totale|totali|subtotale|totaal|subtotaal|overall|overall result|"
    "result|ergebnis|headcount|count|anzahl|nombre|numero|aantal|effectif|average|mean|durchschnitt|mittelwert|moyenne|"
    "promedio|media|gemiddelde"
)
_TOTAL = re.compile(rf"(?:{_TOTALS})(?: ?\d+)?")
_WITH_TOTAL = re.compile(rf"(?:{_TOTALS})\b.+|.+\b(?:totale?|totaal|gesamt|summe|ergebnis|result)")


def total_rows(table: Table) -> list[int]:
    """Rows that hold totals, a heading for those below, or a remark below the table, not a person."""
    words = [[_plain(cell) for cell in cells] for cells in table.rows]
    usual = median_high(sum(map(bool, cells)) for cells in table.rows)
    repeated = [*map(Counter, zip(*words, strict=True))]
    found = {row for row, cells in enumerate(words)
             if _is_total(cells, usual, repeated) or _is_sum(table, row, usual)}
    found |= _headings(words, usual, repeated)
    below = takewhile(lambda row: row in found or _is_footer(table.rows[row], usual), range(len(words) - 1, -1, -1))
    found = found.union(below)
    return sorted(found) if len(found) < 0.5 * len(table.rows) else []


def _plain(cell: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", normal(cell)).split())


def _is_total(cells: Sequence[str], usual: int, repeated: Sequence[Counter[str]]) -> bool:
    """Whether the first cell that is not blank is a word for a total, and the row is not filled as those of people are.
    """
    place = next((place for place, cell in enumerate(cells) if cell), 0)
    if sum(map(bool, cells)) < usual:
        return _TOTAL.fullmatch(cells[place]) is not None or _WITH_TOTAL.fullmatch(cells[place]) is not None
    return _TOTAL.fullmatch(cells[place]) is not None and not _shares(cells, repeated)


def _shares(cells: Sequence[str], repeated: Sequence[Counter[str]]) -> bool:
    """Whether a row has words that others have in the same column, such as a department: those named Total do."""
    return any(counts[cell] > 1 and not cell.replace(" ", "").isdigit()
               for cell, counts in zip(cells, repeated, strict=True) if cell)


def _headings(words: Sequence[Sequence[str]], usual: int, repeated: Sequence[Counter[str]]) -> set[int]:
    """Rows between others that are headings, if there are several."""
    headings = {row for row, cells in enumerate(words[:-1]) if _is_heading(cells, usual, repeated)}
    return headings if len(headings) > 1 else set()


def _is_heading(cells: Sequence[str], usual: int, repeated: Sequence[Counter[str]]) -> bool:
    """Whether a row has one cell alone, in words, where rows of people have several, such as a department's name.

    Who stands in another column, too, as a manager does, is a person; and so is who stands alone in this way.
    """
    given = [*filter(None, cells)]
    return (usual > FEWEST_CELLS and len(given) == 1 and not any(map(str.isdigit, given[0]))
            and sum(counts[given[0]] for counts in repeated) == repeated[cells.index(given[0])][given[0]])


def _is_sum(table: Table, row: int, usual: int) -> bool:
    """Whether a row without any text has a number that is the sum or the count of those above."""
    values = {column: number(cell) for column, cell in enumerate(table.rows[row]) if cell}
    if row == 0 or 0 in values or len(values) >= usual or any(isinstance(value, str) for value in values.values()):
        return False
    return any(value in (float(row), _sum_above(table, row, column)) for column, value in values.items())


def _sum_above(table: Table, row: int, column: int) -> float:
    above = [number(cells[column]) for cells in table.rows[:row] if cells[column]]
    return round(sum(value for value in above if not isinstance(value, str)), 9)


def _is_footer(cells: Sequence[str], usual: int) -> bool:
    """Whether only the first cell holds something, and that is a sentence or a count ('6 rows', 'Source: payroll')."""
    if usual < 2 or len(cells) < 3 or not cells[0] or any(cells[1:]):
        return False
    words = cells[0].split()
    return len(words) > 2 or ":" in cells[0] or (len(words) == 2 and any(word.isdigit() for word in words))


def leave_out_totals(draft: Draft, totals: Sequence[int]) -> None:
    """Propose to leave out rows of totals, by their identifiers or by whatever tells them apart."""
    if not totals:
        return
    header, rows = draft.table.header, draft.table.rows
    order = (draft.index(draft.columns["id"].column), *range(len(header)))
    column = next((column for column in order if _tells_apart(rows, totals, column)), None)
    if column is None:
        return
    values = list(dict.fromkeys(rows[row][column] for row in totals))
    shown = ", ".join(draft.table.where(row) for row in totals[:5]) + (" ..." if len(totals) > 5 else "")
    look = counted(len(totals), "row looks like a total or remark", "rows look like totals or remarks")
    named = quoted_list((value or "(blank)" for value in values), 3)
    text = f"{look}, not like people ({shown}: {named})"
    answer = draft.questions.ask("totals", f"{text}. Are they people?", (
        Choice("leave_out", "they are left out"), Choice("people", "they are people")),
        places=draft.places(totals, column))
    if answer == "leave_out":
        draft.add("leave_out", {"column": header[column], "values": values}, text)
        draft.repair(f"{text}; left out{_hint(rows, totals)}", "totals")


def _hint(rows: Sequence[Sequence[str]], totals: Sequence[int]) -> str:
    """What to do about headings, if rows of people stand below such a row."""
    alone = [row for row in totals if sum(map(bool, rows[row])) == 1]
    headings = any(row + 1 < len(rows) and row + 1 not in totals for row in alone)
    return "; write what a heading says into a column of the rows below it" if headings else ""


def _tells_apart(rows: Sequence[Sequence[str]], totals: Sequence[int], column: int) -> bool:
    """Whether no other row has in this column what a total has there."""
    own = {row: fold(rows[row][column]) for row in totals}
    values = set(own.values())
    return not any(fold(cells[column]) in values for row, cells in enumerate(rows) if row not in own)
