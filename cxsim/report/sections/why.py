"""Why the largest stuck group stands where it stands: its path by week, and the weeks in which something turned."""

from __future__ import annotations

from cxsim.analysis.compare import Comparison
from cxsim.analysis.funnel import told_weeks
from cxsim.analysis.trace import LINES, Trace, trace
from cxsim.analysis.verdict import plan_in_focus
from cxsim.dates import moment_words
from cxsim.plots.charts import GroupTrace, Numbers, TraceRow
from cxsim.report.document import Section, Table
from cxsim.report.ticks import Ticks, ticks_of
from cxsim.words.groups import group_words, sentence
from cxsim.words.shares import percent
from cxsim.words.why import RULES_ACT, turn_words, why_takeaway, why_title


def why_section(comparison: Comparison) -> Section | None:
    """The trace of the largest stuck group of the plan in focus; None where nobody is held, or it is unknown."""
    result = plan_in_focus(comparison)
    found = trace(result)
    if found is None:
        return None
    notes = [turn_words(turn, found.start) for turn in found.turns]
    if result.has_rules:
        notes.append(RULES_ACT)
    return Section("why", why_title(found), why_takeaway(found), _chart(found, ticks_of(result)), _table(found),
                   tuple(notes))


def _chart(found: Trace, ticks: Ticks) -> GroupTrace:
    stages = [stage for stage, shares in found.shares.items() if stage == "adopters" or shares.max() >= 0.005]
    rows = tuple(TraceRow(one.name.replace("_", " "), one.start, one.end) for one in found.reached)
    return GroupTrace(
        f"{sentence(group_words(found.group))} by week", rows, tuple(LINES),
        tuple(_percents(found, line) for line in LINES), tuple(stages),
        tuple(tuple(round(100.0 * float(share), 2) for share in found.shares[stage]) for stage in stages),
        tuple(turn.week for turn in found.turns), ticks,
    )


def _percents(found: Trace, line: str) -> Numbers:
    return tuple(round(100.0 * float(share), 2) for share in found.lines[line])


def _table(found: Trace) -> Table:
    weeks = told_weeks(len(found.lines["adopters"]))
    rows = tuple((moment_words(week, found.start).removeprefix("week "),
                  *(percent(float(found.lines[line][week])) for line in LINES)) for week in weeks)
    return Table(("Week" if found.start is None else "Week of", *(sentence(line) for line in LINES)), rows)
