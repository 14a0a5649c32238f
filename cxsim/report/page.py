"""The page: content and pictures in one HTML file that loads nothing from the network."""

from __future__ import annotations

from typing import Any

from cxsim.analysis.compare import Comparison
from cxsim.plots.adoption import adoption_figure
from cxsim.plots.export import svg_text
from cxsim.plots.style import NARROW, WIDE
from cxsim.plots.tornado import tornado_figure
from cxsim.report.content import report_content
from cxsim.report.decision import tornado
from cxsim.results.provenance import versions


def keep_percent_together(value: Any) -> Any:
    """Keep a number and its percent sign on one line."""
    return value.replace(" %", "\N{NO-BREAK SPACE}%") if isinstance(value, str) else value


def report_html(comparison: Comparison) -> str:
    """The report of a comparison (of one or more results) as HTML; the same results give the same page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("cxsim.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=keep_percent_together,
    )
    description = "Share of adopters by week under each plan. The table below has the values at the end."
    pictures: dict[str, Any] = {
        name: Markup(svg_text(adoption_figure(comparison.results, size=size), name, description))
        for name, size in (("wide", WIDE), ("narrow", NARROW))
    }
    shown = tornado(comparison)
    pictures["tornado"] = shown and Markup(svg_text(tornado_figure(*shown), "tornado", shown[0]))
    page = environment.get_template("report.html.jinja")
    return page.render(**report_content(comparison), pictures=pictures, versions=versions())
