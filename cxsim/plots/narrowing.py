"""The forecast of a plan under way: its band, that of the set before anything was seen, and what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from cxsim.plots.adoption import heading
from cxsim.plots.style import BAND_OPACITY, INK, WIDE, Size, look, new_figure, quiet_axes, week_ticks, wrapped
from cxsim.studies.narrowing.narrow import Narrowed

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAID: Final = ("Line and dark band: median and 90 of 100 futures, after what was seen. Dotted line and light band: "
               "before. Dots: what was seen, with its error.")


def narrowing_figure(narrowed: Narrowed, *, size: Size = WIDE) -> Figure:
    """Adoption by week, before and after narrowing."""
    figure = new_figure(size)
    top = heading(figure, "How many people will adopt the change", wrapped(SAID, int(size.width * 13), 3), size)
    axes = figure.add_axes((0.72 / size.width, 0.55 / size.height, 1.0 - 0.92 / size.width, top - 0.55 / size.height))
    weeks = np.arange(narrowed.weeks)
    for at, (low, middle, high) in enumerate((narrowed.adoption_before, narrowed.adoption_after)):
        axes.fill_between(weeks, 100.0 * low, 100.0 * high, color=look(at).color, alpha=(at + 1) * BAND_OPACITY,
                          linewidth=0.0)
        axes.plot(weeks, 100.0 * middle, color=look(at).color, linestyle=look(at).dashes, linewidth=1.8)
    for one in narrowed.observations:
        if one.what == "adoption" and not one.department and not one.earlier and one.week is not None:
            axes.errorbar(one.week, 100.0 * one.value, yerr=100.0 * one.total_error, color=INK, marker="o",
                          markersize=4, linewidth=1.0)
    quiet_axes(axes, size)
    axes.set_ylim(0.0, 102.0)
    axes.set_xlim(0, max(narrowed.weeks - 1, 1))
    axes.set_xticks([week for week in week_ticks(narrowed.weeks) if week < narrowed.weeks] or [0])
    axes.set_ylabel("Adopters among people present (%)", fontsize=size.font, color=INK)
    axes.set_xlabel("Week", fontsize=size.font, color=INK)
    return figure
