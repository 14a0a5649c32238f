"""How the workbook of a team looks: its formats, and which cells may be written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cxsim.errors import OutputError
from cxsim.plots.board_style import AGAINST, FOCUS, INK, INK_3, TRACK

INPUT_GROUND = "#FFF8E1"
GOOD = "#D9E5EF"


class Book:
    """A workbook that is being written; every sheet is protected, only its input cells can be written."""

    def __init__(self, path: Path, title: str) -> None:
        try:
            import xlsxwriter
        except ImportError:
            raise OutputError('workbooks of a class need a further library (xlsxwriter is not installed); install it: '
                              'pip install "cxsim[report]"') from None
        self.book: Any = xlsxwriter.Workbook(str(path), {
            "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
        self.book.set_properties({"title": title, "author": "cxsim"})
        self.book.set_calc_mode("auto")
        self.formats: dict[str, Any] = {}

    def sheet(self, name: str) -> Any:
        """A new sheet; what is not an input is protected (without a password: the marks tell what was changed)."""
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.protect("", {"select_locked_cells": True, "format_columns": True, "format_rows": True})
        sheet.set_paper(9)
        sheet.set_margins(0.5, 0.5, 0.6, 0.5)
        sheet.fit_to_pages(1, 0)  # no column is ever printed on a page of its own
        return sheet

    def format(self, **look: Any) -> Any:
        """A format, made once."""
        key = str(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(
                {"font_name": "Segoe UI", "font_color": INK, "valign": "vcenter", **look})
        return self.formats[key]

    def title(self) -> Any:
        """The name of a sheet."""
        return self.format(bold=True, font_size=18, font_color=FOCUS)

    def text(self) -> Any:
        """Text that wraps."""
        return self.format(text_wrap=True, valign="top")

    def small(self) -> Any:
        """Small print."""
        return self.format(text_wrap=True, valign="top", font_size=9, font_color=INK_3)

    def head(self) -> Any:
        """A row of names."""
        return self.format(bold=True, bg_color=TRACK, bottom=1, text_wrap=True)

    def input(self, **look: Any) -> Any:
        """A cell that a team fills in."""
        return self.format(bg_color=INPUT_GROUND, border=1, border_color="#B8A45C", locked=False, **look)

    def warning(self) -> Any:
        """What must be mended."""
        return self.book.add_format({"font_color": AGAINST, "bold": True})

    def close(self) -> None:
        """Write it."""
        self.book.close()
