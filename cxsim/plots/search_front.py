"""The plans that a search tried and found: its first objective against each further one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from cxsim.plots.adoption import heading
from cxsim.plots.style import INK, QUIET, Size, new_figure, quiet_axes, wrapped
from cxsim.results.measures import MEASURES
from cxsim.results.summary import unit_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from cxsim.sweeps.search.answer import Answer, Winner
    from cxsim.sweeps.search.schema import Objective

PANEL_WIDTH: Final = 6.4
TRIED, FOUND, BESIDE = "#b5b5b5", "#0072b2", "#d55e00"
SUBTITLE: Final = (
    "Gray: what the search saw of plans that keep all limits. Blue: plans found, on fresh random events, with 95 % "
    "intervals. Orange: for comparison."
)


def front_figure(answer: Answer) -> Figure:
    """One panel per objective after the first, which is on the vertical axis of all."""
    first, *others = answer.stated.search.objectives
    size = Size(PANEL_WIDTH * len(others), 5.0, 9.5, 30, 0.0)
    figure = new_figure(size)
    top = heading(figure, answer.stated.search.name, wrapped(SUBTITLE, int(size.width * 13), 3), size)
    panels = figure.subplots(1, len(others), sharey=True, squeeze=False)
    figure.subplots_adjust(left=0.8 / size.width, right=1.0 - 0.3 / size.width, bottom=0.13,
                           top=top - 0.2 / size.height, wspace=0.1)
    for axes, other in zip(panels.flat, others, strict=True):
        quiet_axes(axes, size)
        _draw(axes, answer, other, first)
        axes.set_xlabel(_words(answer, other), fontsize=size.font - 1, color=INK)
    panels.flat[0].set_ylabel(_words(answer, first), fontsize=size.font - 1, color=INK)
    return figure


def _draw(axes: Axes, answer: Answer, across: Objective, up: Objective) -> None:
    kept = [score.values for _, score in answer.distinct if score.keeps]
    axes.plot([one[across.key] for one in kept], [one[up.key] for one in kept], "o", color=TRIED, markersize=3.5)
    _mark(axes, answer.references, (across, up), BESIDE, "s")
    _mark(axes, answer.front, (across, up), FOUND, "D")
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.6g}")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.6g}")
    axes.margins(x=0.12, y=0.1)


def _mark(
    axes: Axes, winners: Sequence[Winner], objectives: tuple[Objective, Objective], color: str, marker: str
) -> None:
    for one in winners:
        if one.fresh.failed:
            continue
        x, y = (one.fresh.values[each.key] for each in objectives)
        below, above = ([[abs(value - end)] for end in one.intervals[each.key]]
                        for each, value in zip(objectives, (x, y), strict=True))
        axes.errorbar(x, y, xerr=[below[0], below[1]], yerr=[above[0], above[1]], fmt=marker, color=color,
                      markersize=5.5, elinewidth=0.9)
        axes.annotate(one.label, (x, y), xytext=(5, 4), textcoords="offset points", fontsize=7.5, color=QUIET,
                      parse_math=False)


def _words(answer: Answer, objective: Objective) -> str:
    unit = unit_of(objective.measure, answer.stated.scenario.costs.currency)
    better = MEASURES[objective.measure].better
    return f"{objective.key.replace('_', ' ')} ({unit}; {better} is better)"
