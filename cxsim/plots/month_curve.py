"""A sum so far by month: the mean with the band of 90 of 100 futures, and the line from which it is a gain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.plots.board_style import BAND_90, FOCUS, INK, INK_2, SMALL, board_axes, board_figure
from cxsim.plots.charts import MonthCurve

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEIGHT = 2.7
MILLION, THOUSAND = 1e6, 1e3


def month_figure(chart: MonthCurve, width: float) -> Figure:
    """The curve with 0 as its strongest line, and a dotted line at the month that is marked."""
    figure, top = board_figure(width, HEIGHT, chart.title)
    left = 0.72 / width
    axes = board_axes(figure, left, 0.5 / HEIGHT * top, 1.0 - left - 0.1 / width, top - 0.75 / HEIGHT * top)
    months = range(len(chart.months))
    axes.fill_between(months, chart.p05, chart.p95, color=BAND_90, linewidth=0.0)
    axes.plot(months, chart.mean, color=FOCUS, linewidth=2.6)
    axes.axhline(0.0, color=INK, linewidth=1.6)
    axes.set_xlim(0, max(len(chart.months) - 1, 1))
    axes.margins(y=0.12)
    name_amounts(axes, chart)
    name_months(axes, chart, (1.0 - left) * width)
    if chart.mark >= 0:
        draw_mark(axes, chart)
    return figure


def name_amounts(axes: Axes, chart: MonthCurve) -> None:
    """Amounts in millions or thousands where they are long; the unit stands above the axis."""
    largest = max(abs(value) for value in (*chart.p05, *chart.p95, *chart.mean))
    factor, word = (MILLION, "million ") if largest >= MILLION else (
        (THOUSAND, "thousand ") if largest >= 10 * THOUSAND else (1.0, ""))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value / factor:,.4g}".replace("-", "\N{MINUS SIGN}"))
    axes.set_title(f"{chart.value.title}, {word}{chart.value.unit}", fontsize=SMALL, color=INK_2, loc="left",
                   parse_math=False)


def name_months(axes: Axes, chart: MonthCurve, inches: float) -> None:
    """As many months as have room."""
    step = max(-(-len(chart.months) // max(int(inches / 0.85), 1)), 1)
    axes.set_xticks(range(0, len(chart.months), step), chart.months[::step])


def draw_mark(axes: Axes, chart: MonthCurve) -> None:
    """The month that is marked, with its label on the side that has more room."""
    right = chart.mark < len(chart.months) / 2
    axes.axvline(chart.mark, color=INK_2, linewidth=1.0, linestyle=(0, (3, 2)))
    axes.annotate(chart.mark_label, (chart.mark, 1.0), xycoords=("data", "axes fraction"),
                  xytext=(5 if right else -5, -3), textcoords="offset points", ha="left" if right else "right",
                  va="top", fontsize=SMALL, color=INK_2, parse_math=False)
