"""What was tried: one bar per change from 0, what holds without any change on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.plots.board_style import FOCUS, INK, OTHER, TEXT, board_axes, board_figure, fitted
from cxsim.plots.charts import TriedBar, TriedBars
from cxsim.plots.waterfall import COLUMN_SHARE, ROOMY, ROW, SMALLER, write_columns

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEAD, FOOT = 0.25, 0.05


def tried_figure(chart: TriedBars, width: float) -> Figure:
    """One bar per change with its number; the line is the 95 % interval of what the change does."""
    rows = len(chart.bars)
    height = HEAD + FOOT + ROW * rows
    figure, top = board_figure(width, height, chart.title)
    roomy = width >= ROOMY and bool(chart.columns)
    left, columns = (0.32, chart.columns) if roomy else (0.44, ())
    share = top / height
    axes = board_axes(figure, left, FOOT * share, 0.97 - left - 1.4 * COLUMN_SHARE * len(columns), ROW * rows * share)
    most = max(max(bar.level, bar.high) for bar in chart.bars)
    axes.set_xlim(0.0, max(1.25 * most, 1.0))
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.grid(visible=False)
    axes.set_yticks(range(rows), [fitted(bar.name, left * width - 0.1) for bar in chart.bars], fontsize=TEXT, color=INK)
    for label in axes.get_yticklabels():
        label.set_parse_math(False)
    for row, bar in enumerate(chart.bars):
        _bar(axes, row, bar, FOCUS if bar.name == chart.focus else SMALLER if row else OTHER, chart.value.unit)
    write_columns(axes, columns, [bar.beside for bar in chart.bars])
    return figure


def _bar(axes: Axes, row: int, bar: TriedBar, color: str, unit: str) -> None:
    """A bar from 0, its interval and its number; that in focus in bold."""
    weight = "bold" if color == FOCUS else "normal"
    axes.get_yticklabels()[row].set_fontweight(weight)
    axes.barh(row, bar.level, height=0.5, color=color)
    axes.plot([bar.low, bar.high], [row, row], color=INK, linewidth=1.1)
    axes.annotate(f"{bar.level:.0f} {unit}", (max(bar.level, bar.high), row), xytext=(5, 0),
                  textcoords="offset points", va="center", fontsize=TEXT, color=INK, fontweight=weight)
