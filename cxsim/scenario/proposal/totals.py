"""Rows that are no people: totals and remarks below the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cxsim.organization.company_files.identifiers import fold
from cxsim.organization.findings import quoted_list
from cxsim.organization.tables.numerals import number
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.draft import Draft
from cxsim.scenario.proposal.header_words import normal
from cxsim.scenario.proposal.parts import Choice
from cxsim.units import counted

_TOTALS = (
    "grand total|sub ?total|totals?|totaux|total general|sous total|sums?|summen?|gesamt|gesamtsumme|gesamtergebnis|"
    "zwischensumme|teilergebnis|insgesamt|somme|sumas?|totale|headcount|average|durchschnitt|mittelwert|moyenne|"
    "promedio"
)
_TOTAL = re.compile(rf"(?:{_TOTALS})(?: ?\d+)?")
_WITH_TOTAL = re.compile(rf"(?:{_TOTALS})\b.+|.+\b(?:total|gesamt|summe|ergebnis)")


def total_rows(table: Table) -> list[int]:
    """Rows that hold totals or a remark below the table, not a person."""
    words = [[_plain(cell) for cell in cells] for cells in table.rows]
    filled = sorted(sum(map(bool, cells)) for cells in table.rows)
    usual = filled[len(filled) // 2]
    repeated = [Counter(cells[column] for cells in words) for column in range(len(table.header))]
    found = [
        row for row, cells in enumerate(words)
        if _is_total(cells, usual, repeated) or _is_sum(table, row, usual)
    ]
    last = len(table.rows) - 1
    while last >= 0 and (last in found or _is_footer(table.rows[last], usual)):
        found.append(last)
        last -= 1
    return sorted(set(found)) if len(set(found)) < 0.5 * len(table.rows) else []


def _plain(cell: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", normal(cell)).split())


def _is_total(cells: Sequence[str], usual: int, repeated: Sequence[Counter[str]]) -> bool:
    """Whether the first cell that is not blank is a word for a total, and the row is not one of many such."""
    place = next((place for place, cell in enumerate(cells) if cell), len(cells))
    if place >= min(3, len(cells)) or not cells[place]:
        return False
    fewer = sum(map(bool, cells)) < usual
    word = cells[place]
    rare = repeated[place][word] <= 1 or fewer
    return rare and (_TOTAL.fullmatch(word) is not None or (fewer and _WITH_TOTAL.fullmatch(word) is not None))


def _is_sum(table: Table, row: int, usual: int) -> bool:
    """Whether a row without any text has a number that is the sum or the count of those above."""
    cells = table.rows[row]
    if row == 0 or cells[0] or sum(map(bool, cells)) >= usual:
        return False
    values = [number(cell) if cell else 0.0 for cell in cells]
    if any(isinstance(value, str) for value in values):
        return False
    for column, value in enumerate(values):
        above = [number(other[column]) for other in table.rows[:row] if other[column]]
        numbers = [one for one in above if not isinstance(one, str)]
        if cells[column] and isinstance(value, float) and value in (float(row), round(sum(numbers), 9)):
            return True
    return False


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
    table, others = draft.table, set(range(len(draft.table.rows))) - set(totals)
    order = [draft.index(draft.columns["id"].column), *range(len(table.header))]
    for column in order:
        values = list(dict.fromkeys(table.rows[row][column] for row in totals))
        if not {fold(value) for value in values} & {fold(table.rows[row][column]) for row in others}:
            break
    else:
        return
    name = table.header[column]
    shown = ", ".join(table.where(row) for row in totals[:5]) + (" ..." if len(totals) > 5 else "")
    look = "looks like a total or remark" if len(totals) == 1 else "look like totals or remarks"
    named = quoted_list((value or "(blank)" for value in values), 3)
    text = f"{counted(len(totals), 'row')} {look}, not like people ({shown}: {named})"
    answer = draft.questions.ask("totals", f"{text}. Are they people?", (
        Choice("leave_out", "they are left out"), Choice("people", "they are people")), "leave_out")
    if answer == "leave_out":
        draft.add("leave_out", {"column": name, "values": values}, text)
        draft.repair(f"{text}; left out")
