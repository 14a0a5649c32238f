"""Every kind of chart drawn with matplotlib, by the kind that the chart says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cxsim.plots.chance_bars import chance_figure
from cxsim.plots.charts import Chart
from cxsim.plots.fan import fan_figure
from cxsim.plots.force_bars import force_bars_figure
from cxsim.plots.group_trace import trace_figure
from cxsim.plots.heat_map import heat_figure
from cxsim.plots.milestone_bars import milestone_figure
from cxsim.plots.month_curve import month_figure
from cxsim.plots.scatter import scatter_figure
from cxsim.plots.stacked_bars import stacked_figure
from cxsim.plots.timeline import timeline_figure
from cxsim.plots.tornado import tornado_figure
from cxsim.plots.tried_bars import tried_figure
from cxsim.plots.waterfall import waterfall_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FIGURES: dict[str, Callable[[Any, float], Figure]] = {
    "chances": chance_figure,
    "fan": fan_figure,
    "force_field": force_bars_figure,
    "scatter": scatter_figure,
    "timeline": timeline_figure,
    "tornado": tornado_figure,
    "heat": heat_figure,
    "milestones": milestone_figure,
    "months": month_figure,
    "stacked": stacked_figure,
    "trace": trace_figure,
    "tried": tried_figure,
    "waterfall": waterfall_figure,
}
"""By kind of chart: the function that draws it, ``(chart, width in inches) -> Figure``."""

PAGE, PHONE = 9.2, 4.3
"""The widths of pictures, in inches: on a page, and on a phone."""


def draw(chart: Chart, width: float = PAGE) -> Figure:
    """The figure of a chart; its texts have the same size at every width."""
    return FIGURES[chart.kind](chart, width)
