"""The figure of a comparison: adoption under each plan, and what holds people back if adoption hardly moves."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from cxsim.analysis.stages import held, is_nearly_flat
from cxsim.plots.bands import band, band_caption, draw_band, mean_line
from cxsim.plots.style import INK, QUIET, WIDE, Size, look, new_figure, quiet_axes, spread_apart, week_ticks, wrapped
from cxsim.results.measures import at_end
from cxsim.results.result import Result
from cxsim.words.shares import percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

POINTS_PER_INCH = 72.0
LINE_SPACING = 1.25
STRIP_ROW = 0.13
SCALE_STEP = 0.2
LABELS_BELOW_AXIS = 22.0


def adoption_figure(results: Sequence[Result], *, size: Size = WIDE) -> Figure:
    """Adoption curves with bands, named at the right edge; below, when each plan acts.

    The label of a nearly flat line says what holds people back.
    """
    plans = plans_with_interventions(results)
    figure = new_figure(size)
    subtitle = textwrap.fill(band_caption(results), int(size.width * 100.0 / (size.font * 0.78)))
    top = heading(figure, "How many people adopt the change", subtitle, size)
    strip_height = STRIP_ROW * len(plans) + 0.32 if plans else 0.0
    left, bottom = 0.72 / size.width, (0.52 + strip_height) / size.height
    width = 1.0 - left - size.label_share
    axes = figure.add_axes((left, bottom, width, top - bottom))
    for index, result in enumerate(results):
        draw_band(axes, result.recording.of_all("adoption"), look(index), shift=3 * index)
    finish_axes(axes, results, size)
    label_lines(axes, results, size)
    if plans:
        strip = figure.add_axes((left, 0.47 / size.height, width, STRIP_ROW * len(plans) / size.height), sharex=axes)
        draw_strip(strip, plans, size)
        axes.tick_params(labelbottom=False)
        bottom_axes = strip
    else:
        bottom_axes = axes
    bottom_axes.set_xlabel("Week", fontsize=size.font, color=INK)
    return figure


def heading(figure: Figure, title: str, subtitle: str, size: Size) -> float:
    """Write title and subtitle; returns the height (share of the figure) that is left for axes."""
    inch = 1.0 / size.height
    figure.text(0.12 / size.width, 1.0 - 0.12 * inch, title, fontsize=size.font + 4, fontweight="bold", color=INK,
                va="top")
    below_title = 0.12 + (size.font + 4) * 1.5 / POINTS_PER_INCH
    figure.text(0.12 / size.width, 1.0 - below_title * inch, subtitle, fontsize=size.font - 1, color=QUIET, va="top",
                linespacing=LINE_SPACING)
    lines = subtitle.count("\n") + 1
    return 1.0 - (below_title + lines * (size.font - 1) * LINE_SPACING / POINTS_PER_INCH + 0.16) * inch


def finish_axes(axes: Axes, results: Sequence[Result], size: Size) -> None:
    """Scales, ticks and the name of the vertical axis."""
    from matplotlib.ticker import PercentFormatter

    quiet_axes(axes, size)
    highest = max(float(np.nanmax([np.nanmax(mean_line(values)), np.nanmax(band(values))]))
                  for values in (result.recording.of_all("adoption") for result in results))
    axes.set_ylim(0.0, min(max(np.ceil(highest / SCALE_STEP - 1e-9) * SCALE_STEP, SCALE_STEP), 1.0) * 1.02)
    axes.yaxis.set_major_formatter(PercentFormatter(1.0, decimals=0, symbol="\N{NO-BREAK SPACE}%"))
    axes.set_ylabel("Adopters among people present (%)", fontsize=size.font, color=INK)
    weeks = results[0].weeks
    axes.set_xlim(0, max(weeks - 1, 1))
    axes.set_xticks([week for week in week_ticks(weeks) if week <= weeks - 1] or [0])


def edge_label(result: Result, size: Size) -> tuple[str, str]:
    """The label of a line: name with the mean of the last weeks, and for a flat line what holds people back."""
    known = [value for value in at_end(result.recording.of_all("adoption")) if np.isfinite(value)]
    share = unbroken(percent(float(np.mean(known)))) if known else "nobody left"
    name = wrapped(result.scenario_name, size.label_characters, 3) + ":"
    fits = len(name.rpartition("\n")[2]) + len(share) < size.label_characters
    name += (" " if fits else "\n") + share
    holding = held(result) if is_nearly_flat(result) else None
    if holding is None:
        return name, ""
    reason = f"{holding.stage}: {unbroken(percent(holding.shares[0][1]))}"
    return name, wrapped(reason, size.label_characters + 4)


def unbroken(text: str) -> str:
    """The text with spaces at which no line breaks."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def label_lines(axes: Axes, results: Sequence[Result], size: Size) -> None:
    """Name every line at its right end, labels apart from one another, tied to their lines by thin leaders."""
    low, high = axes.get_ylim()
    points = axes.get_position().height * size.height * POINTS_PER_INCH
    labels = [edge_label(result, size) for result in results]
    heights = [
        ((name.count("\n") + 1) * size.font + (reason.count("\n") + 1 if reason else 0) * (size.font - 1.5))
        * LINE_SPACING + 3.0
        for name, reason in labels
    ]
    ends = [float(np.nan_to_num(mean_line(result.recording.of_all("adoption"))[-1])) for result in results]
    wanted = [(end - low) / (high - low) * points for end in ends]
    centers = spread_apart(wanted, heights, -LABELS_BELOW_AXIS, points + LABELS_BELOW_AXIS)
    width = axes.get_position().width * size.width * POINTS_PER_INCH
    for index, (name, reason) in enumerate(labels):
        style = look(index)
        x_leader, x_text = 1.0 + 11.0 / width, 1.0 + 17.0 / width
        axes.plot([1.0, x_leader], [wanted[index] / points, centers[index] / points], transform=axes.transAxes,
                  color=style.color, linewidth=0.9, clip_on=False)
        axes.plot([x_leader], [centers[index] / points], transform=axes.transAxes, color=style.color,
                  marker=style.marker, markersize=5.5, clip_on=False, linestyle="none")
        top = centers[index] + heights[index] / 2.0 - 1.5
        axes.text(x_text, top / points, name, transform=axes.transAxes, fontsize=size.font, color=INK, va="top",
                  linespacing=LINE_SPACING, parse_math=False)
        if reason:
            below = top - (name.count("\n") + 1) * size.font * LINE_SPACING
            axes.text(x_text, below / points, reason, transform=axes.transAxes, fontsize=size.font - 1.5, color=QUIET,
                      va="top", style="italic", linespacing=LINE_SPACING, parse_math=False)


def plans_with_interventions(results: Sequence[Result]) -> list[tuple[int, list[tuple[int, int]]]]:
    """Place in the list and active spans (first week, weeks) of every plan with interventions."""
    found = []
    for index, result in enumerate(results):
        entries = result.manifest.get("interventions", ())
        spans = [span for entry in entries if (span := active_span(entry, result.weeks))]
        if spans:
            found.append((index, spans))
    return found


def active_span(entry: Mapping[str, Any], weeks: int) -> tuple[int, int] | None:
    """First week and number of weeks of an intervention inside the horizon; None when it lies outside."""
    start = int(entry.get("start_week") or 0)
    length = entry.get("weeks")
    stop = weeks if length is None else min(start + int(length), weeks)
    return (start, stop - start) if stop > start else None


def draw_strip(axes: Axes, plans: Sequence[tuple[int, list[tuple[int, int]]]], size: Size) -> None:
    """One thin row per plan: weeks with at least one active intervention, darker where several are."""
    for row, (index, spans) in enumerate(plans):
        axes.broken_barh(spans, (len(plans) - 1 - row + 0.2, 0.6), facecolor=look(index).color, alpha=0.35)
        axes.plot([-0.012], [(len(plans) - 0.5 - row) / len(plans)], transform=axes.transAxes, clip_on=False,
                  marker=look(index).marker, color=look(index).color, markersize=4.5, linestyle="none")
    axes.set_ylim(0, len(plans))
    axes.set_yticks([])
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    axes.tick_params(colors=INK, labelsize=size.font - 1, length=3)
    x_text = 1.0 + 17.0 / (axes.get_position().width * size.width * POINTS_PER_INCH)
    axes.text(x_text, 0.0, "when interventions\nare active", transform=axes.transAxes, fontsize=size.font - 1.5,
              color=QUIET, va="bottom", linespacing=1.1)
