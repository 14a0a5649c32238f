"""The hidden sheet of a workbook: what its drop-downs offer, and the prices that its formulas look up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cxsim.teaching.catalog import CatalogRow
from cxsim.teaching.form import FEWER, LISTS, MORE, SAME
from cxsim.teaching.ground import Ground
from cxsim.words.groups import said

DOSES = tuple(round(0.1 * step, 1) for step in range(1, 11))


@dataclass(frozen=True)
class Lists:
    """Where on the hidden sheet each list stands, as formulas name it."""

    offers: str
    groups: str
    people: str
    departments: str
    weeks: str
    lengths: str
    doses: str
    leavers: str
    places: str
    fixed: str
    hours: str
    has_dose: str
    once: str
    weekly: str


def write_lists(sheet: Any, ground: Ground, rows: Sequence[CatalogRow], teams: int) -> Lists:
    """Write the lists side by side from the second row on, then the two tables of prices."""
    prices = [[ground.price(row.offer, group) for group in ground.groups] for row in rows]
    weeks = ground.terms.weeks
    columns: dict[str, Sequence[Any]] = {
        "offers": [row.offer.name for row in rows],
        "groups": [group.name for group in ground.groups],
        "people": [group.people for group in ground.groups],
        "departments": [said(name) for name in ground.view.departments],
        "weeks": range(weeks),
        "lengths": range(1, weeks + 1),
        "doses": DOSES,
        "leavers": (FEWER, SAME, MORE),
        "places": range(1, teams + 1),
        "fixed": [row[0].fixed for row in prices],
        "hours": [row[0].hours for row in prices],
        "has_dose": [int(row.offer.has_dose) for row in rows],
    }
    places = {name: _column(sheet, place, name, values) for place, (name, values) in enumerate(columns.items())}
    width = len(ground.groups)
    for number, name in enumerate(("once", "weekly")):
        first = len(columns) + number * width
        for place in range(width):
            _column(sheet, first + place, name, [getattr(row[place], name) for row in prices])
        places[name] = _range(first, first + width - 1, len(rows))
    return Lists(**places)


def _column(sheet: Any, column: int, name: str, values: Sequence[Any]) -> str:
    sheet.write_string(0, column, name)
    for row, value in enumerate(values, start=1):
        sheet.write(row, column, value)
    return _range(column, column, len(values))


def _range(first: int, last: int, rows: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return f"{LISTS}!${xl_col_to_name(first)}$2:${xl_col_to_name(last)}${rows + 1}"
