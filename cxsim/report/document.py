"""The report as plain data: a brief, sections with one message each, an appendix.

Every form of the report (page, slides, workbook, paper) is drawn from it. It is kept as ``report.json`` beside the data
files, so that a form can be made later from the folder alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from cxsim.plots.charts import ChanceBars, Chart


@dataclass(frozen=True)
class Table:
    """Texts in rows; the first column names the row. A cell may have small print after a line break."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Section:
    """One message: ``title`` is the finding, ``takeaway`` one or two sentences, then a picture or a table.

    ``table`` of a section with a chart is shown on demand only. ``notes`` is small print.
    """

    key: str
    title: str
    takeaway: str
    chart: Chart | None = None
    table: Table | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Note:
    """One part of the appendix: paragraphs, then points, then tables; ``folded``: shown on demand."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    folded: bool = False


@dataclass(frozen=True)
class BriefRisk:
    """A risk of the plan in question: in how many futures ("55 of 61"), what, and what announces it."""

    chance: str
    words: str
    sign: str


@dataclass(frozen=True)
class Brief:
    """The first page: at most 180 words.

    ``occasion``: programme and start. ``decision``: what is asked, or that no plan is enough. ``lead``: what the plan
    brings. ``cautions``: what must be known before the numbers are read.
    """

    occasion: str
    decision: str
    lead: str
    how_sure: str
    would_change: str
    cautions: tuple[str, ...]
    risks: tuple[BriefRisk, ...]
    first_week: tuple[str, ...]
    chances: ChanceBars | None


@dataclass(frozen=True)
class Report:
    """The whole report; ``about``: people, weeks, futures in one sentence; ``footer``: versions, seed and hashes."""

    title: str
    about: str
    brief: Brief
    sections: tuple[Section, ...]
    appendix: tuple[Note, ...]
    footer: tuple[str, ...]


REPORT = "report.json"
"""The name of its file in a folder of results."""
_REPORT = TypeAdapter(Report)


def report_json(report: Report) -> str:
    """A report as JSON; the same report gives the same text."""
    return _REPORT.dump_json(report, indent=1).decode() + "\n"


def report_from_json(text: str) -> Report:
    """A report from its JSON.

    Raises
    ------
    pydantic.ValidationError
        If the text is not a report.
    """
    return _REPORT.validate_json(text)
