"""Where people are held: one bar per group, adopters first; the group in question is framed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.plots.board_style import INK, INK_2, SMALL, TEXT, board_axes, board_figure, fitted
from cxsim.plots.charts import StackedBars
from cxsim.plots.stages import HATCH_WIDTH, LEGEND_ROW, draw_legend, legend_rows, stage_look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW = 0.32
BAR = 0.72
LABEL_POINTS = 0.3
"""Room that a number needs inside a bar, in inches."""


def stacked_figure(chart: StackedBars, width: float) -> Figure:
    """Bars from 0 to 100 with the number of each part that has room for it, and one number beside."""
    import matplotlib

    names, beside = (0.2 if width > 6.0 else 0.28), 0.1 if width > 6.0 else 0.14
    legend = LEGEND_ROW * legend_rows(chart.stages, width)
    height = legend + 0.16 + ROW * len(chart.groups)
    with matplotlib.rc_context({"hatch.linewidth": HATCH_WIDTH}):
        figure, top = board_figure(width, height, chart.title)
        draw_legend(figure, chart.stages, 0.0, top)
        rows_top = top - legend / height * top
        axes = board_axes(figure, names, 0.02, 1.0 - names - beside, rows_top - 0.02)
        axes.axis("off")
        axes.set_xlim(0.0, 100.0)
        axes.set_ylim(len(chart.groups) - 0.5, -1.0)
        inches = width * (1.0 - names - beside)
        for place in range(len(chart.groups)):
            _draw_row(axes, chart, place, inches, names * width)
        axes.text(103.0, -0.75, chart.beside_title, fontsize=SMALL, color=INK_2, va="center")
        figure.draw_without_rendering()
    return figure


def _draw_row(axes: Axes, chart: StackedBars, place: int, inches: float, name_inches: float) -> None:
    from matplotlib.patches import Rectangle

    group, framed = chart.groups[place], chart.groups[place] == chart.framed
    weight = "bold" if framed else "normal"
    begins = 0.0
    for stage, percent in zip(chart.stages, chart.percent[place], strict=True):
        look = stage_look(stage)
        axes.barh(place, percent, left=begins, height=BAR, **look.patch)
        if percent / 100.0 * inches >= LABEL_POINTS:
            label = axes.text(begins + percent / 2.0, place, f"{percent:.0f}", ha="center", va="center",
                              fontsize=SMALL, color=look.ink, fontweight=weight)
            if look.hatch:
                label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1.0})
        begins += percent
    axes.add_patch(Rectangle((0.0, place - BAR / 2.0), 100.0, BAR, fill=False, clip_on=False,
                             edgecolor=INK if framed else INK_2, linewidth=2.2 if framed else 0.5))
    axes.text(-2.0, place, fitted(group, name_inches), ha="right", va="center", fontsize=TEXT, color=INK,
              fontweight=weight, parse_math=False, linespacing=1.0)
    axes.text(103.0, place, f"{chart.beside[place]:.0f}", va="center", fontsize=SMALL, color=INK_2)
