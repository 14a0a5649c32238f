"""The look of every figure: sizes, lines that differ even in gray, quiet axes, labels that never overlap."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "#1a1a1a"
QUIET = "#595959"
GRID = "#dddddd"
BAND_OPACITY = 0.16
MARKERS_PER_LINE = 8


@dataclass(frozen=True)
class Look:
    """One line: color, dashes and marker differ together, so none of them is needed alone."""

    color: str
    dashes: Any
    marker: str


@dataclass(frozen=True)
class Size:
    """The size of a picture in inches, its base font size in points, and how wide labels at the edge may be."""

    width: float
    height: float
    font: float
    label_characters: int
    label_share: float


WIDE = Size(10.0, 5.6, 10.5, 30, 0.29)
NARROW = Size(4.4, 5.4, 8.5, 16, 0.36)

LOOKS = (
    Look("#595959", (0, (1, 1.2)), "o"),
    Look("#0072b2", "-", "s"),
    Look("#d55e00", (0, (6, 1.6)), "^"),
    Look("#007a5a", (0, (6, 1.4, 1, 1.4)), "D"),
    Look("#a6468a", (0, (3, 1.2)), "v"),
    Look("#8c6d00", (0, (9, 1.5)), "P"),
    Look("#2a9fd6", (0, (3, 1.2, 1, 1.2, 1, 1.2)), "X"),
    Look("#000000", (0, (1, 2.4)), "*"),
)


def look(index: int) -> Look:
    """The look of the line at this place; the first place is the quiet one, meant for the baseline."""
    return LOOKS[index % len(LOOKS)]


def new_figure(size: Size) -> Figure:
    """An empty figure that belongs to no window and no global state."""
    from matplotlib.figure import Figure

    return Figure(figsize=(size.width, size.height), dpi=100, facecolor="white")


def quiet_axes(axes: Axes, size: Size) -> None:
    """Remove everything that carries no information."""
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(QUIET)
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=INK, labelsize=size.font - 1, length=3)


def week_ticks(weeks: int) -> list[int]:
    """Weeks to label: whole quarters or half years where the horizon is long enough."""
    for step in (1, 2, 4, 13, 26, 52, 104, 260):
        if weeks / step <= 9:
            return list(range(0, weeks + 1, step))
    return [0, weeks]


def wrapped(text: str, characters: int, lines: int = 2) -> str:
    """A name on at most ``lines`` lines; what does not fit ends in an ellipsis."""
    clean = " ".join(re.split(r"[ \t\r\n\v\f]+", text)).strip() or "(no name)"  # no-break spaces stay
    return "\n".join(textwrap.wrap(clean, characters, max_lines=lines, placeholder=" …"))


def spread_apart(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Centers of labels as near as possible to ``wanted`` without overlap, inside [low, high] where they fit.

    Labels that would overlap are pooled into blocks placed at the mean of what their members want.
    """
    blocks: list[tuple[list[int], float]] = []
    for index in sorted(range(len(wanted)), key=lambda place: (wanted[place], place)):
        members = [index]
        center = block_center(members, wanted, heights, low, high)
        while blocks and overlaps(blocks[-1], (members, center), heights):
            members = blocks.pop()[0] + members
            center = block_center(members, wanted, heights, low, high)
        blocks.append((members, center))
    centers = [0.0] * len(wanted)
    for members, center in blocks:
        bottom = center - sum(heights[member] for member in members) / 2.0
        for member in members:
            centers[member] = bottom + heights[member] / 2.0
            bottom += heights[member]
    return centers


def overlaps(below: tuple[list[int], float], above: tuple[list[int], float], heights: Sequence[float]) -> bool:
    """Whether a block reaches into the one above it."""
    reach = sum(heights[member] for member in below[0] + above[0]) / 2.0
    return above[1] - below[1] < reach - 1e-9


def block_center(
    members: Sequence[int], wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> float:
    """Where the center of a block of stacked labels lies best, inside [low, high]."""
    total = sum(heights[member] for member in members)
    offset, center = -total / 2.0, 0.0
    for member in members:
        center += wanted[member] - (offset + heights[member] / 2.0)
        offset += heights[member]
    center /= len(members)
    return max(min(center, high - total / 2.0), low + total / 2.0)
