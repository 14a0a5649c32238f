"""A percentage by row and time as a heat map whose lightness keeps the order without color."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from cxsim.plots.board_style import INK, INK_2, SMALL, TEXT, board_axes, board_figure, fitted
from cxsim.plots.charts import HeatMap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHADES = ("#F0F3F6", "#DDE6EE", "#BFD0DF", "#D9964C", "#8F4A0B")
"""From little to too much; the last two stand for what is beyond the limit."""
ROW, LEGEND = 0.27, 0.62
NARROWEST = 0.24
"""In cells narrower than this, in inches, numbers would touch."""
CELL_TEXT = 7.6


def heat_figure(chart: HeatMap, width: float) -> Figure:
    """One row per group, one cell per span of weeks; the shades are explained under the map."""
    cells = max(len(row) for row in chart.percent)
    figure, top = board_figure(width, ROW * len(chart.rows) + LEGEND, chart.title)
    names = 0.17 if width > 6.0 else 0.26
    below = LEGEND * top / (ROW * len(chart.rows) + LEGEND)
    axes = board_axes(figure, names, below, 1.0 - names, top - below)
    axes.set_ylim(len(chart.rows) - 0.5, -0.5)
    axes.set_xlim(0, cells)
    axes.grid(visible=False)
    inches = (1.0 - names) * width / cells
    for place, (name, row) in enumerate(zip(chart.rows, chart.percent, strict=True)):
        axes.text(-0.1 / inches, place, fitted(name, names * width, 1), ha="right", va="center", fontsize=SMALL,
                  color=INK, parse_math=False)
        for cell, value in enumerate(row):
            draw_cell(axes, chart, cell, place, value, inches)
    axes.set_yticks([])
    draw_weeks(axes, chart, cells, inches)
    draw_legend(figure, chart, names if width > 6.0 else 0.0, 0.18 * below, width)
    return figure


def shade_of(value: float, bounds: tuple[float, ...]) -> str:
    """The shade of a percentage; a bound itself still belongs to what is below it."""
    return SHADES[min(bisect_left(bounds, value), len(SHADES) - 1)]


def draw_cell(axes: Axes, chart: HeatMap, cell: int, place: int, value: float, inches: float) -> None:
    """One cell with its number, if it fits; nothing where nobody is there."""
    if value < 0.0:
        return
    shade = shade_of(value, chart.bounds)
    axes.bar(cell + 0.5, 0.94, width=0.95, bottom=place - 0.47, color=shade, linewidth=0)
    if inches >= NARROWEST:
        axes.text(cell + 0.5, place, f"{value:.0f}", ha="center", va="center", fontsize=CELL_TEXT,
                  color="white" if shade == SHADES[-1] else INK)


def draw_weeks(axes: Axes, chart: HeatMap, cells: int, inches: float) -> None:
    """Labels of weeks under the map, fewer where they would touch."""
    shown = [(week / chart.weeks_per_cell, label) for week, label in chart.ticks
             if week / chart.weeks_per_cell < cells]
    widest = max((len(label) for _, label in shown), default=1) * 0.075
    apart = (shown[1][0] - shown[0][0]) * inches if len(shown) > 1 else 1.0
    step = max(int(-(-widest // apart)), 1)
    axes.set_xticks([place for place, _ in shown[::step]], [label for _, label in shown[::step]], ha="left")


def draw_legend(figure: Figure, chart: HeatMap, left: float, bottom: float, width: float) -> None:
    """What the shades mean, in one line."""
    bounds = [f"{bound:.0f}" for bound in chart.bounds]
    texts = [f"to {bounds[0]}", *(f"to {bound}" for bound in bounds[1:]), f"over {bounds[-1]} %"]
    each = min(0.85, (1.0 - left) * width / len(texts)) / width
    axes = figure.add_axes((left, bottom, each * len(texts), 0.17 / figure.get_figheight()))
    axes.axis("off")
    axes.set_xlim(0, len(texts))
    axes.set_ylim(0, 1)
    for place, (shade, text) in enumerate(zip(SHADES, texts, strict=True)):
        axes.bar(place + 0.12, 1.0, width=0.22, color=shade, edgecolor=INK_2, linewidth=0.4)
        axes.text(place + 0.29, 0.45, text, va="center", fontsize=min(SMALL, TEXT - 1.5), color=INK_2)
