"""Where people are held: shares of the stages by group under the plan that leads, the largest stuck group framed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.analysis.funnel import leavers
from cxsim.analysis.groups import PeopleGroup, people_groups
from cxsim.analysis.stages import STAGES, largest_stuck_group, share_at_end
from cxsim.analysis.verdict import plan_in_focus
from cxsim.plots.charts import StackedBars
from cxsim.report.document import Section, Table
from cxsim.results.measures import END_WEEKS
from cxsim.results.recording import Recording
from cxsim.words.funnel import funnel_notes, funnel_takeaway, funnel_title
from cxsim.words.groups import group_words, sentence
from cxsim.words.shares import whole_percents


def funnel_section(comparison: Comparison) -> Section | None:
    """The stages at the end under the plan in focus; None if the results do not hold them."""
    result = plan_in_focus(comparison)
    recording = result.recording
    stuck = largest_stuck_group(result)
    shares = {group: stages_at_end(recording, group) for group in people_groups(recording)}
    first = None if stuck is None else stuck.group
    groups = sorted((group for group in shares if shares[group]), key=lambda one: (one != first, shares[one][0]))
    if not groups:
        return None
    chart = _chart(recording, groups, [shares[group] for group in groups])
    takeaway = funnel_takeaway(result.scenario_name, stuck, [shares[group][0] for group in groups])
    notes = funnel_notes(groups, chart.stages, stuck, result.replicates)
    return Section("funnel", funnel_title(stuck), takeaway, chart, _table(recording, groups, chart), notes)


def _chart(recording: Recording, groups: Sequence[PeopleGroup], shares: Sequence[Sequence[float]]) -> StackedBars:
    percent = np.array([whole_percents(one) for one in shares], dtype=np.float64)
    drawn = [place == 0 or bool(percent[:, place].any()) for place in range(len(STAGES))]
    names = tuple(sentence(group_words(group)) for group in groups)
    left = tuple(float(np.round(100.0 * np.nanmean(leavers(recording, group)[-1]))) for group in groups)
    return StackedBars(
        "Where people stand at the end, in % of each group",
        tuple(stage for stage, one in zip(STAGES, drawn, strict=True) if one), names,
        tuple(tuple(row) for row in percent[:, drawn].tolist()), names[0], "left", left,
    )


def stages_at_end(recording: Recording, group: PeopleGroup) -> tuple[float, ...]:
    """The share of each stage in the last four weeks; empty if nobody is there, or they are not recorded."""
    shares = [share_at_end(recording, group, measure) for measure in STAGES.values()]
    return tuple(share for share in shares if share is not None) if None not in shares else ()


def _table(recording: Recording, groups: Sequence[PeopleGroup], chart: StackedBars) -> Table:
    rows = []
    for place, group in enumerate(groups):
        people = float(np.nanmean(group.counts(recording, "people")[-END_WEEKS:]))
        numbers = [*chart.percent[place], chart.beside[place]]
        rows.append((chart.groups[place], f"{people:.0f}", *(f"{number:.0f}" for number in numbers)))
    columns = ("Group", "People", *(f"{sentence(stage)}, %" for stage in chart.stages), "Left, per 100")
    return Table(columns, tuple(rows))
