"""Things in a plane, each with its name beside it: plans by cost and adoption, risks by chance and loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.plots.board_style import (
    FOCUS,
    HAIRLINE,
    INK_2,
    INK_3,
    OTHER,
    SMALL,
    board_axes,
    board_figure,
    fitted,
    put,
)
from cxsim.plots.charts import Axis, Scatter
from cxsim.plots.style import spread_apart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEIGHT, MARKERS = 3.6, "os^DvPX*"
MILLION = 1e6


def scatter_figure(chart: Scatter, width: float) -> Figure:
    """Points with their ranges; names stand at the right edge, joined to their points by thin lines.

    Points of nearly the same ``x`` move a little apart, so that every range can be seen.
    """
    figure, top = board_figure(width, max(HEIGHT, 0.33 * len(chart.points) + 0.8), chart.title)
    names = 2.7 if width > 6.0 else 1.65
    left, bottom = 0.62 / width, 0.55 / figure.get_figheight()
    axes = board_axes(figure, left, bottom, 1.0 - left - names / width, top - bottom - 0.04)
    highest = max((point.x for point in chart.points), default=0.0) or 1.0
    scale, unit = (MILLION, f"million {chart.x.unit}") if highest >= MILLION else (1.0, chart.x.unit)
    apart = spread_apart([point.x / scale for point in chart.points], [0.018 * highest / scale] * len(chart.points),
                         -0.02 * highest / scale, 1.04 * highest / scale)
    for place, (point, x) in enumerate(zip(chart.points, apart, strict=True)):
        color = FOCUS if point.focus else OTHER
        axes.plot([x, x], [point.low, point.high], color=color, linewidth=1.3, alpha=0.55)
        axes.plot([x], [point.y], marker=MARKERS[place % len(MARKERS)], color=color, markersize=7.5, linestyle="none")
    axes.set_xlim(-0.04 * highest / scale, 1.06 * highest / scale)
    low, high = axes.get_ylim()
    axes.set_ylim(min(low, 0.0) - 0.02 * (high - low), high + 0.04 * (high - low))
    axes.set_xlabel(titled(Axis(chart.x.title, unit)), fontsize=SMALL + 0.5, color=INK_2, parse_math=False)
    axes.set_ylabel(titled(chart.y), fontsize=SMALL + 0.5, color=INK_2, parse_math=False)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.6g}")
    axes.axhline(0.0, color=INK_3, linewidth=0.9)
    name_points(axes, chart, apart, (names, figure.get_figwidth(), figure.get_figheight()))
    return figure


def titled(axis: Axis) -> str:
    """The title of an axis with its unit, said once."""
    return axis.title if not axis.unit or axis.unit in axis.title else f"{axis.title} ({axis.unit})"


def name_points(axes: Axes, chart: Scatter, apart: list[float], inches: tuple[float, float, float]) -> None:
    """Names in a column at the right, none over another; ``inches``: of the names, and of the figure's sides."""
    low, high = axes.get_ylim()
    height = axes.get_position().height * inches[2]
    names = [fitted(point.name, inches[0] - 0.35, 2) for point in chart.points]
    heights = [(high - low) * (0.155 * (name.count("\n") + 1) + 0.05) / height for name in names]
    centers = spread_apart([point.y for point in chart.points], heights, low, high)
    right = axes.get_xlim()[1]
    width = axes.get_position().width * inches[1]
    far = right + (right - axes.get_xlim()[0]) * 0.3 / width
    for place, (point, name, center) in enumerate(zip(chart.points, names, centers, strict=True)):
        color = FOCUS if point.focus else OTHER
        axes.plot([apart[place], right, far - (far - right) * 0.45], [point.y, center, center], color=HAIRLINE,
                  linewidth=0.9, zorder=0, clip_on=False)
        axes.plot([far - (far - right) * 0.2], [center], marker=MARKERS[place % len(MARKERS)], color=color,
                  markersize=5.5, clip_on=False)
        put(axes, name, (far, center), shift=(3.0, 0.0), fontsize=SMALL, fontweight="bold" if point.focus else "normal")
