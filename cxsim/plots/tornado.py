"""The tornado diagram: the assumptions on which a gain depends most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxsim.analysis.assumptions import Swing
from cxsim.plots.adoption import heading
from cxsim.plots.style import INK, QUIET, Size, new_figure, quiet_axes, wrapped
from cxsim.results.inputs import plain_name

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROW_HEIGHT, LEFT_SHARE = 0.42, 0.36
LOW_COLOR, HIGH_COLOR = "#8fb8d8", "#0072b2"


def tornado_figure(title: str, unit: str, middle: float, bars: Sequence[Swing]) -> Figure:
    """One bar per assumption, the largest on top, from the outcome at its low to that at its high setting.

    ``middle`` is the outcome over all futures; a line at 0 shows where the gain disappears.
    """
    size = Size(9.0, 2.1 + ROW_HEIGHT * len(bars), 10.0, 34, 0.0)
    figure = new_figure(size)
    legend = "Light: the assumption is low. Dark: it is high. Dashed line: the gain is gone."
    top = heading(figure, "What the answer depends on", f"{wrapped(title, 100, 2)}\n{legend}", size)
    bottom = 0.62 / size.height
    axes = figure.add_axes((LEFT_SHARE, bottom, 0.97 - LEFT_SHARE, top - bottom))
    for row, bar in enumerate(reversed(bars)):
        ends = ((bar.at_low, LOW_COLOR, bar.low_setting), (bar.at_high, HIGH_COLOR, bar.high_setting))
        for value, color, setting in ends:
            axes.barh(row, value - middle, left=middle, height=0.6, color=color)
            outward = value >= middle
            axes.annotate(setting_words(setting), (value, row), xytext=(4 if outward else -4, 0),
                          textcoords="offset points", ha="left" if outward else "right", va="center",
                          fontsize=size.font - 2, color=QUIET)
    axes.set_yticks(range(len(bars)), [wrapped(plain_name(bar.assumption), 38, 2) for bar in reversed(bars)],
                    fontsize=size.font - 1, color=INK)
    for label in axes.get_yticklabels():
        label.set_parse_math(False)
    quiet_axes(axes, size)
    axes.grid(visible=False)
    axes.axvline(middle, color=INK, linewidth=1.0)
    axes.axvline(0.0, color="#d55e00", linewidth=1.2, linestyle=(0, (4, 2)))
    axes.margins(x=0.14)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.6g}")
    axes.set_xlabel(unit, fontsize=size.font - 1, color=INK)
    return figure


def setting_words(setting: float) -> str:
    """A setting with three digits, thousands with commas."""
    return f"{setting:,.0f}" if abs(setting) >= 100.0 else f"{setting:.3g}"
