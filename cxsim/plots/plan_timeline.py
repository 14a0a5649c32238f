"""A plan as a timeline: when each intervention is active and how strongly, and below it the cost by week."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from cxsim.interventions.plan.timetable import ROUND, WAVE
from cxsim.plots.adoption import heading
from cxsim.plots.style import GRID, INK, QUIET, Size, new_figure, quiet_axes, week_ticks, wrapped
from cxsim.scenario.sheets.plan_table import PlanRow

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 10.0
ROW_HEIGHT = 0.36
LEFT, RIGHT = 2.15, 2.45
COST_HEIGHT, GAP = 0.95, 0.42
AT_WORK, FILL, EDGE, COST_FILL = "#e9e9e9", "#6fa8cf", "#0b3c5d", "#8a8a8a"
FULL_BAR = 0.78
"""Height of a bar at a full dose, in rows."""


def plan_figure(title: str, rows: Sequence[PlanRow], currency: str, weeks: int, budget: float | None = None) -> Figure:
    """One row per intervention: the height of its bar is its dose; then cost by week and cost so far."""
    groups = by_intervention(rows)
    size = Size(WIDTH, 1.35 + ROW_HEIGHT * max(len(groups), 1) + 2 * (COST_HEIGHT + GAP) + 0.35, 10.0, 30, 0.0)
    figure = new_figure(size)
    total = sum((row.cost for row in rows), np.zeros(weeks))
    top = heading(figure, "The plan by week", _subtitle(title, total, currency, budget, size), size)
    left, width = LEFT / size.width, 1.0 - (LEFT + RIGHT) / size.width
    so_far_bottom, cost_height = 0.5 / size.height, COST_HEIGHT / size.height
    cost_bottom = so_far_bottom + cost_height + GAP / size.height
    interventions_bottom = cost_bottom + cost_height + GAP / size.height
    so_far = figure.add_axes((left, so_far_bottom, width, cost_height))
    cost = figure.add_axes((left, cost_bottom, width, cost_height), sharex=so_far)
    interventions = figure.add_axes((left, interventions_bottom, width, top - interventions_bottom), sharex=so_far)
    draw_interventions(interventions, groups, weeks, size)
    draw_costs(cost, so_far, total, budget, currency, size)
    so_far.set_xlim(0, weeks)
    so_far.set_xticks(week_ticks(weeks))
    so_far.set_xlabel("Week", fontsize=size.font - 1, color=INK)
    for axes in (interventions, cost):
        axes.tick_params(labelbottom=False)
    return figure


def by_intervention(rows: Sequence[PlanRow]) -> dict[str, list[PlanRow]]:
    """The rounds and waves of an intervention in one row unless they overlap, in the order in which interventions
    begin.
    """
    groups: dict[str, list[PlanRow]] = {}
    for row in rows:
        groups.setdefault(row.label.partition(WAVE)[0].partition(ROUND)[0], []).append(row)
    apart: dict[str, list[PlanRow]] = {}
    for name, parts in groups.items():
        overlap = any(later.start < earlier.end for earlier, later in pairwise(parts))
        apart.update({part.label: [part] for part in parts} if overlap else {name: parts})
    return apart


def draw_interventions(axes: Axes, groups: dict[str, list[PlanRow]], weeks: int, size: Size) -> None:
    """A bar per intervention, as high as its dose, on light ground as high as a full dose; its strength at the right.
    """
    quiet_axes(axes, size)
    axes.grid(visible=False)
    for week in week_ticks(weeks):
        axes.axvline(week, color=GRID, linewidth=0.8, zorder=0)
    names = list(groups)
    for place, name in enumerate(names):
        base = len(names) - 1 - place
        axes.axhline(base, color=GRID, linewidth=0.8, zorder=0)
        for row in groups[name]:
            edges, height = _steps(row.dose * row.full_share, row.start, row.end)
            axes.fill_between([row.start, row.end], base, base + FULL_BAR, color=AT_WORK, linewidth=0.0)
            axes.fill_between(edges, base, base + FULL_BAR * height, step="post", color=FILL, linewidth=0.0)
            axes.step(edges, base + FULL_BAR * height, where="post", color=EDGE, linewidth=1.1)
            axes.vlines([row.start, row.end], base, base + FULL_BAR, color=EDGE, linewidth=1.1)
        told = [groups[name][0].strength, _whom(groups[name])]
        axes.annotate(wrapped("; ".join(one for one in told if one) or "at work", 38, 2),
                      (1.0, base + 0.35), xycoords=("axes fraction", "data"), xytext=(6, 0),
                      textcoords="offset points", va="center", fontsize=size.font - 2.5, color=QUIET,
                      linespacing=1.05, parse_math=False)
    axes.set_yticks([len(names) - 1 - place + 0.35 for place in range(len(names))],
                    [wrapped(name.replace("_", " "), 30, 2) for name in names], fontsize=size.font - 1.5, color=INK)
    for label in axes.get_yticklabels():
        label.set_parse_math(False)
        label.set_linespacing(1.0)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.set_ylim(-0.15, max(len(names), 1))


def draw_costs(
    cost: Axes, so_far: Axes, total: Values, budget: float | None, currency: str, size: Size
) -> None:
    """The cost of each week, and the sum so far against the budget."""
    unit, word = (1e6, "million") if total.sum() >= 1e7 else (1e3, "thousand")
    weeks = np.arange(len(total))
    for axes in (cost, so_far):
        quiet_axes(axes, size)
        axes.yaxis.set_major_locator(_few_ticks())
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.4g}")
        axes.tick_params(labelsize=size.font - 2)
    cost.bar(weeks + 0.5, total / unit, width=0.85, color=COST_FILL)
    cost.set_title(f"Cost by week ({word} {currency})", fontsize=size.font - 1.5, color=INK, loc="left",
                   parse_math=False)
    sums = np.concatenate(([0.0], np.cumsum(total))) / unit
    so_far.plot(np.arange(len(sums)), sums, color=INK, linewidth=1.6)
    so_far.set_title(f"Cost so far ({word} {currency})", fontsize=size.font - 1.5, color=INK, loc="left",
                     parse_math=False)
    so_far.set_ylim(0.0, max(float(sums[-1]), (budget or 0.0) / unit, 1e-9) * 1.12)
    so_far.annotate(f"{sums[-1] * unit:,.0f}", (1.0, float(sums[-1])), xycoords=("axes fraction", "data"),
                    xytext=(6, -7 if budget is not None else 0), textcoords="offset points", va="center",
                    fontsize=size.font - 1.5, color=INK)
    if budget is not None:
        so_far.axhline(budget / unit, color=INK, linewidth=1.0, linestyle=(0, (5, 2)))
        so_far.annotate(f"budget {budget:,.0f}", (1.0, budget / unit), xycoords=("axes fraction", "data"),
                        xytext=(6, 5), textcoords="offset points", va="center", fontsize=size.font - 1.5, color=QUIET)


def _subtitle(title: str, total: Values, currency: str, budget: float | None, size: Size) -> str:
    told = f"costs {total.sum():,.0f} {currency}" + ("" if budget is None else f" of {budget:,.0f}")
    height = "Light ground: weeks at work. Dark: the dose, as a share of a full dose; its numbers stand at the right."
    return f"{wrapped(f'{title}: {told}', int(size.width * 12), 2)}\n{height}"


def _steps(dose: Values, start: int, end: int) -> tuple[Integers, Values]:
    """Edges of weeks and the dose from each on; the last one is repeated to close the bar."""
    edges = np.arange(start, end + 1)
    return edges, np.concatenate((dose[start:end], dose[end - 1 : end]))


def _whom(rows: Sequence[PlanRow]) -> str:
    if len(rows) > 1:
        return f"in {len(rows)} waves" if WAVE in rows[0].label else f"{len(rows)} times"
    words = rows[0].intervention.target.describe()
    return "" if words == "everyone" else words


def _few_ticks() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=3)
