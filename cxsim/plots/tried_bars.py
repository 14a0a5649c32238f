"""What was tried: one bar per change from 0, what holds without any change on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.plots.board_style import FOCUS, INK, OTHER, TEXT, board_axes, board_figure, fitted
from cxsim.plots.charts import TriedBars
from cxsim.plots.waterfall import COLUMN_SHARE, ROOMY, ROW, SMALLER, write_columns

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEAD, FOOT = 0.25, 0.05


def tried_figure(chart: TriedBars, width: float) -> Figure:
    """One bar per change with its number; the line is the 95 % interval of what the change does."""
    rows = len(chart.bars)
    height = HEAD + FOOT + ROW * rows
    figure, top = board_figure(width, height, chart.title)
    columns = chart.columns if width >= ROOMY else ()
    left = 0.32 if columns else 0.44
    share = top / height
    axes = board_axes(figure, left, FOOT * share, 0.97 - left - 1.4 * COLUMN_SHARE * len(columns), ROW * rows * share)
    most = max(max(bar.level, bar.high) for bar in chart.bars)
    axes.set_xlim(0.0, max(1.25 * most, 1.0))
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.grid(visible=False)
    axes.set_yticks(range(rows), [fitted(bar.name, left * width - 0.1) for bar in chart.bars], fontsize=TEXT, color=INK)
    for row, (bar, label) in enumerate(zip(chart.bars, axes.get_yticklabels(), strict=True)):
        focus = bar.name == chart.focus
        label.set_parse_math(False)
        label.set_fontweight("bold" if focus else "normal")
        axes.barh(row, bar.level, height=0.5, color=OTHER if row == 0 else FOCUS if focus else SMALLER)
        axes.plot([bar.low, bar.high], [row, row], color=INK, linewidth=1.1)
        axes.annotate(f"{bar.level:.0f} {chart.value.unit}", (max(bar.level, bar.high), row), xytext=(5, 0),
                      textcoords="offset points", va="center", fontsize=TEXT, color=INK,
                      fontweight="bold" if focus else "normal")
    write_columns(axes, columns, [bar.beside for bar in chart.bars])
    return figure
