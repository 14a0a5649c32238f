"""The results of a project with two of its plans held against one another: what the Compare page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from cxsim.analysis.milestones import TARGET, Chance, Milestone
from cxsim.analysis.paired import Difference
from cxsim.analysis.verdict import Verdict
from cxsim.dates import iso
from cxsim.errors import did_you_mean
from cxsim.plots.charts import Scatter
from cxsim.report.document import Section, Table
from cxsim.report.forms.opened import OpenedResults, open_results
from cxsim.report.opened_pairs import (
    AdoptionOfPlans,
    PlanRisk,
    milestone_chances,
    overturning,
    plan_costs,
    risks_of_plan,
)
from cxsim.report.opened_verdict import focus_in, verdict_in
from cxsim.web.looks import Role, looks_of
from cxsim.words.brief import unequal_words
from cxsim.words.differences import amount
from cxsim.words.findings import difference_takeaway, difference_title
from cxsim.words.milestones import goal_words, milestone_words, unlikely_words, when_words
from cxsim.words.standing import same_futures_words, standing_title

WEEKLY: Final = "weekly.parquet"


@lru_cache(maxsize=4)
def adoption_of(folder: Path, _hash: str) -> AdoptionOfPlans:
    """The adopters of the plans in a folder, read once as long as its weeks have this hash."""
    return AdoptionOfPlans(open_results(folder))


@dataclass(frozen=True)
class Compared:
    """``plan`` held against ``other``; "" where there is no other. ``mistake``: why not what was asked for."""

    opened: OpenedResults
    plan: str
    other: str
    mistake: str = ""

    @cached_property
    def verdict(self) -> Verdict:
        """What the comparison comes to."""
        return verdict_in(self.opened)

    @property
    def title(self) -> str:
        """The finding."""
        return standing_title(self.verdict, self.opened.report.brief.decision)

    @property
    def takeaway(self) -> str:
        """Why differences are shown."""
        return same_futures_words(len(self.opened.names), self.opened.replicates)

    @property
    def looks(self) -> dict[str, Role]:
        """The marks of the plans."""
        return looks_of(self.opened.names, self.plan, self.other, self.opened.baseline)

    @cached_property
    def adoption(self) -> AdoptionOfPlans:
        """The adopters of the plans by week."""
        return adoption_of(self.opened.folder, str(self.opened.manifest["files"][WEEKLY]))

    @cached_property
    def difference(self) -> Difference:
        """How many more adopters the plan has at the end."""
        return self.adoption.difference(self.plan, self.other)

    @property
    def difference_title(self) -> str:
        """What the plan brings against the other."""
        return difference_title(self.plan, self.other, self.difference)

    @property
    def difference_takeaway(self) -> str:
        """How far single futures lie from that."""
        return difference_takeaway(self.difference)

    @property
    def unequal(self) -> list[str]:
        """That the two do not cost the same, unless one of them costs nothing."""
        costs = plan_costs(self.opened)
        pair = [costs[name] for name in (self.plan, self.other) if name in costs]
        return unequal_words((self.plan, self.other), pair, self.currency) if len(pair) == 2 and min(pair) else []

    @property
    def currency(self) -> str:
        """The currency of the plans."""
        return str(self.opened.scenarios[0].get("currency") or "currency")

    @property
    def overturning(self) -> tuple[str, ...]:
        """What would overturn the lead."""
        return overturning(self.opened, self.verdict)

    @cached_property
    def chances(self) -> tuple[Chance, ...]:
        """Every plan at every milestone."""
        return milestone_chances(self.opened)

    @property
    def milestones(self) -> list[tuple[str, str, list[Chance]]]:
        """By week: what is to be reached, when, and the chance of the plan and of the other."""
        start, rows = self.opened.start_date, []
        for one in (one for one in self.chances if one.scenario == self.plan):
            pair = [other for name in (self.plan, self.other) for other in self.chances
                    if (other.scenario, other.milestone) == (name, one.milestone)]
            rows.append((named(one.milestone), f"{goal_words(one.milestone)} by {when_words(one.milestone, start)}",
                         pair))
        return rows

    @property
    def all_milestones(self) -> Table | None:
        """The chances of every plan with their intervals, a row for each plan; None without milestones."""
        section = self.section("milestones")
        if section is None or section.table is None:
            return None
        table = section.table
        goals = tuple(row[0] for row in table.rows)
        rows = ((plan, *(row[place] for row in table.rows)) for place, plan in enumerate(table.columns) if place)
        return Table(("Plan", *goals), tuple(rows), table.caption)

    @property
    def milestones_left(self) -> str:
        """How far the plans come at best that are not shown."""
        return unlikely_words([one for one in self.chances if one.scenario != self.other], self.plan).strip()

    @property
    def risks(self) -> tuple[PlanRisk, ...]:
        """What may go wrong under the plan."""
        return risks_of_plan(self.opened, self.plan)

    def section(self, key: str) -> Section | None:
        """A section of the report."""
        return next((one for one in self.opened.report.sections if one.key == key), None)

    @property
    def target(self) -> Milestone | None:
        """The target of the plan, or of whichever plan has one."""
        aims = sorted((one for one in self.chances if one.milestone.name == TARGET),
                      key=lambda one: one.scenario != self.plan)
        return aims[0].milestone if aims else None

    @property
    def weeks_table(self) -> Table:
        """The difference at the weeks that the picture labels."""
        panel = self.adoption.fan(self.plan, self.other).panels[0]
        rows = [(label, points(panel.mean[week]), f"{points(panel.p25[week])} to {points(panel.p75[week])}",
                 f"{points(panel.p05[week])} to {points(panel.p95[week])}") for week, label in self.labels]
        return Table(("Week", "On average", "Half of the futures", "9 in 10 futures"), tuple(rows),
                     f"Adopters under “{self.plan}” minus adopters under “{self.other}”, future by future.")

    @property
    def levels_table(self) -> Table:
        """The adopters at the weeks that the picture labels."""
        chart = self.adoption.levels(self.plan)
        rows = [(label, share(chart.lines[0][week]), f"{share(chart.low[week])} to {share(chart.high[week])}")
                for week, label in self.labels]
        return Table(("Week", "On average", "9 in 10 futures"), tuple(rows), f"Adopters under “{self.plan}”.")

    @property
    def labels(self) -> list[tuple[int, str]]:
        """Labeled weeks and the last one."""
        chart = self.adoption.levels(self.plan)
        last = len(chart.lines[0]) - 1
        return [*((week, label) for week, label in chart.ticks if week < last), (last, f"Last week ({last})")]

    def fan_data(self) -> dict[str, Any]:
        """The difference for the picture."""
        sentence = f"{self.difference_title}. {self.difference_takeaway}"
        return self.data(asdict(self.adoption.fan(self.plan, self.other)), sentence)

    def levels_data(self) -> dict[str, Any]:
        """The adopters under the plan for the picture."""
        chart = self.adoption.levels(self.plan)
        sentence = (f"{chart.title}: {share(chart.lines[0][-1])} in the last week, {share(chart.low[-1])} to "
                    f"{share(chart.high[-1])} in 9 of 10 futures.")
        return self.data(asdict(chart), sentence)

    def costs_data(self) -> dict[str, Any]:
        """Cost against adopters for the picture."""
        section = self.section("price")
        assert section is not None
        assert isinstance(section.chart, Scatter)
        told = "; ".join(f"{one.name}: {amount(one.x, 'plan_cost', self.currency)}, {share(one.y)}"
                         for one in section.chart.points)
        return self.data(asdict(section.chart), f"{section.chart.title}. {told}.", marked=False)

    def data(self, chart: Mapping[str, Any], sentence: str, *, marked: bool = True) -> dict[str, Any]:
        """What ``static/chart.js`` draws; ``marked``: with the date of the target."""
        start, target = self.opened.start_date, self.target
        found: dict[str, Any] = {"chart": chart, "sentence": sentence, "start": iso(start), "looks": self.looks}
        if target is not None and marked:
            found["marks"] = [[target.by_week, "target date"]]
        if target is not None and chart["value" if "value" in chart else "y"]["unit"] == "%":
            found["level"] = [100.0 * target.at_least, f"target: {milestone_words(target, start)}", "target"]
        return found


def compared(folder: Path, plan: str = "", other: str = "") -> Compared:
    """The results in a folder with a plan held against another; by default the one in focus against the next best.

    Raises
    ------
    ResultError
        If the folder is damaged, incomplete or somebody else's.
    """
    opened = open_results(folder)
    focus, verdict = focus_in(opened), verdict_in(opened)
    mistakes = [f"There is no plan “{name}” in these results: {did_you_mean(name, opened.names)}."
                for name in (plan, other) if name and name not in opened.names]
    plan = plan if plan in opened.names else focus
    if plan == other:
        mistakes.append(f"“{plan}” cannot be held against itself. Choose another plan.")
        other = ""
    wanted = (other, verdict.rival, verdict.plan, focus, *opened.names)
    other = next((name for name in wanted if name in opened.names and name != plan), "")
    return Compared(opened, plan, other, " ".join(mistakes))


def named(milestone: Milestone) -> str:
    """A milestone by its name."""
    return "Target" if milestone.name == TARGET else milestone.name


def points(value: float) -> str:
    """A difference as the report writes it, without its unit."""
    return amount(value / 100.0, "adoption_end", "", signed=True).removesuffix(" points")


def share(percent: float) -> str:
    """A share as the report writes it."""
    return amount(percent / 100.0, "adoption_end", "")
