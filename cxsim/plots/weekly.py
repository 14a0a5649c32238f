"""Any weekly measure, as small pictures side by side: the whole organization and its departments."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cxsim.errors import ResultError, did_you_mean
from cxsim.plots.adoption import heading
from cxsim.plots.bands import band_caption, draw_band
from cxsim.plots.style import INK, Size, look, new_figure, quiet_axes, week_ticks, wrapped
from cxsim.results.recording import WEEKLY_MEASURES
from cxsim.results.result import Result

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DEPARTMENT = "department:"
PANELS_PER_ROW = 3
PANEL_WIDTH, PANEL_HEIGHT = 3.3, 2.5


def weekly_figure(
    results: Sequence[Result], measure: str = "adoption", *, groups: Sequence[str] | None = None
) -> Figure:
    """One panel per group on one scale; default: the whole organization and every department that has the measure."""
    if measure not in results[0].recording.weekly:
        raise ResultError(f"'{measure}' is not recorded by week: "
                          f"{did_you_mean(measure, results[0].recording.weekly)}")
    shown = chosen_groups(results, measure, groups)
    columns = min(PANELS_PER_ROW, len(shown))
    rows = math.ceil(len(shown) / columns)
    size = Size(max(PANEL_WIDTH * columns, 5.0) + 0.4, PANEL_HEIGHT * rows + 1.5, 10.0, 30, 0.0)
    figure = new_figure(size)
    about = WEEKLY_MEASURES.get(measure)
    title = f"{measure.replace('_', ' ').capitalize()} by week"
    meaning = f"{about.meaning[:1].upper()}{about.meaning[1:]}. " if about else ""
    subtitle = wrapped(meaning + band_caption(results), int(size.width * 13), 3)
    top = heading(figure, title, subtitle, size)
    panels = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    figure.subplots_adjust(left=0.75 / size.width, right=1.0 - 0.15 / size.width, bottom=0.95 / size.height,
                           top=top - 0.2 / size.height, hspace=0.32, wspace=0.08)
    unit = about.unit if about else ""
    for place, axes in enumerate(panels.flat):
        if place >= len(shown):
            axes.set_visible(False)
            continue
        group = shown[place]
        for index, result in enumerate(results):
            values = result.recording.of_group(measure, result.recording.groups.index(group))
            draw_band(axes, values, look(index), shift=3 * index, label=wrapped(result.scenario_name, 30, 1))
        quiet_axes(axes, size)
        axes.set_title("Whole organization" if group == "all" else group.removeprefix(DEPARTMENT), fontsize=size.font,
                       color=INK, loc="left", parse_math=False)
        axes.set_xticks(week_ticks(results[0].weeks))
        if place % columns == 0:
            axes.set_ylabel(unit, fontsize=size.font - 1, color=INK)
        axes.tick_params(labelbottom=True)
        if place + columns >= len(shown):
            axes.set_xlabel("Week", fontsize=size.font - 1, color=INK)
    handles, labels = panels.flat[0].get_legend_handles_labels()
    legend = figure.legend(handles, labels, loc="lower left", ncols=max(columns, 2), frameon=False,
                           fontsize=size.font - 1.5, handlelength=3.2)
    for text in legend.get_texts():
        text.set_parse_math(False)
    return figure


def chosen_groups(results: Sequence[Result], measure: str, groups: Sequence[str] | None) -> list[str]:
    """Groups to show: those asked for, or all and the departments in which the measure exists."""
    known = results[0].recording.groups
    for group in groups or ():
        if group not in known:
            raise ResultError(f"no group is called '{group}': {did_you_mean(group, known)}")
    if groups:
        return list(groups)
    recording = results[0].recording
    return [
        group for index, group in enumerate(known)
        if group == "all" or (group.startswith(DEPARTMENT) and not np.isnan(recording.of_group(measure, index)).all())
    ]
