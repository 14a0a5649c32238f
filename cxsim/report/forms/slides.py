"""The report as eight to twelve slides of 16 by 9: one message each, charts that can be changed, notes with caveats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxsim.plots.board_style import INK_2
from cxsim.plots.drawing import draw
from cxsim.report.document import Brief, Report, Section, Table
from cxsim.report.forms.native import BANDS, by_week, native
from cxsim.report.forms.opened import OpenedResults
from cxsim.report.forms.shapes import (
    SMALLEST,
    TEXT_SIZES,
    TITLE_SIZES,
    Box,
    add_picture,
    add_table,
    add_text,
    place,
    write,
)
from cxsim.report.forms.slide_charts import add_chart
from cxsim.words.forms import (
    CAVEATS,
    FIRST_WEEK,
    HOW_MADE,
    MEANS_AXIS,
    NO_SIGN,
    RISK_COLUMNS,
    RISKS_AND_FIRST_WEEK,
    end_words,
    left_out_words,
    means_words,
    more_rows_words,
    risk_note,
)

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.6
INNER = WIDTH - 2 * MARGIN
TITLE = Box(MARGIN, 0.45, INNER, 1.0)
LEAD = Box(MARGIN, 1.5, INNER, 0.95)
BODY = Box(MARGIN, 2.5, INNER, 4.45)
BOTTOM = 6.95
MOST_SECTIONS = 7
ASKED_FIRST = (
    "difference", "milestones", "price", "contributions", "load", "funnel", "dependence", "benefit", "timeline")
"""Sections by their keys."""
PICTURE_WIDTH = 9.2
"""Inches at which pictures are drawn; their text then has the size of the text beside them."""


def write_slides(results: OpenedResults, path: Path) -> None:
    """Write the slides of a report."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    deck.core_properties.title, deck.core_properties.author = results.report.title, "cxsim"
    report = results.report
    shown, left_out = chosen(report.sections)
    _title_slide(deck, report)
    _brief_slide(deck, report.brief)
    _means_slide(deck, results)
    _risk_slide(deck, report.brief)
    for section in shown:
        _section_slide(deck, section)
    _last_slide(deck, report, left_out)
    deck.save(str(path))


def chosen(sections: Sequence[Section]) -> tuple[list[Section], list[Section]]:
    """The sections that get a slide, and the others: where there are too many, those that a board asks about first."""
    def worth(section: Section) -> tuple[bool, int, bool]:
        known = section.key in ASKED_FIRST
        return not known, ASKED_FIRST.index(section.key) if known else 0, section.chart is None

    first = sorted(sections, key=worth)[:MOST_SECTIONS]
    return [one for one in sections if one in first], [one for one in sections if one not in first]


def _slide(deck: Any, title: str, notes: Sequence[str]) -> Any:
    """A slide with its title, and what the speaker must know."""
    from pptx.enum.text import PP_ALIGN

    slide = deck.slides.add_slide(deck.slide_layouts[5])
    place(slide.shapes.title, TITLE, title)
    write(slide.shapes.title.text_frame, [title], TITLE, TITLE_SIZES, bold=True)
    slide.shapes.title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    slide.notes_slide.notes_text_frame.text = "\n".join(filter(None, notes))
    return slide


def _title_slide(deck: Any, report: Report) -> None:
    slide = _slide(deck, report.title, [report.about, *CAVEATS])
    add_text(slide, [report.brief.occasion, report.about], Box(MARGIN, 2.6, INNER, 2.0))
    add_text(slide, report.brief.cautions, Box(MARGIN, 4.9, INNER, 1.8), color=INK_2)


def _brief_slide(deck: Any, brief: Brief) -> None:
    told = [brief.lead, brief.how_sure, brief.would_change]
    slide = _slide(deck, brief.decision, [*told, *brief.cautions, *CAVEATS])
    chart = None if brief.chances is None else native(brief.chances)
    width = INNER if chart is None else 5.6
    add_text(slide, told, Box(MARGIN, 1.75, width, 5.1))
    if chart is not None:
        left = MARGIN + width + 0.4
        add_text(slide, [chart.title], Box(left, 1.75, INNER - width - 0.4, 0.7), (14.0, 13.0, 12.0), bold=True)
        add_chart(slide, chart, Box(left, 2.5, INNER - width - 0.4, 4.35), f"{chart.title}. {brief.lead}")


def _means_slide(deck: Any, results: OpenedResults) -> None:
    lines = results.mean_by_week("adoption")
    brief = results.report.brief
    focus = results.baseline if brief.chances is None else brief.chances.focus
    focus = focus if focus in lines else next(reversed(lines))
    ends = {name: 100.0 * mean for name, mean in results.mean_of("adoption_end").items()}
    title = end_words(ends, focus, results.baseline)
    told = means_words(results.replicates)
    slide = _slide(deck, title, [told, *CAVEATS])
    add_text(slide, [told], LEAD, color=INK_2)
    add_chart(slide, by_week(title, lines, (focus, results.baseline), MEANS_AXIS), BODY, f"{title}. {told}")


def _risk_slide(deck: Any, brief: Brief) -> None:
    rows = tuple((risk.chance, risk.words, risk.sign or NO_SIGN) for risk in brief.risks)
    notes = [risk_note(risk.chance, risk.words, risk.sign) for risk in brief.risks]
    slide = _slide(deck, RISKS_AND_FIRST_WEEK, [*notes, *brief.first_week, *CAVEATS])
    top = TITLE.top + TITLE.height + 0.1
    if rows:
        shown = add_table(slide, Table(RISK_COLUMNS, rows), Box(MARGIN, top, INNER, 3.2), " ".join(notes))
        top += shown.height + 0.35
    if brief.first_week:
        add_text(slide, [FIRST_WEEK], Box(MARGIN, top, INNER, 0.35), (16.0,), bold=True)
        add_text(slide, brief.first_week, Box(MARGIN, top + 0.4, INNER, BOTTOM - top - 0.4))


def _section_slide(deck: Any, section: Section) -> None:
    notes = [section.takeaway, *section.notes, *CAVEATS]
    slide = _slide(deck, section.title, notes)
    add_text(slide, [section.takeaway], LEAD, color=INK_2)
    told = f"{section.title}. {section.takeaway}"
    if section.chart is not None:
        series = None if section.chart.kind in BANDS else native(section.chart)
        if series is None:
            add_picture(slide, draw(section.chart, PICTURE_WIDTH), BODY, told)
        else:
            add_chart(slide, series, BODY, told)
    elif section.table is not None:
        room = Box(BODY.left, BODY.top, BODY.width, BODY.height - 0.35)
        shown = add_table(slide, section.table, room, told)
        if shown.missing:
            add_text(slide, [more_rows_words(shown.missing)], Box(MARGIN, HEIGHT - 0.55, INNER, 0.3), (12.0, SMALLEST),
                     color=INK_2)


def _last_slide(deck: Any, report: Report, left_out: Sequence[Section]) -> None:
    also = left_out_words([section.title for section in left_out])
    slide = _slide(deck, HOW_MADE, [*report.footer, *CAVEATS])
    add_text(slide, [report.about, *CAVEATS, also], Box(MARGIN, 1.6, INNER, 4.3), TEXT_SIZES)
    add_text(slide, report.footer, Box(MARGIN, 6.1, INNER, 0.95), (12.0, 11.0, SMALLEST), color=INK_2)
