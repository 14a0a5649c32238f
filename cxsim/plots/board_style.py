"""The look of pictures for a board: two accents, ink and grey; lightness keeps every order without color."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxsim.plots.style import wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, INK_2, INK_3 = "#17202B", "#4A5563", "#626C7A"
HAIRLINE, TRACK = "#D8DDE3", "#EDEFF1"
FOCUS, AGAINST, OTHER = "#1B5E9B", "#A84E0C", "#5E6875"
BAND_90, BAND_50 = "#D9E5EF", "#A9C4DB"

TEXT, SMALL = 9.5, 8.5
"""Sizes of text, in points."""
TITLE_HEIGHT = 0.34


def board_figure(width: float, height: float, title: str) -> tuple[Figure, float]:
    """An empty figure with a title; ``height`` without it, in inches. Also the share of the height below the title."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height + TITLE_HEIGHT), dpi=100, facecolor="white")
    figure.text(0.0, 1.0 - 0.06 / (height + TITLE_HEIGHT), wrapped(title, int(width * 13.0), 2), fontsize=TEXT + 0.5,
                fontweight="bold", color=INK, va="top", parse_math=False)
    return figure, height / (height + TITLE_HEIGHT)


def board_axes(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Axes without anything that carries no information; the place is in shares of the figure."""
    axes = figure.add_axes((left, bottom, width, height))
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(INK_3)
    axes.grid(axis="y", color=HAIRLINE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(colors=INK_2, labelsize=SMALL, length=0)
    return axes


def fitted(name: str, inches: float, lines: int = 2) -> str:
    """A name on at most two lines that fit into this width."""
    return wrapped(name.replace("_", " "), max(int(inches * 13.5), 6), lines)


def put(axes: Axes, text: str, at: tuple[float, float], **about: Any) -> None:
    """A text of one or more lines beside a point, each line by itself, so that other fonts than ours align it too.

    ``about``: ``shift`` in points, ``across`` if the first coordinate is a share of the axes, and what texts take.
    """
    shift, across = about.pop("shift", (0.0, 0.0)), about.pop("across", False)
    size = about.setdefault("fontsize", TEXT)
    lines = text.split("\n")
    for place, line in enumerate(lines):
        down = (0.5 * (len(lines) - 1) - place) * 1.15 * size
        axes.annotate(line, at, xycoords=("axes fraction", "data") if across else "data",
                      xytext=(shift[0], shift[1] + down), textcoords="offset points", parse_math=False,
                      annotation_clip=False, **{"color": INK, "va": "center", **about})


ON_WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.8}
"""A white ground for numbers that may stand on a line."""
