"""The page: a report and its pictures in one HTML file that loads nothing from the network."""

from __future__ import annotations

from typing import Any

from cxsim.plots.charts import Chart
from cxsim.plots.drawing import PAGE, PHONE, draw
from cxsim.plots.export import svg_text
from cxsim.report.document import Report

BRIEF = "brief"
BRIEF_WIDTH = 4.6
"""The picture of the first page stands beside its text."""


def keep_percent_together(value: Any) -> Any:
    """Keep a number and its percent sign on one line."""
    return value.replace(" %", "\N{NO-BREAK SPACE}%") if isinstance(value, str) else value


def report_html(report: Report) -> str:
    """A report as HTML; the same report gives the same page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("cxsim.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=keep_percent_together,
    )
    page = environment.get_template("report.html.jinja")
    return page.render(report=report, pictures=pictures_of(report)).lstrip()


def pictures_of(report: Report) -> dict[str, Any]:
    """Every picture as SVG, by section: wide, and narrow for a phone."""
    charts: dict[str, tuple[Chart, str, float]] = {
        section.key: (section.chart, f"{section.title}. {section.takeaway}", PAGE)
        for section in report.sections if section.chart is not None
    }
    if report.brief.chances is not None:
        charts[BRIEF] = report.brief.chances, report.brief.lead, BRIEF_WIDTH
    return {key: (svg(chart, f"{key} wide", told, width), svg(chart, f"{key} narrow", told, PHONE))
            for key, (chart, told, width) in charts.items()}


def svg(chart: Chart, name: str, told: str, width: float) -> Any:
    """One picture; ``name`` keeps its identifiers apart from those of the others."""
    from markupsafe import Markup

    return Markup(svg_text(draw(chart, width), name, told))
