"""Lewin's force field by group: driving forces push from the left, restraining forces from the right."""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from cxsim.analysis.force_field import FieldForce, ForceField, GroupAtRest
from cxsim.plots.adoption import heading
from cxsim.plots.style import INK, QUIET, Size, new_figure, wrapped
from cxsim.units import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PANELS_PER_ROW = 2
MOST_PANELS = 12
MOST_RESTRAINING, MOST_DRIVING, MOST_OF_MESSAGES = 6, 4, 3
PANEL_WIDTH, ROW_HEIGHT, PANEL_HEAD = 5.7, 0.215, 0.5
DARK, LIGHT, DRIVING = "#3b3b3b", "#b5b5b5", "#ffffff"
LEFT_SHARE = 0.44
"""Where the line of today stands in a panel, as a share of its width."""
REACH, SPREAD_REACH = 0.19, 0.25
"""How far the longest bar and the longest spread reach, as shares of the width of a panel."""
ROOM_FOR_SPREAD = 0.04
GAP = 0.004
SUBTITLE = (
    "Bars from the left drive, bars from the right restrain. How long: by what factor use would change without "
    "that force alone (on a logarithmic scale; x 2.7: 2.7 times as much). Light: met by any change. Thin line: 90 of "
    "100 replicates. Below the dotted line: the same for how far messages carry."
)


def force_field_figure(field: ForceField, behavior: str | None = None) -> Figure:
    """A panel per group for one behavior (default: the first); of many groups the first ones."""
    chosen = field.behaviors[0] if behavior is None else behavior
    shown = field.standings[:MOST_PANELS]
    rows = [[_rows_of(field, standing, chosen) for standing in shown[first : first + PANELS_PER_ROW]]
            for first in range(0, len(shown), PANELS_PER_ROW)]
    heights = [PANEL_HEAD + ROW_HEIGHT * max(len(lines) for lines in row) for row in rows]
    columns = min(PANELS_PER_ROW, len(shown))
    size = Size(max(PANEL_WIDTH * columns, 7.0) + 0.2, 1.55 + sum(heights), 9.5, 30, 0.0)
    figure = new_figure(size)
    top = heading(figure, f"What drives and what restrains: {chosen}",
                  wrapped(_subtitle(field, len(field.standings) - len(shown)), int(size.width * 13.5), 6), size)
    longest = max((force.size for force in field.forces if force.size > 0.0), default=1.0)
    uppers = list(accumulate([top * size.height - 0.1, *heights], operator.sub))[1:]
    for place, standing in enumerate(shown):
        row, column = divmod(place, PANELS_PER_ROW)
        axes = figure.add_axes((
            (0.1 + column * PANEL_WIDTH) / size.width, uppers[row] / size.height,
            (PANEL_WIDTH - 0.1) / size.width, (heights[row] - 0.12) / size.height,
        ))
        draw_panel(axes, rows[row][column], longest, heights[row], size)
        _title(axes, standing, standing.use[field.behaviors.index(chosen)], size)
    return figure


def _subtitle(field: ForceField, groups_left_out: int) -> str:
    left_out = f" {groups_left_out} further groups are in the table only." if groups_left_out > 0 else ""
    starred = " *: once people know of the change." if any(force.when for force in field.forces) else ""
    return f"{field.scenario}. {SUBTITLE}{starred}{left_out}"


Line = tuple[FieldForce | None, FieldForce | None, str]
"""One line of a panel: a driving and a restraining force, or a remark."""


def _rows_of(field: ForceField, standing: GroupAtRest, behavior: str) -> list[Line]:
    restraining = field.on(standing.group, behavior, "restraining")
    own = [force for force in restraining if not force.everywhere][:MOST_RESTRAINING]
    any_change = [force for force in restraining if force.everywhere]
    lines = _paired(field.on(standing.group, behavior, "driving")[:MOST_DRIVING], [*own, *any_change])
    lines.append((None, None, f"of a message, {100.0 * standing.carry:.0f}\N{NO-BREAK SPACE}% arrives"))
    return lines + _paired(
        field.on(standing.group, behavior, "driving", "messages")[:MOST_OF_MESSAGES],
        field.on(standing.group, behavior, "restraining", "messages")[:MOST_OF_MESSAGES],
    )


def _paired(driving: Sequence[FieldForce], restraining: Sequence[FieldForce]) -> list[Line]:
    return [(left, right, "") for left, right in zip_longest(driving, restraining)]


def draw_panel(axes: Axes, lines: Sequence[Line], longest: float, height: float, size: Size) -> None:
    """The forces of one group around the line of today."""
    rows = (height - 0.12) / ROW_HEIGHT
    axes.set_xlim(-LEFT_SHARE, 1.0 - LEFT_SHARE)
    axes.set_ylim(rows, 0.0)
    axes.axis("off")
    first = PANEL_HEAD / ROW_HEIGHT - 0.55
    remark = next(place for place, line in enumerate(lines) if line[2])
    axes.plot([0.0, 0.0], [first - 0.35, first + remark - 0.3], color=INK, linewidth=2.2, solid_capstyle="butt")
    axes.plot([0.0, 0.0], [first + remark + 0.55, first + len(lines) - 0.3], color=INK, linewidth=2.2,
              solid_capstyle="butt")
    axes.text(-0.012, first - 0.62, "drives \u2192", fontsize=size.font - 3, color=QUIET, ha="right", va="center")
    axes.text(0.012, first - 0.62, "\u2190 restrains", fontsize=size.font - 3, color=QUIET, va="center")
    if not any(driving for driving, _, _ in lines[:remark]):
        axes.text(-0.012, first + 0.12, "nothing drives yet", fontsize=size.font - 2, color=QUIET, ha="right",
                  va="center", style="italic")
    for place, (driving, restraining, words) in enumerate(lines):
        where = first + place + 0.12
        if words:
            axes.plot([-LEFT_SHARE, 1.0 - LEFT_SHARE], [where - 0.38] * 2, color=QUIET, linewidth=0.8,
                      linestyle=(0, (1, 2)))
            axes.text(0.012, where + 0.06, words, fontsize=size.font - 2, color=QUIET, va="center", style="italic")
        for force, side in ((driving, -1.0), (restraining, 1.0)):
            if force is not None:
                draw_force(axes, force, side, where, longest, size)


def draw_force(axes: Axes, force: FieldForce, side: float, where: float, longest: float, size: Size) -> None:
    """A bar whose point touches the line of today, its spread, and its name."""
    from matplotlib.patches import Polygon

    scale = REACH / longest
    length, half = max(force.size * scale, 0.006), 0.3
    tip, end = min(0.012, length), GAP + length
    outline = [(GAP, where), (GAP + tip, where - half), (end, where - half), (end, where + half),
               (GAP + tip, where + half)]
    face = DRIVING if side < 0 else LIGHT if force.everywhere else DARK
    axes.add_patch(Polygon([(side * x, y) for x, y in outline], closed=True, facecolor=face, edgecolor=DARK,
                           linewidth=0.9, hatch="////" if side < 0 else None))
    low, high = (min(GAP + max(value, 0.0) * scale, SPREAD_REACH) for value in (force.low, force.high))
    if length > ROOM_FOR_SPREAD and low < end:
        axes.plot([side * low, side * end], [where] * 2, color="#ffffff" if face == DARK else INK, linewidth=0.9,
                  solid_capstyle="butt")
    if high > end:
        axes.plot([side * end, side * high], [where] * 2, color=INK, linewidth=0.9, solid_capstyle="butt")
    axes.text(side * (max(high, end) + 0.01), where, _label(force, side), fontsize=size.font - 2, color=INK,
              ha="left" if side > 0 else "right", va="center", parse_math=False)


def _label(force: FieldForce, side: float) -> str:
    """The name of a force and its factor, the factor nearer to its bar on the left."""
    times = f"\u00d7\u2009{force.times:.2f}" if force.times < 9.995 else f"\u00d7\u2009{force.times:.1f}"
    star = "*" if force.when else ""
    if side > 0:
        return f"{wrapped(force.name, 30, 1)}{star}  {times}"
    return f"{times}  {wrapped(force.name, 22, 1)}{star}"


def _title(axes: Axes, standing: GroupAtRest, use: float, size: Size) -> None:
    axes.text(-LEFT_SHARE, 0.55, wrapped(standing.group, 40, 1), fontsize=size.font + 1, fontweight="bold", color=INK,
              va="center", parse_math=False)
    people = counted(standing.people, "person")
    axes.text(1.0 - LEFT_SHARE - 0.02, 0.55, f"{people}, {_share(use)} are users today",
              fontsize=size.font - 1.5, color=QUIET, va="center", ha="right")


def _share(value: float) -> str:
    percent = 100.0 * value
    digits = 0 if percent >= 10.0 else 1 if percent >= 0.95 else max(1 - math.floor(math.log10(percent)), 1)
    return f"{percent:.{min(digits, 3)}f} %" if percent > 0.0 else "nobody"
