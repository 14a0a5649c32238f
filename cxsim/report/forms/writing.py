"""Which forms a report has, whether they can be made here, and what writes each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from cxsim.errors import OutputError

if TYPE_CHECKING:
    from cxsim.report.forms.opened import OpenedResults
    from cxsim.results.store import Writer

PAGE: Final = "report.html"
SLIDES: Final = "slides.pptx"
WORKBOOK: Final = "workbook.xlsx"
PAPER: Final = "report.pdf"
LIBRARIES: Final = {SLIDES: "pptx", WORKBOOK: "xlsxwriter"}
"""By the form: the module of the library that writes it."""


def check_possible(asked: Sequence[str]) -> None:
    """Refuse, before anything is written, a form whose library or browser is missing."""
    from importlib.util import find_spec

    from cxsim.report.forms.paper import found_browser

    missing = [library for form, library in LIBRARIES.items() if form in asked and find_spec(library) is None]
    if missing:
        raise OutputError(f"slides and workbooks need further libraries ({', '.join(missing)} is not installed); "
                          'install them: pip install "cxsim[report]"')
    if PAPER in asked:
        found_browser()


def writer_of(name: str, opened: OpenedResults) -> Writer:
    """What writes a form."""
    from cxsim.report.forms.paper import write_paper
    from cxsim.report.forms.slides import write_slides
    from cxsim.report.forms.workbook import write_workbook
    from cxsim.report.page import report_html
    from cxsim.results.store import write_text

    if name == PAPER:
        return partial(write_paper, opened.folder / PAGE)
    if name == PAGE:
        return partial(write_text, text=report_html(opened.report))
    return partial({SLIDES: write_slides, WORKBOOK: write_workbook}[name], opened)
