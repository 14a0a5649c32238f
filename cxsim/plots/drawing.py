"""Every kind of chart drawn with matplotlib, by the kind that the chart says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cxsim.plots.chance_bars import chance_figure
from cxsim.plots.charts import Chart
from cxsim.plots.group_trace import trace_figure
from cxsim.plots.stacked_bars import stacked_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FIGURES: dict[str, Callable[[Any, float], Figure]] = {
    "chances": chance_figure,
    "stacked": stacked_figure,
    "trace": trace_figure,
}
"""By kind of chart: the function that draws it, ``(chart, width in inches) -> Figure``."""

PAGE, PHONE = 9.2, 4.3
"""The widths of pictures, in inches: on a page, and on a phone."""


def draw(chart: Chart, width: float = PAGE) -> Figure:
    """The figure of a chart; its texts have the same size at every width."""
    return FIGURES[chart.kind](chart, width)
