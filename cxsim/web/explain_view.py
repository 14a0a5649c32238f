"""What the page *Explain* shows: sections of the report, people by week, and a change of course."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

from cxsim.plots.charts import GroupTrace, StackedBars
from cxsim.report.document import Section
from cxsim.report.forms.opened import OpenedResults
from cxsim.report.held_by_week import HeldInWeek, groups_told, held_by_week, plans_told
from cxsim.report.why_it_works import section_of, stuck_group, why_title

FUNNEL: Final = "funnel"
SECTIONS: Final = ("contributions", "tried", "why")
"""Sections of the report that are drawn on this page."""


@dataclass(frozen=True)
class Explanation:
    """What the results tell: ``plan`` is the one whose groups are shown, ``focus`` the one that is explained."""

    title: str
    futures: int
    focus: str
    plans: tuple[str, ...]
    plan: str
    held: tuple[HeldInWeek, ...]
    stuck: str
    sections: dict[str, Section]
    start: str

    def in_week(self, week: int | None) -> HeldInWeek | None:
        """The told week that is nearest to a week (None: the last)."""
        if not self.held:
            return None
        return self.held[-1] if week is None else min(self.held, key=lambda one: abs(one.week - week))


def explanation_of(results: OpenedResults, plan: str) -> Explanation:
    """The explanation in a folder of results; ``plan``: whose groups are shown, the explained one if it is unknown."""
    report = results.report
    table = next((one for one in results.tables if one.name == FUNNEL), None)
    rows = () if table is None else table.rows
    told = plans_told(rows)
    focus, groups = focus_in(results, told), groups_told(rows)
    chosen = plan if plan in told else focus
    funnel = section_of(report, FUNNEL)
    framed = funnel.chart.framed if chosen == focus and funnel and isinstance(funnel.chart, StackedBars) else ""
    start = results.start_date
    sections = {key: found for key in (*SECTIONS, FUNNEL) if (found := section_of(report, key)) is not None}
    return Explanation(
        why_title(report, groups), results.replicates, focus, tuple(told), chosen,
        tuple(held_by_week(rows, chosen, framed, start)), stuck_group(report, groups), sections,
        "" if start is None else start.isoformat())


def focus_in(results: OpenedResults, told: list[str]) -> str:
    """The plan that the report is about: the one whose chances stand first, or the first but the baseline."""
    chances = results.report.brief.chances
    if chances is not None:
        return chances.focus
    others = [one for one in told if one != results.baseline]
    return next(iter([*others, *told]), results.baseline)


def section_json(section: Section, start: str) -> dict[str, Any]:
    """A picture of the report for the scripts that draw it."""
    chart = section.chart
    told: dict[str, Any] = {"sentence": f"{section.title}. {section.takeaway}", "start": start}
    if isinstance(chart, GroupTrace):
        return {**told, **trace_lines(chart)}
    return {**told, "chart": None if chart is None else asdict(chart)}


def trace_lines(chart: GroupTrace) -> dict[str, Any]:
    """The path of a group as lines by week; weeks in which something turns are marked."""
    names = list(chart.line_names)
    others = [name for name in names if name != "adopters"]
    looks: dict[str, Any] = {"adopters": "focus", **{name: place for place, name in enumerate(others)}}
    return {
        "chart": {"kind": "lines", "title": chart.title, "value": {"title": "share", "unit": "%"},
                  "ticks": chart.ticks, "names": names, "lines": chart.lines, "low": (), "high": ()},
        "marks": [(week, str(place)) for place, week in enumerate(chart.turns, start=1)], "looks": looks}


def held_json(found: Explanation) -> dict[str, Any]:
    """People by group in every told week."""
    return {"weeks": [
        {"week": one.week, "when": one.when, "chart": asdict(one.chart), "sentence": one.sentence,
         "rows": one.table.rows, "columns": one.table.columns} for one in found.held]}
