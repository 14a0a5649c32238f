"""A chance per plan as horizontal bars, from 0 to 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.plots.board_style import FOCUS, INK, OTHER, TRACK, board_axes, board_figure, fitted, put
from cxsim.plots.charts import ChanceBars

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROW = 0.34


def chance_figure(chart: ChanceBars, width: float) -> Figure:
    """One bar per plan in the order given, its number at its end; the thin line is the 95 % interval."""
    count = len(chart.names)
    figure, top = board_figure(width, 0.25 + ROW * count, chart.title)
    names = 0.34 if width > 6.0 else 0.42
    axes = board_axes(figure, names, 0.05, 0.9 - names, top - 0.05)
    axes.axis("off")
    axes.set_xlim(0.0, 100.0)
    axes.set_ylim(count - 0.4, -0.6)
    for place, (name, percent, low, high) in enumerate(
            zip(chart.names, chart.percent, chart.low, chart.high, strict=True)):
        focus = name == chart.focus
        axes.barh(place, 100.0, height=0.52, color=TRACK)
        axes.barh(place, percent, height=0.52, color=FOCUS if focus else OTHER)
        axes.plot([low, high], [place, place], color=INK, linewidth=1.1)
        weight = "bold" if focus else "normal"
        put(axes, f"{percent:.0f}", (100.0, place), shift=(8.0, 0.0), fontweight=weight)
        put(axes, fitted(name, names * width), (0.0, place), shift=(-8.0, 0.0), ha="right", fontweight=weight)
    return figure
