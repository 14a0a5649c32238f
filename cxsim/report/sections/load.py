"""Change load: who carries how much of what they can carry, and when."""

from __future__ import annotations

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.analysis.load import GroupLoad, group_loads
from cxsim.analysis.verdict import plan_in_focus
from cxsim.dates import day_in_week, month_words
from cxsim.plots.charts import HeatMap
from cxsim.plots.style import week_ticks
from cxsim.report.document import Section, Table
from cxsim.words.groups import group_words
from cxsim.words.load import LAW, hours_words, load_percent, load_takeaway, load_title, map_notes, spells_words

MOST_CELLS = 26
MOST_GROUPS = 16
BOUNDS = (88.0, 94.0, 100.0, 105.0)
"""Where the shades change, in percent of capacity; only 100 is a threshold of the model."""


def load_section(comparison: Comparison) -> Section | None:
    """The heat map of the plan in question; None if nobody's load is known."""
    result, start = plan_in_focus(comparison), comparison.start_date
    loads = group_loads(comparison, result.scenario_name)
    if not loads or not any(one.middle.any() for one in loads):
        return None
    span = -(-result.weeks // MOST_CELLS)
    highest = {one.group for one in sorted(loads, key=lambda one: -one.peak)[:MOST_GROUPS]}
    shown = [one for one in loads if one.group in highest]
    ticks = tuple((week, f"week {week}" if start is None else month_words(day_in_week(start, week)))
                  for week in week_ticks(result.weeks))
    rows = tuple((group_words(one.group), load_percent(one.peak), hours_words(float(one.hours[one.peak_week])),
                  spells_words(one, start)) for one in loads)
    return Section(
        "load", load_title(loads, start), load_takeaway(loads, start), heat_map(shown, span, ticks),
        Table(("Group", "Highest load", "Hours a head in that week", "Over capacity"), rows),
        (LAW, *map_notes(span, len(loads) - len(shown))))


def heat_map(shown: list[GroupLoad], span: int, ticks: tuple[tuple[int, str], ...]) -> HeatMap:
    """These groups by week, each cell ``span`` weeks."""
    return HeatMap("Load in % of capacity, middle future", tuple(group_words(one.group) for one in shown),
                   tuple(cells(one, span) for one in shown), span, ticks, BOUNDS)


def cells(load: GroupLoad, span: int) -> tuple[float, ...]:
    """The highest load of every span of weeks, in percent; -1 where nobody is there."""
    weeks = np.where(np.isnan(load.middle), -0.01, load.middle)
    return tuple(100.0 * float(weeks[first : first + span].max()) for first in range(0, len(weeks), span))
