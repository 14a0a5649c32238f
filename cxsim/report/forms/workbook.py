"""The results as a workbook: a sheet that says what is what, every table with formats of numbers, charts to change."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cxsim.plots.board_style import FOCUS, INK, TRACK
from cxsim.plots.charts import Chart
from cxsim.report.document import Table
from cxsim.report.forms.native import Native, by_week, native
from cxsim.report.forms.number_formats import format_of, number_in, plain_format
from cxsim.report.forms.opened import DataTable, OpenedResults
from cxsim.report.forms.workbook_charts import draw_native
from cxsim.words.forms import CAVEATS, MEANS_AXIS, means_words
from cxsim.words.workbook import ABOUT_COLUMNS, SHEETS, about_words, cut_words

FIRST = "What is what"
LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
WIDEST = 60
MOST_ROWS = 1_048_575
"""Rows of a sheet below its header; a workbook holds no more."""


class Workbook:
    """A workbook that is being written."""

    def __init__(self, path: Path, results: OpenedResults) -> None:
        import xlsxwriter

        self.results = results
        self.book: Any = xlsxwriter.Workbook(str(path), {
            "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
            "nan_inf_to_errors": False})
        self.book.set_properties({"title": results.report.title, "author": "cxsim"})
        self.formats: dict[str, Any] = {}
        self.listed: list[tuple[str, str, int]] = []
        self.names: set[str] = set()
        self.first = self.sheet(FIRST)

    def sheet(self, wanted: str) -> Any:
        """A new sheet; its name is made fit for a workbook, and unlike every other."""
        plain = FORBIDDEN.sub(" ", wanted).strip("' ")[:LONGEST_NAME] or "sheet"
        name, number = plain, 2
        while name.casefold() in self.names or name.casefold() == "history":
            name, number = f"{plain[: LONGEST_NAME - 3]} {number}", number + 1
        self.names.add(name.casefold())
        return self.book.add_worksheet(name)

    def format(self, number: str = "", **look: Any) -> Any:
        """A format by the numbers' format and the look of the cell, made once."""
        key = f"{number} {sorted(look.items())}"
        if key not in self.formats:
            told = {"num_format": number} if number else {}
            self.formats[key] = self.book.add_format({"font_name": "Segoe UI", "font_color": INK, **told, **look})
        return self.formats[key]

    @property
    def head(self) -> Any:
        """The format of a row of names."""
        return self.format(bold=True, bg_color=TRACK, bottom=1)

    def list(self, sheet: Any, about: str, rows: int) -> None:
        """Tell of a sheet on the first one."""
        self.listed.append((sheet.get_name(), about, rows))


def write_workbook(results: OpenedResults, path: Path) -> None:
    """Write every table of the results into one workbook."""
    book = Workbook(path, results)
    _means_sheet(book)
    _chart_sheets(book)
    for table in results.tables:
        _data_sheet(book, table)
    _weekly_sheet(book)
    for section in results.report.sections:
        if section.table is not None:
            _text_sheet(book, section.title, section.key, section.table)
    _first_sheet(book)
    book.book.close()


def _first_sheet(book: Workbook) -> None:
    """What is what: the results in words, and every sheet with a link to it."""
    sheet, report = book.first, book.results.report
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 95)
    sheet.write_string(0, 0, report.title, book.format(bold=True, font_size=16, font_color=FOCUS))
    lines = [report.brief.occasion, report.about, report.brief.decision, *report.brief.cautions, *CAVEATS]
    told = [line for line in lines if line]
    for row, line in enumerate(told, start=1):
        sheet.merge_range(row, 0, row, 1, "", book.format(text_wrap=True, valign="top"))
        sheet.write_string(row, 0, line, book.format(text_wrap=True, valign="top"))
        sheet.set_row(row, 15.0 * (1 + len(line) // 120))
    top = len(told) + 2
    for column, name in enumerate(ABOUT_COLUMNS):
        sheet.write_string(top, column, name, book.head)
    for row, (name, about, rows) in enumerate(book.listed, start=top + 1):
        sheet.write_url(row, 0, f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1", string=name)
        sheet.write_string(row, 1, about, book.format(text_wrap=True))
        sheet.write_number(row, 2, rows, book.format("#,##0"))
    for row, line in enumerate(report.footer, start=top + len(book.listed) + 2):
        sheet.write_string(row, 0, line, book.format(font_size=9))


def _means_sheet(book: Workbook) -> None:
    """Adopters by week under each plan, as a table and as lines."""
    lines = book.results.mean_by_week("adoption")
    brief = book.results.report.brief
    focus = "" if brief.chances is None else brief.chances.focus
    chart = by_week("Adopters by week", lines, (focus, book.results.baseline), MEANS_AXIS)
    _native_sheet(book, "Adopters by week", chart, means_words(book.results.replicates))


def _chart_sheets(book: Workbook) -> None:
    """The numbers behind every picture of the report, with a chart of the workbook's own."""
    brief = book.results.report.brief
    charts: list[tuple[str, str, Chart]] = [] if brief.chances is None else [("chances", brief.lead, brief.chances)]
    charts += [(one.key, one.title, one.chart) for one in book.results.report.sections if one.chart is not None]
    for key, title, chart in charts:
        series = native(chart)
        if series is not None:
            _native_sheet(book, f"chart {key}", series, title)


def _native_sheet(book: Workbook, name: str, chart: Native, about: str) -> None:
    """A chart and the numbers that it shows."""
    sheet, (header, names, rows) = book.sheet(name), _grid(chart)
    sheet.set_column(0, 0, min(max(map(len, names), default=8) + 2, WIDEST))
    sheet.set_column(1, len(header) - 1, 18)
    for column, title in enumerate(header):
        sheet.write_string(0, column, title, book.head)
    for row, (label, values) in enumerate(zip(names, rows, strict=True), start=1):
        if label.isdecimal():
            sheet.write_number(row, 0, int(label), book.format("0"))
        else:
            sheet.write_string(row, 0, label, book.format())
        for column, value in enumerate(values, start=1):
            if value is not None and not math.isnan(value):
                sheet.write_number(row, column, value, book.format(plain_format(float(value))))
    sheet.freeze_panes(1, 1)
    draw_native(book.book, sheet, chart, len(names), len(header) - 1, about)
    book.list(sheet, about, len(names))


def _grid(chart: Native) -> tuple[list[str], list[str], list[tuple[float | None, ...]]]:
    """The header, the name of each row and its numbers: a column per series, or of points x and y."""
    if chart.form == "points":
        names = [one.name for one in chart.series]
        return ["", chart.x_title, chart.y_title], names, [(*one.x, *one.values) for one in chart.series]
    rows = list(zip(*(one.values for one in chart.series), strict=True))
    return [chart.x_title, *(one.name for one in chart.series)], list(chart.categories), rows


def _data_sheet(book: Workbook, table: DataTable) -> None:
    """A table of the folder; numbers are numbers, and say what they count."""
    sheet = book.sheet(table.name)
    _header(book, sheet, table.columns)
    shown = table.rows[:MOST_ROWS]
    for row, cells in enumerate(shown, start=1):
        told: Mapping[str, str] = dict(zip(table.columns, cells, strict=True))
        for column, (name, text) in enumerate(told.items()):
            number = number_in(text, name)
            if number is None and text:
                sheet.write_string(row, column, text, book.format())
            elif number is not None:
                shown_as = format_of(table.name, name, told) or plain_format(number)
                sheet.write_number(row, column, number, book.format(shown_as))
    _finish(sheet, table.columns, shown)
    about = SHEETS.get(table.name, about_words(table.columns))
    book.list(sheet, about + cut_words(len(shown), len(table.rows)), len(shown))


def _weekly_sheet(book: Workbook) -> None:
    """Weekly measures of the whole organization: mean, and the ends of 90 of 100 futures."""
    weekly = book.results.weekly
    sheet, columns = book.sheet("weekly"), tuple(weekly.columns)
    _header(book, sheet, columns)
    plain = book.format()
    for row, cells in enumerate(weekly.itertuples(index=False), start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell, plain)
            elif not math.isnan(cell):
                sheet.write_number(row, column, cell, book.format(plain_format(float(cell))))
    _finish(sheet, columns, [tuple(map(str, row)) for row in weekly.head(100).itertuples(index=False)], len(weekly))
    book.list(sheet, SHEETS["weekly"], len(weekly))


def _text_sheet(book: Workbook, title: str, key: str, table: Table) -> None:
    """A table of the report as it is shown there."""
    sheet = book.sheet(f"report {key}")
    _header(book, sheet, table.columns)
    for row, cells in enumerate(table.rows, start=1):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, book.format(text_wrap="\n" in text, valign="top"))
    _finish(sheet, table.columns, table.rows)
    book.list(sheet, title, len(table.rows))


def _header(book: Workbook, sheet: Any, columns: tuple[str, ...]) -> None:
    for column, name in enumerate(columns):
        sheet.write_string(0, column, name.replace("_", " "), book.head)
    sheet.freeze_panes(1, 0)


def _finish(sheet: Any, columns: tuple[str, ...], rows: Any, count: int | None = None) -> None:
    """Widths by the longest text, and a filter over all rows."""
    for column, name in enumerate(columns):
        longest = max((len(row[column]) for row in rows[:200]), default=0)
        sheet.set_column(column, column, min(max(longest, len(name), 6) + 2, WIDEST))
    if columns and rows:
        sheet.autofilter(0, 0, len(rows) if count is None else count, len(columns) - 1)
