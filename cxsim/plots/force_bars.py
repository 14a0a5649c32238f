"""The force field of one group as bars on both sides of today: what drives on the left, what restrains on the right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxsim.plots.board_style import AGAINST, FOCUS, INK, INK_3, SMALL, board_axes, board_figure, fitted, put
from cxsim.plots.charts import FieldBar, ForceFieldChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW = 0.36


def force_bars_figure(chart: ForceFieldChart, width: float) -> Figure:
    """One row per force; lengths are logarithms of *times*, so that twice and half as likely are equally long."""
    driving = [bar for bar in chart.bars if bar.drives]
    restraining = [bar for bar in chart.bars if not bar.drives]
    rows = max(len(driving), len(restraining), 1)
    figure, top = board_figure(width, 0.55 + ROW * rows, chart.title)
    axes = board_axes(figure, 0.01, 0.02, 0.98, top - 0.04)
    axes.axis("off")
    axes.set_xlim(-1.0, 1.0)
    axes.set_ylim(rows - 0.4, -1.2)
    longest = max((abs(math.log(bar.times)) for bar in chart.bars), default=1.0)
    for side, bars in ((-1.0, driving), (1.0, restraining)):
        _draw_side(axes, bars, side, longest, 0.22 * width)
    axes.plot([0.0, 0.0], [-0.5, rows - 0.4], color=INK, linewidth=2.0)
    return figure


def _draw_side(axes: Axes, bars: Sequence[FieldBar], side: float, longest: float, room: float) -> None:
    """What drives (side -1) or restrains (side 1); names have ``room`` inches."""
    head, color, align = ("drives", FOCUS, "right") if side < 0 else ("restrains", AGAINST, "left")
    axes.text(0.02 * side, -0.85, head, ha=align, fontsize=SMALL, color=INK_3)
    if not bars:
        axes.text(0.02 * side, 0.0, f"nothing {head} yet", ha=align, va="center", fontsize=SMALL, color=INK_3,
                  style="italic")
    for place, bar in enumerate(bars):
        length = side * 0.42 * abs(math.log(bar.times)) / longest
        axes.barh(place, length, height=0.56, color=color)
        words = f"{fitted(bar.name, room)} \N{MULTIPLICATION SIGN}\N{THIN SPACE}{bar.times:.1f}"
        put(axes, words, (length, place), shift=(6.0 * side, 0.0), ha=align)
