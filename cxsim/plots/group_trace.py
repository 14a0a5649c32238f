"""The path of a group: what reaches it, ability, opportunity and willingness, and where its people stand, by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cxsim.plots.board_style import AGAINST, FOCUS, INK, INK_2, INK_3, OTHER, SMALL, board_axes, board_figure, fitted
from cxsim.plots.charts import GroupTrace
from cxsim.plots.stages import HATCH_WIDTH, LEGEND_ROW, draw_legend, legend_rows, stage_look
from cxsim.plots.style import spread_apart, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW, PANEL, GAP, FOOT = 0.2, 1.35, 0.22, 0.36
LABEL_INCHES = 0.45
LOOKS = ((OTHER, "--"), (INK_3, ":"), (AGAINST, "-"), (FOCUS, "-"))
POINTS_PER_INCH = 72.0


def trace_figure(chart: GroupTrace, width: float) -> Figure:
    """Three panels on one axis of weeks; a thin line stands where something turns, with its number on top."""
    import matplotlib

    wide = width > 6.0
    left, right = (0.17, 0.12) if wide else (0.24, 0.2)
    legend = LEGEND_ROW * legend_rows(chart.stages, width) + 0.08
    rows = 0.2 + ROW * max(len(chart.rows), 1)
    height = rows + GAP + PANEL + GAP + legend + PANEL + FOOT
    with matplotlib.rc_context({"hatch.linewidth": HATCH_WIDTH}):
        figure, top = board_figure(width, height, chart.title)
        inch = top / height
        shares = board_axes(figure, left, FOOT * inch, 1.0 - left - right, PANEL * inch)
        draw_legend(figure, chart.stages, left, (FOOT + PANEL + legend) * inch)
        lines = board_axes(figure, left, (FOOT + PANEL + legend + GAP) * inch, 1.0 - left - right, PANEL * inch)
        reach = board_axes(figure, left, top - rows * inch, 1.0 - left - right, rows * inch)
        _draw_rows(reach, chart, left * width)
        _draw_lines(lines, chart, PANEL * POINTS_PER_INCH)
        _draw_shares(shares, chart)
        ticks = chart.ticks[:: 1 + int(LABEL_INCHES * len(chart.ticks) / (width * (1.0 - left - right)))]
        for axes in (reach, lines, shares):
            axes.set_xlim(0, len(chart.shares[0]))
            axes.set_xticks([week for week, _ in ticks], [wrapped(words, 4, 2) for _, words in ticks])
            for week in chart.turns:
                axes.axvline(week, color=INK, linewidth=0.8)
            axes.tick_params(labelbottom=axes is shares)
        figure.draw_without_rendering()
    return figure


def _draw_rows(axes: Axes, chart: GroupTrace, inches: float) -> None:
    axes.grid(visible=False)
    for place, row in enumerate(chart.rows):
        axes.barh(place, row.end - row.start, left=row.start, height=0.55, color="#BFD0DF")
    axes.set_ylim(max(len(chart.rows), 1) - 0.4, -1.4)
    axes.set_yticks(range(len(chart.rows)), [fitted(row.name, inches, 1) for row in chart.rows])
    if not chart.rows:
        axes.set_yticks([])
        axes.text(1.0, 0.0, "nothing reaches them", fontsize=SMALL, color=INK_2, va="center")
    for number, week in enumerate(chart.turns, start=1):
        axes.text(week, -0.95, str(number), ha="center", va="center", fontsize=SMALL, color=INK, fontweight="bold",
                  bbox={"facecolor": "white", "edgecolor": INK, "boxstyle": "circle,pad=0.2", "linewidth": 0.8})


def _draw_lines(axes: Axes, chart: GroupTrace, points: float) -> None:
    for (color, dash), values in zip(LOOKS, chart.lines, strict=False):
        axes.plot(range(len(values)), values, color=color, linestyle=dash, linewidth=1.8)
    axes.set_ylim(0.0, 100.0)
    axes.set_yticks([0, 50, 100], ["0", "50", "100 %"])
    wanted = [values[-1] / 100.0 * points for values in chart.lines]
    for place, at in enumerate(spread_apart(wanted, [SMALL * 1.2] * len(wanted), -4.0, points + 4.0)):
        axes.text(1.015, at / points, chart.line_names[place], transform=axes.transAxes, va="center", fontsize=SMALL,
                  color=LOOKS[place][0], parse_math=False)


def _draw_shares(axes: Axes, chart: GroupTrace) -> None:
    axes.grid(visible=False)
    weeks, below = np.arange(len(chart.shares[0]) + 1), np.zeros(len(chart.shares[0]) + 1)
    for stage, values in zip(chart.stages, chart.shares, strict=True):
        above = below + np.append(values, values[-1])
        axes.fill_between(weeks, below, above, step="post", **stage_look(stage).patch)
        axes.plot(weeks, above, drawstyle="steps-post", color="white", linewidth=0.6)
        below = above
    axes.set_ylim(0.0, 100.0)
    axes.set_yticks([0, 50, 100], ["0", "50", "100 %"])
    if all(words.isdigit() for _, words in chart.ticks):
        axes.set_xlabel("Week", fontsize=SMALL, color=INK_2, labelpad=1.0)
