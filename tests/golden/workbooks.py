"""Workbooks as text: ``[Sheet]`` starts a sheet, then rows of cells with commas between; a line with ! does more."""

from __future__ import annotations

import csv
from datetime import datetime

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def workbook(text: str) -> openpyxl.Workbook:
    """The workbook; numbers, TRUE and dates are typed as a spreadsheet would, '7 is a text, =1+1 a formula."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Sheet1", 0)
    book.remove(book.worksheets[1])
    for line in text.splitlines():
        if line.startswith("["):
            if sheet.title != "Sheet1":
                sheet = book.create_sheet()
            sheet.title = line[1:-1]
        elif line.startswith("!"):
            _do(sheet, *line[1:].split())
        else:
            sheet.append([_typed(cell) for cell in next(csv.reader([line]), [])])
    return book


def _do(sheet: Worksheet, what: str, where: str = "") -> None:
    """Merge cells, or hide a sheet, a row or a column; "hide" alone means the sheet."""
    if what == "merge":
        sheet.merge_cells(where)
    elif where.isdigit():
        sheet.row_dimensions[int(where)].hidden = True
    elif where:
        sheet.column_dimensions[where].hidden = True
    else:
        sheet.sheet_state = "hidden"


def _typed(cell: str) -> object:
    for of_type in (int, float, datetime.fromisoformat):
        try:
            return of_type(cell)
        except ValueError:
            continue
    return {"TRUE": True, "FALSE": False, "": None}.get(cell, cell.removeprefix("'"))
