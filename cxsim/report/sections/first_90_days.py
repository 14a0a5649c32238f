"""The first ninety days: who does what, with whose hours and money, and a place for an owner."""

from __future__ import annotations

from cxsim.analysis.compare import Comparison
from cxsim.analysis.first_weeks import FirstStep, first_steps
from cxsim.analysis.verdict import plan_in_focus
from cxsim.report.document import Section, Table
from cxsim.words.benefit import sum_words
from cxsim.words.first_weeks import ALONE, first_takeaway, first_title, hours_words, time_words, who_words


def first_90_days_section(comparison: Comparison) -> Section | None:
    """The plan in question in its first quarter; None if nothing begins in it."""
    result = plan_in_focus(comparison)
    steps = first_steps(result)
    if not steps:
        return None
    rows = []
    for step in steps:
        work, name = step.work, step.intervention.replace("_", " ")
        cost = sum_words(step.cost, result.currency)
        if work is None:
            rows.append((name, "decided on the way", "", "", "", cost, ""))
        else:
            rows.append((f"{name}\n{work.what}", who_words(work), time_words(work, comparison.start_date),
                         hours_words(work.people_hours), hours_words(work.team_hours), cost, ""))
    columns = ("Intervention", "For whom", "When", "People's hours", "Team hours", "Cost", "Owner")
    return Section("first_90_days", first_title(steps, result.currency), first_takeaway(steps), None,
                   Table(columns, tuple(rows)), (ALONE, *on_the_way(steps, adapts=result.has_rules)))


def on_the_way(steps: tuple[FirstStep, ...], *, adapts: bool) -> list[str]:
    """That decisions during the run may change what is listed."""
    changes = adapts or any(step.work is None for step in steps)
    return ["Hours follow the plan as written; decisions on the way may change them."] if changes else []
