"""The tornado diagram: the figures and assumptions on which an outcome depends most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.plots.board_style import AGAINST, FOCUS, INK, INK_2, INK_3, SMALL, board_axes, board_figure, fitted, put
from cxsim.plots.charts import SwingBar, TornadoChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW = 0.4
LOW_COLOR, HIGH_COLOR = "#A9C4DB", FOCUS


def tornado_figure(chart: TornadoChart, width: float) -> Figure:
    """One bar per assumption from the outcome at its low to that at its high setting, around the outcome of all."""
    count = len(chart.bars)
    figure, top = board_figure(width, 0.95 + ROW * count, chart.title)
    names = 0.34 if width > 6.0 else 0.4
    bottom = 0.62 / figure.get_figheight()
    axes = board_axes(figure, names, bottom, 0.97 - names, top - bottom - 0.02)
    axes.grid(visible=False)
    axes.set_ylim(count - 0.4, -0.6)
    for place, bar in enumerate(chart.bars):
        draw_bar(axes, place, bar, chart.middle)
        put(axes, fitted(bar.name, names * width - 0.2), (0.0, place), across=True, shift=(-8.0, 0.0), ha="right",
            fontweight="bold" if bar.stated else "normal")
    axes.axvline(chart.middle, color=INK, linewidth=1.1)
    axes.margins(x=0.15)
    low, high = axes.get_xlim()
    if low < chart.decides_at < high:
        axes.axvline(chart.decides_at, color=AGAINST, linewidth=1.3, linestyle=(0, (4, 2)))
    axes.set_yticks([])
    axes.set_xlabel(f"{chart.value.title}, {chart.value.unit}. Light: low. Dark: high.", fontsize=SMALL, color=INK_3,
                    parse_math=False)
    return figure


def draw_bar(axes: Axes, place: int, bar: SwingBar, middle: float) -> None:
    """One assumption: both ends, with its settings beside them."""
    ends = ((bar.at_low, LOW_COLOR, bar.low_setting), (bar.at_high, HIGH_COLOR, bar.high_setting))
    for value, color, setting in ends:
        axes.barh(place, value - middle, left=middle, height=0.56, color=color)
        outward = value >= middle
        put(axes, setting, (value, place), shift=(4.0 if outward else -4.0, 0.0), ha="left" if outward else "right",
            fontsize=SMALL, color=INK_2)
