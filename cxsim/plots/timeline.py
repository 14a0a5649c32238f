"""A plan on its time line: when each intervention works and what it costs; below, the cost of each week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cxsim.plots.board_style import FOCUS, HAIRLINE, INK_2, OTHER, SMALL, board_axes, board_figure, fitted, put
from cxsim.plots.charts import Timeline
from cxsim.plots.style import wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW, COST = 0.34, 1.25
THOUSAND = 1e3


def timeline_figure(chart: Timeline, width: float) -> Figure:
    """One row per intervention; the same weeks below each other in both parts."""
    weeks = len(chart.cost_by_week)
    figure, top = board_figure(width, ROW * len(chart.rows) + COST + 0.75, chart.title)
    height = figure.get_figheight()
    names = (2.3 if width > 6.0 else 1.3) / width
    bottom, cost = 0.45 / height, (COST - 0.25) / height
    upper = board_axes(figure, names, bottom + cost + 0.38 / height, 0.97 - names,
                       top - bottom - cost - 0.42 / height)
    lower = board_axes(figure, names, bottom, 0.97 - names, cost)
    draw_rows(upper, chart, weeks, names * width)
    lower.bar(np.arange(weeks) + 0.5, np.array(chart.cost_by_week) / THOUSAND, width=0.9, color=OTHER)
    lower.set_title(f"{chart.money.title}, thousand {chart.money.unit}", fontsize=SMALL, color=INK_2, loc="left",
                    parse_math=False)
    lower.locator_params(axis="y", nbins=3)
    for axes in (upper, lower):
        axes.set_xlim(0, weeks)
        step = 1 if width * (0.97 - names) > 0.62 * len(chart.ticks) else 2
        axes.set_xticks([week for week, _ in chart.ticks[::step]])
    lower.set_xticklabels([wrapped(label, 4, 2) for _, label in chart.ticks[::step]])
    upper.set_xticklabels([])
    if chart.ticks and chart.ticks[-1][1].isdigit():
        lower.set_xlabel("Week", fontsize=SMALL, color=INK_2)
    return figure


def draw_rows(axes: Axes, chart: Timeline, weeks: int, inches: float) -> None:
    """A bar per intervention, its cost in or beside it."""
    axes.grid(visible=False, axis="y")
    axes.grid(axis="x", color=HAIRLINE, linewidth=0.7)
    axes.set_ylim(len(chart.rows) - 0.45, -0.55)
    axes.set_yticks([])
    for place, row in enumerate(chart.rows):
        axes.barh(place, row.end - row.start, left=row.start, height=0.6, color=FOCUS)
        put(axes, fitted(row.name, inches - 0.15), (0.0, place), across=True, shift=(-8.0, 0.0), ha="right")
        inside = row.end > 0.7 * weeks
        put(axes, row.cost, (row.start if inside else row.end, place), shift=(5.0, 0.0), fontsize=SMALL,
            color="white" if inside else INK_2)
