"""The picture of a sensitivity analysis: one row per factor, dots with intervals, and chance in a row of its own."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.plots.adoption import heading
from cxsim.plots.style import INK, QUIET, Size, new_figure, quiet_axes, wrapped
from cxsim.results.summary import unit_of
from cxsim.sweeps.sensitivity.index import CHANCE, NO_FACTOR, Index, Sensitivity
from cxsim.sweeps.sensitivity.sentences import factor_names
from cxsim.words.measures import spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW_HEIGHT, LEFT_SHARE, MARGINS = 0.40, 0.34, 2.35
MOST_ROWS = 30
APART = 0.17
GAP = 0.45
"""Rows are this much farther apart where chance, or no factor, begins."""


@dataclass(frozen=True)
class Dots:
    """One kind of dots: the index, its words, and a look that differs without color."""

    index: str
    words: str
    color: str
    marker: str
    filled: bool


SHARES = (Dots("total", "with all it has a part in", "#0072b2", "D", False),
          Dots("first_order", "alone", "#1a1a1a", "o", True))
EFFECTS = (Dots("mu_star", "mean size of the effect (mu*)", "#1a1a1a", "o", True),
           Dots("sigma", "how unequal the effect is (sigma)", "#0072b2", "D", False),
           Dots("deviation", "chance: standard deviation of single futures", "#595959", "s", True))
DISTANCES = (Dots("first_order", "alone", "#1a1a1a", "o", True),
             Dots("delta", "delta", "#0072b2", "D", False),
             Dots("pawn", "PAWN", "#d55e00", "^", False))
SCALES = {SHARES: "share of the spread (variance) of single futures",
          DISTANCES: "share of the spread, or distance between distributions"}


def sensitivity_figure(found: Sensitivity, currency: str) -> Figure:
    """The indices of single futures, the largest factor on top; chance, and a factor that nothing reads, below."""
    kinds = EFFECTS if found.of("mu_star") else DISTANCES if found.of("pawn") else SHARES
    tables = [found.of(kind.index) for kind in kinds]
    rows = ordered_rows(tables)
    size = Size(9.0, MARGINS + ROW_HEIGHT * len(rows), 10.0, 34, 0.0)
    figure = new_figure(size)
    counts = f"{found.cells:,} cells, {found.replicates:,} replicates, 95 % intervals"
    dropped = f"; {found.rows_dropped:,} missing rows left out" if found.rows_dropped else ""
    subtitle = f"{wrapped(found.scenario, 100, 1)}\n{counts}{dropped}{hidden_words(tables, rows)}"
    top = heading(figure, f"What {spoken(found.measure)} depends on", subtitle, size)
    bottom = 0.9 / size.height
    axes = figure.add_axes((LEFT_SHARE, bottom, 0.97 - LEFT_SHARE, top - bottom))
    places = row_places(rows)
    shown = [kind for kind, table in zip(kinds, tables, strict=True) if table]
    for order, kind in enumerate(shown):
        shift = APART * ((len(shown) - 1) / 2.0 - order)
        draw_dots(axes, found.of(kind.index), {row: place + shift for row, place in places.items()}, kind)
    finish(axes, places, size)
    unit = f"{unit_of(found.measure, currency)}, over the whole range of the factor"
    axes.set_xlabel(unit if kinds is EFFECTS else SCALES[kinds], fontsize=size.font - 1, color=INK)
    axes.legend(loc="upper left", bbox_to_anchor=(-0.5, -0.5 / ((top - bottom) * size.height)), ncols=len(shown),
                frameon=False, fontsize=size.font - 1.5, labelcolor=INK, handletextpad=0.3, columnspacing=1.2)
    return figure


def ordered_rows(tables: Sequence[Mapping[str, Index]]) -> list[str]:
    """The factors, the largest first by their first kind of dots; then chance and no factor."""
    factors = sorted((name for name in tables[0] if name not in {CHANCE, NO_FACTOR}),
                     key=lambda name: -tables[0][name].value)
    last = [name for name in (CHANCE, NO_FACTOR) if any(name in table for table in tables)]
    return [*factors[:MOST_ROWS], *last]


def hidden_words(tables: Sequence[Mapping[str, Index]], rows: Sequence[str]) -> str:
    """How many factors the picture leaves out."""
    hidden = len(set(tables[0]) - set(rows))
    return f"; {hidden} smaller factors are not shown" if hidden else ""


def row_places(rows: Sequence[str]) -> dict[str, float]:
    """The height of each row, the first on top, a gap above chance and no factor."""
    places, place = {}, 0.0
    for row, above in zip(rows, ("", *rows), strict=False):
        place -= 1.0 + (GAP if row in {CHANCE, NO_FACTOR} and above not in {CHANCE, NO_FACTOR} else 0.0)
        places[row] = place
    return places


def draw_dots(axes: Axes, table: Mapping[str, Index], places: Mapping[str, float], kind: Dots) -> None:
    """A dot per row, with its interval where it has one."""
    label = kind.words
    for name, place in places.items():
        if name not in table or math.isnan(table[name].value):
            continue
        one = table[name]
        if not math.isnan(one.low):
            axes.plot([one.low, one.high], [place, place], color=kind.color, linewidth=1.4, solid_capstyle="butt")
        axes.plot([one.value], [place], color=kind.color, marker=kind.marker, markersize=6.0, linestyle="none",
                  markerfacecolor=kind.color if kind.filled else "white", label=label)
        label = "_nolegend_"


def finish(axes: Axes, places: Mapping[str, float], size: Size) -> None:
    """Names of the rows, lines between them, and a line at 0."""
    names = factor_names(name for name in places if name not in {CHANCE, NO_FACTOR})
    names |= {CHANCE: "chance", NO_FACTOR: "a factor that nothing reads"}
    axes.set_yticks(list(places.values()), [wrapped(names[name], 38, 2) for name in places], fontsize=size.font - 1,
                    color=INK)
    for label in axes.get_yticklabels():
        label.set_parse_math(False)
    quiet_axes(axes, size)
    axes.grid(visible=False)
    axes.axvline(0.0, color=QUIET, linewidth=0.9)
    for above, below in itertools.pairwise(places.values()):
        if above - below > 1.0:
            axes.axhline((above + below) / 2.0, color=QUIET, linewidth=0.7, linestyle=(0, (4, 3)))
    axes.set_ylim(min(places.values()) - 0.6, -0.4)
    axes.margins(x=0.04)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.6g}")
