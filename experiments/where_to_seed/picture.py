"""The picture of the study: each rule against no champions, one row of dots per rule and one panel per organization."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxsim.plots.export import save_png
from cxsim.plots.style import INK, Size, new_figure, quiet_axes

SIZE = Size(10.0, 3.6, 9.0, 20, 0.2)


def draw(table: Sequence[Sequence[Any]], names: Sequence[str], people: dict[str, int], path: Path) -> None:
    """Draw the rows against none: (organization, rule, against, replicates, mean, low, high)."""
    figure = new_figure(SIZE)
    panels = figure.subplots(1, len(names), sharex=True, sharey=True)
    for axes, name in zip(panels, names, strict=True):
        quiet_axes(axes, SIZE)
        rows = [row for row in table if row[0] == name and row[2] == "none"]
        for place, row in enumerate(reversed(rows)):
            mean, low, high = (float(value) for value in row[4:])
            axes.errorbar(mean, place, xerr=[[mean - low], [high - mean]], fmt="o", color=INK, capsize=3, markersize=4)
        axes.set_yticks(range(len(rows)), [row[1].replace("_", " ") for row in reversed(rows)])
        axes.axvline(0.0, color=INK, linewidth=0.8)
        axes.set_title(f"{name.replace('_', ' ')}\n{people[name]:,} people", fontsize=SIZE.font, loc="left")
        axes.grid(axis="x", color="#dddddd")
    figure.supxlabel("points of adopters at the end more than without champions (mean and 95 % interval)",
                     fontsize=SIZE.font)
    figure.tight_layout()
    save_png(figure, path)
