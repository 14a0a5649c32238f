"""Observed and fitted adoption, one small picture per group; told apart by markers and dashes, not by color."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from cxsim.plots.adoption import heading
from cxsim.plots.style import BAND_OPACITY, INK, Size, look, new_figure, quiet_axes, week_ticks, wrapped
from cxsim.studies.diffusion.simulate import GroupCurve

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PANELS_PER_ROW: Final = 4
MOST_PANELS: Final = 24
PANEL_WIDTH, PANEL_HEIGHT = 2.5, 1.9
DOTS: Final = "Dots: observed share that has adopted. Dashed line: mean of futures that start with nobody"
LEFT_OUT: Final = f"{DOTS}, played by the model with contacts fitted to the other groups; 90 of 100 lie in the band."
FITTED: Final = f"{DOTS}, played by the model with contacts fitted to everybody; 90 of 100 lie in the band."


def diffusion_figure(curves: Sequence[GroupCurve], *, left_out: bool) -> Figure:
    """A panel per group, on one scale; of many groups the first ones (the files have all).

    ``left_out``: each group was predicted from the others.
    """
    shown = list(curves[:MOST_PANELS])
    columns = min(PANELS_PER_ROW, len(shown))
    rows = math.ceil(len(shown) / columns)
    size = Size(max(PANEL_WIDTH * columns, 5.0) + 0.9, PANEL_HEIGHT * rows + 1.7, 9.5, 30, 0.0)
    figure = new_figure(size)
    further = f" {len(curves) - len(shown)} further groups are not shown." if len(curves) > len(shown) else ""
    title = "Observed and predicted adoption" if left_out else "Observed and fitted adoption"
    said = wrapped((LEFT_OUT if left_out else FITTED) + further, int(size.width * 13), 4)
    top = heading(figure, title, said, size)
    panels = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    figure.subplots_adjust(left=0.7 / size.width, right=1.0 - 0.15 / size.width, bottom=0.55 / size.height,
                           top=top - 0.2 / size.height, hspace=0.42, wspace=0.08)
    for place, axes in enumerate(panels.flat):
        if place >= len(shown):
            axes.set_visible(False)
            continue
        draw_curve(axes, shown[place], size)
        axes.tick_params(labelbottom=True)
        if place % columns == 0:
            axes.set_ylabel("Adopters (%)", fontsize=size.font - 1, color=INK)
        if place + columns >= len(shown):
            axes.set_xlabel("Period", fontsize=size.font - 1, color=INK)
    return figure


def draw_curve(axes: Axes, curve: GroupCurve, size: Size) -> None:
    """One group: its band, the fitted mean, the observed shares."""
    periods = np.arange(len(curve.observed) + 1)
    from_nobody = [np.concatenate(([0.0], values)) for values in (curve.observed, curve.fitted, curve.low, curve.high)]
    observed, fitted, low, high = (100.0 * values for values in from_nobody)
    axes.fill_between(periods, low, high, color=look(1).color, alpha=BAND_OPACITY, linewidth=0.0)
    axes.plot(periods, fitted, color=look(1).color, linestyle=(0, (5, 1.6)), linewidth=1.6, label="fitted")
    axes.plot(periods, observed, color=INK, linestyle="none", marker="o", markersize=3.2, label="observed")
    quiet_axes(axes, size)
    title = f"Group {wrapped(curve.group, 18, 1)} ({curve.people:,})"
    axes.set_title(title, fontsize=size.font - 0.5, color=INK, loc="left", parse_math=False)
    axes.set_xticks(week_ticks(len(curve.observed)))
    axes.set_ylim(0.0, 102.0)
