"""Milestones as groups of bars from 0 to 100: one bar per plan, its number and its word at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.plots.board_style import AGAINST, FOCUS, INK, INK_2, OTHER, TEXT, TRACK, board_axes, board_figure, fitted
from cxsim.plots.charts import MilestoneBars

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LINE, GAP = 0.27, 0.12
"""Heights of a line, and of the space between milestones, in inches."""
# The color only repeats the word.
OF_WORD = {"likely": "#1E6B45", "open": "#845500", "unlikely": "#A3271F"}
COLORS = (FOCUS, AGAINST)


def milestone_figure(chart: MilestoneBars, width: float) -> Figure:
    """Each milestone with its goal, and under it a bar per plan; the thin line is the 95 % interval."""
    each = LINE * (1 + len(chart.plans)) + GAP
    height = each * len(chart.milestones)
    figure, top = board_figure(width, height, chart.title)
    names, ends = (0.24, 0.82) if width > 6.0 else (0.32, 0.72)
    axes = board_axes(figure, names, 0.0, ends - names, top)
    axes.axis("off")
    axes.set_xlim(0.0, 100.0)
    axes.set_ylim(height, 0.0)
    for place, goal in enumerate(chart.milestones):
        line = place * each + 0.5 * LINE
        axes.text(-100.0 * names / (ends - names), line, fitted(goal, width, 1), va="center", fontsize=TEXT, color=INK,
                  fontweight="bold", parse_math=False)
        for number in range(len(chart.plans)):
            draw_bar(axes, chart, place, number, line + LINE * (number + 1), names * width)
    return figure


def draw_bar(axes: Axes, chart: MilestoneBars, place: int, number: int, line: float, inches: float) -> None:
    """The chance of one plan at one milestone."""
    percent, word = chart.percent[place][number], chart.words[place][number]
    axes.text(-2.0, line, fitted(chart.plans[number], inches, 1), va="center", ha="right", fontsize=TEXT - 0.5,
              color=INK_2, parse_math=False)
    axes.barh(line, 100.0, height=0.55 * LINE, color=TRACK)
    if percent < 0.0:
        axes.text(103.0, line, word, va="center", fontsize=TEXT, color=INK_2)
        return
    axes.barh(line, percent, height=0.55 * LINE, color=COLORS[number] if number < len(COLORS) else OTHER)
    axes.plot([chart.low[place][number], chart.high[place][number]], [line, line], color=INK, linewidth=1.1)
    axes.text(103.0, line, f"{percent:.0f}", va="center", fontsize=TEXT, color=INK, fontweight="bold")
    axes.annotate(word, (103.0, line), xytext=(24, 0), textcoords="offset points", va="center", fontsize=TEXT,
                  annotation_clip=False, color=OF_WORD.get(word, INK_2))
