"""The force field of one group as bars on both sides of today: what drives on the left, what restrains on the right."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cxsim.plots.board_style import AGAINST, FOCUS, INK, INK_3, SMALL, board_axes, board_figure, fitted, put
from cxsim.plots.charts import ForceFieldChart

if TYPE_CHECKING:
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
    for side, bars, color in ((-1.0, driving, FOCUS), (1.0, restraining, AGAINST)):
        head = "drives" if side < 0 else "restrains"
        axes.text(0.02 * side, -0.85, head, ha="right" if side < 0 else "left", fontsize=SMALL, color=INK_3)
        if not bars:
            axes.text(0.02 * side, 0.0, f"nothing {head} yet", ha="right" if side < 0 else "left", va="center",
                      fontsize=SMALL, color=INK_3, style="italic")
        for place, bar in enumerate(bars):
            length = 0.42 * abs(math.log(bar.times)) / longest
            axes.barh(place, side * length, height=0.56, color=color)
            put(axes, f"{fitted(bar.name, 0.22 * width)} \N{MULTIPLICATION SIGN}\N{THIN SPACE}{bar.times:.1f}",
                (side * length, place), shift=(6.0 * side, 0.0), ha="right" if side < 0 else "left")
    axes.plot([0.0, 0.0], [-0.5, rows - 0.4], color=INK, linewidth=2.0)
    return figure
