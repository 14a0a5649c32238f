"""A waterfall: from one level to another by what each part adds, with texts in columns beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxsim.plots.board_style import FOCUS, HAIRLINE, INK, INK_2, OTHER, SMALL, TEXT, board_axes, board_figure, fitted
from cxsim.plots.charts import Waterfall

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW, HEAD, FOOT = 0.36, 0.3, 0.05
LARGEST, SMALLER, LOSES = FOCUS, "#8FADCA", "#A84E0C"
# Parts that add at least this share of the largest are as dark as it is.
AS_LARGE = 0.5
ROOMY = 6.0
"""From this width on, in inches, there is room for columns; a phone shows them in the table only."""
NAME_SHARE, COLUMN_SHARE = 0.24, 0.1


def waterfall_figure(chart: Waterfall, width: float) -> Figure:
    """One bar per step, hung on the one before; the line through a step is its interval, a dashed line the goal."""
    rows = len(chart.steps) + 2
    height = HEAD + FOOT + ROW * rows
    figure, top = board_figure(width, height, chart.title)
    columns = chart.columns if width >= ROOMY else ()
    left, right = NAME_SHARE if columns else 0.34, 0.02 + COLUMN_SHARE * len(columns)
    share = top / height
    axes = board_axes(figure, left, FOOT * share, 1.0 - left - right, ROW * rows * share)
    reached = levels(chart)
    low, high = min(0.0, *reached), max(*reached, *chart.goal)
    room = high - low or 1.0  # nothing where nobody adopts
    axes.set_xlim(low - 0.02 * room, high + 0.16 * room)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.xaxis.tick_top()
    axes.spines["bottom"].set_visible(False)
    axes.grid(axis="x", color=HAIRLINE, linewidth=0.7)
    axes.grid(visible=False, axis="y")
    names = [chart.start_name, *(step.name for step in chart.steps), chart.end_name]
    axes.set_yticks(range(rows), [fitted(name, left * width - 0.1) for name in names], fontsize=TEXT, color=INK)
    for label in axes.get_yticklabels():
        label.set_parse_math(False)
    axes.get_yticklabels()[-1].set_fontweight("bold")
    for goal in chart.goal:
        axes.axvline(goal, color=INK, linewidth=1.1, linestyle=(0, (4, 2)))
        if chart.start < AS_LARGE * goal:  # else the first bar and its number are there
            axes.annotate("target", (goal, 0), xytext=(-4, 0), textcoords="offset points", ha="right", va="center",
                          fontsize=SMALL, color=INK_2)
    _whole_bars(axes, chart, rows)
    _steps(axes, chart, reached)
    write_columns(axes, columns, [(), *(step.beside for step in chart.steps), ()])
    return figure


def levels(chart: Waterfall) -> list[float]:
    """The level before the first step, and after each."""
    reached = [chart.start]
    for step in chart.steps:
        reached.append(reached[-1] + step.change)
    return reached


def write_columns(axes: Axes, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Texts to the right of the axes, row by row under the heads of their columns."""
    if not columns:
        return
    width = axes.get_position().width
    for number, head in enumerate(columns):
        place = 1.0 + (number + 1.0) * COLUMN_SHARE / width
        axes.text(place, -0.62, head, transform=axes.get_yaxis_transform(), ha="right", va="bottom", fontsize=SMALL,
                  color=INK_2, parse_math=False)
        for row, texts in enumerate(rows):
            if number < len(texts):
                axes.text(place, row, texts[number], transform=axes.get_yaxis_transform(), ha="right", va="center",
                          fontsize=TEXT, color=INK_2, parse_math=False)


def _whole_bars(axes: Axes, chart: Waterfall, rows: int) -> None:
    """The bars from 0: where the steps begin, and where they lead."""
    for row, level, color in ((0, chart.start, OTHER), (rows - 1, chart.end, FOCUS)):
        axes.barh(row, level, height=0.46, color=color)
        _label(axes, row, level, f"{level:.0f} {chart.value.unit}", bold=True)


def _steps(axes: Axes, chart: Waterfall, reached: Sequence[float]) -> None:
    """Each step as a bar with its interval and number, joined to the next."""
    largest = max((abs(step.change) for step in chart.steps), default=0.0)
    for number, step in enumerate(chart.steps):
        row, before, after = number + 1, reached[number], reached[number + 1]
        large = abs(step.change) >= AS_LARGE * largest
        color = LOSES if step.change < 0.0 else LARGEST if large else SMALLER
        axes.barh(row, step.change, left=before, height=0.46, color=color)
        axes.plot([after, after], [row, row + 1], color=INK_2, linewidth=0.6)
        ends = [before + step.low, before + step.high]
        axes.plot(ends, [row, row], color=INK, linewidth=1.2, marker="|", markersize=6)
        _label(axes, row, max(after, before, *ends), f"{step.change:+.0f}".replace("-", "\N{MINUS SIGN}"), bold=large)


def _label(axes: Axes, row: int, value: float, text: str, *, bold: bool) -> None:
    axes.annotate(text, (value, row), xytext=(5, 0), textcoords="offset points", ha="left", va="center", fontsize=TEXT,
                  color=INK, fontweight="bold" if bold else "normal",
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6})
