"""Why the largest stuck group stands where it stands: its path by week, and the weeks in which something turned."""

from __future__ import annotations

from cxsim.analysis.compare import Comparison
from cxsim.analysis.funnel import knows_stages, told_weeks
from cxsim.analysis.stages import largest_stuck_group
from cxsim.analysis.trace import LINES, Trace, trace
from cxsim.analysis.verdict import plan_in_focus
from cxsim.plots.charts import GroupTrace, Numbers, TraceRow
from cxsim.plots.style import week_ticks
from cxsim.report.document import Section, Table
from cxsim.words.groups import group_words, said, sentence
from cxsim.words.shares import percent
from cxsim.words.why import turn_words, why_takeaway, why_title


def why_section(comparison: Comparison) -> Section | None:
    """The trace of the largest stuck group of the plan with most adopters; None where nobody is held, or unknown."""
    result = plan_in_focus(comparison)
    stuck = largest_stuck_group(result) if knows_stages(result.recording) else None
    if stuck is None:
        return None
    found = trace(result, stuck.group, stuck.stage)
    chart = _chart(f"{sentence(group_words(stuck.group))} by week", found)
    return Section("why", why_title(found), why_takeaway(found), chart, _table(found),
                   tuple(turn_words(turn) for turn in found.turns))


def _chart(title: str, found: Trace) -> GroupTrace:
    stages = [stage for stage, shares in found.shares.items() if stage == "adopters" or shares.max() >= 0.005]
    weeks = len(found.lines["adopters"])
    return GroupTrace(
        title, tuple(TraceRow(said(one.name), one.start, one.end) for one in found.reached), tuple(LINES),
        tuple(_percents(found, line) for line in LINES), tuple(stages),
        tuple(tuple(round(100.0 * float(share), 2) for share in found.shares[stage]) for stage in stages),
        tuple(turn.week for turn in found.turns), tuple((week, str(week)) for week in week_ticks(weeks)),
    )


def _percents(found: Trace, line: str) -> Numbers:
    return tuple(round(100.0 * float(share), 2) for share in found.lines[line])


def _table(found: Trace) -> Table:
    weeks = told_weeks(len(found.lines["adopters"]))
    rows = tuple((str(week), *(percent(float(found.lines[line][week])) for line in LINES)) for week in weeks)
    return Table(("Week", *(sentence(line) for line in LINES)), rows)
