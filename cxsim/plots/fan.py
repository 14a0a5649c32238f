"""Paired differences by week: bands of 90 and 50 of 100 futures around the mean, and the line of no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.plots.board_style import (
    BAND_50,
    BAND_90,
    FOCUS,
    INK,
    INK_2,
    ON_WHITE,
    SMALL,
    board_axes,
    board_figure,
    fitted,
    put,
)
from cxsim.plots.charts import FanChart, FanPanel
from cxsim.plots.style import wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PANEL, WIDE_PANEL = 2.5, 6.0


def fan_figure(chart: FanChart, width: float) -> Figure:
    """The panels side by side, one below the other where the page is narrow; all have one scale."""
    beside = width >= WIDE_PANEL
    rows = 1 if beside else len(chart.panels)
    columns = len(chart.panels) if beside else 1
    figure, top = board_figure(width, rows * (PANEL + 0.35), chart.title)
    low = min(0.0, *(min(panel.p05) for panel in chart.panels))
    high = max(0.0, *(max(panel.p95) for panel in chart.panels))
    margin = 0.06 * max(high - low, 1.0)
    left, gap = 0.45 / width, 0.55 / width
    each = (1.0 - left - 0.08 / width - gap * (columns - 1)) / columns
    height = top / rows
    for place, panel in enumerate(chart.panels):
        row, column = (0, place) if beside else (place, 0)
        axes = board_axes(figure, left + column * (each + gap), top - (row + 1) * height + 0.17 * height, each,
                          0.69 * height)
        axes.set_ylim(low - margin, high + margin)
        draw_panel(axes, panel, chart, each * width)
    return figure


def draw_panel(axes: Axes, panel: FanPanel, chart: FanChart, inches: float) -> None:
    """One difference with its bands and its value at the end."""
    weeks = range(len(panel.mean))
    axes.fill_between(weeks, panel.p05, panel.p95, color=BAND_90, linewidth=0.0)
    axes.fill_between(weeks, panel.p25, panel.p75, color=BAND_50, linewidth=0.0)
    axes.axhline(0.0, color=INK, linewidth=1.6)
    axes.plot(weeks, panel.mean, color=FOCUS, linewidth=2.6)
    axes.set_title(fitted(panel.title, inches, 2), fontsize=SMALL + 0.5, color=INK_2, loc="left", parse_math=False)
    put(axes, f"{panel.mean[-1]:+.0f}".replace("-", "\N{MINUS SIGN}"), (len(panel.mean) - 1, panel.mean[-1]),
        shift=(-4.0, 9.0), ha="right", fontweight="bold", color=FOCUS, bbox=ON_WHITE)
    axes.set_xlim(0, len(panel.mean) - 1)
    shown = [tick for tick in chart.ticks if tick[0] < len(panel.mean)]
    step = 1 if inches > 0.62 * len(shown) else 2 if inches > 0.31 * len(shown) else 3
    axes.set_xticks([week for week, _ in shown[::step]], [wrapped(label, 4, 2) for _, label in shown[::step]])
    if shown and shown[-1][1].isdigit():
        axes.set_xlabel("Week", fontsize=SMALL, color=INK_2)
