"""Any plan of a folder of results, held against any other: the numbers of the report, for the plans that it leaves out.

The report shows the plan in focus. What is made here for other plans comes from the stored weeks and tables, by the
functions that made the report, so that both say the same where both speak.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.milestones import Chance, Milestone
from cxsim.analysis.paired import Difference, paired_difference
from cxsim.analysis.verdict import Verdict
from cxsim.plots.charts import Axis, FanChart, LinesChart
from cxsim.report.appendix import OVERTURN_HEADING, RISK_HEADING
from cxsim.report.document import Note
from cxsim.report.forms.opened import OpenedResults
from cxsim.report.sections.difference import fan_of, panel_of
from cxsim.report.ticks import week_labels
from cxsim.results.measures import MEASURES, at_end
from cxsim.words.brief import RISK_TITLES
from cxsim.words.groups import sentence

Values = NDArray[np.float64]


@dataclass(frozen=True)
class AdoptionOfPlans:
    """The adopters of every plan in every week and future, ``weekly[plan]`` of shape (weeks, futures)."""

    opened: OpenedResults

    @cached_property
    def weekly(self) -> Mapping[str, Values]:
        """Shares of adopters, read once."""
        return self.opened.by_future("adoption")

    def difference(self, plan: str, other: str) -> Difference:
        """The paired difference in adopters at the end."""
        ends = [at_end(self.weekly[name]) for name in (plan, other)]
        return paired_difference(ends[0], ends[1], MEASURES["adoption_end"].better)

    def fan(self, plan: str, other: str) -> FanChart:
        """The paired difference by week, in points."""
        ticks = week_labels(len(self.weekly[plan]), self.opened.start_date)
        return fan_of(ticks, (panel_of(plan, other, self.weekly[plan], self.weekly[other]),))

    def levels(self, plan: str) -> LinesChart:
        """The adopters under one plan by week in percent: the mean, and 90 of 100 futures."""
        shares = 100.0 * self.weekly[plan]
        shares = shares[:, ~np.isnan(shares).any(axis=0)]
        low, high = np.quantile(shares, (0.05, 0.95), axis=1).tolist()
        return LinesChart(
            f"Adopters under “{plan}” by week (band: 90 of 100 futures)", Axis("Adopters", "%"),
            week_labels(len(shares), self.opened.start_date), (plan,), (tuple(shares.mean(axis=1).tolist()),),
            tuple(low), tuple(high))


@dataclass(frozen=True)
class PlanRisk:
    """A risk of one plan in the words of the report: ``often`` ("in 45 of 83 futures"), its size where it happens, what
    announces it, and how often that is right; ``percent`` of the futures in which it can be told.
    """

    title: str
    percent: float
    often: str
    size: str
    sign: str
    right: str


def milestone_chances(opened: OpenedResults) -> tuple[Chance, ...]:
    """Every plan at every milestone, in the order of weeks; none if there are no milestones."""
    found = []
    for row in opened.rows_of("milestones"):
        milestone = Milestone(row["milestone"], row["measure"], row["group"], float(row["at_least"]),
                              int(row["by_week"]), row["by_date"])
        share, low, high = (_number(row[key]) for key in ("probability", "low", "high"))
        found.append(Chance(row["scenario"], milestone, share, low, high, int(row["replicates"])))
    return tuple(sorted(found, key=lambda one: one.milestone.by_week))


def risks_of_plan(opened: OpenedResults, plan: str) -> tuple[PlanRisk, ...]:
    """The risks that happen in some future under a plan, the likeliest first; without its worst futures."""
    note = _note(opened, RISK_HEADING)
    if note is None:
        return ()
    (table,) = note.tables
    place = table.columns.index(plan)
    told = {row[0]: row[place] for row in table.rows}
    chances = {RISK_TITLES[row["risk"]]: _number(row["likelihood"]) for row in opened.rows_of("risk")
               if row["scenario"] == plan and not row["risk"].endswith("_tail")}
    found = [_risk(title, 100.0 * chance, told[title]) for title, chance in chances.items() if chance > 0.0]
    return tuple(sorted(found, key=lambda one: -one.percent))


def overturning(opened: OpenedResults, verdict: Verdict) -> tuple[str, ...]:
    """What would overturn the lead, as the appendix of the report says it after the verdict and the missed targets."""
    note = _note(opened, OVERTURN_HEADING)
    told_before = 2 if any(verdict.chance(name) for name in verdict.leaders) else 1
    return () if note is None else note.paragraphs[told_before:]


def plan_costs(opened: OpenedResults) -> dict[str, float]:
    """What every plan costs on average."""
    return opened.mean_of("plan_cost")


def _risk(title: str, percent: float, cell: str) -> PlanRisk:
    """A risk from its cell in the report: how often, how bad, and its early sign on a line each."""
    often, size, sign, *_ = [*cell.split("\n"), "", ""]
    what, _, right = sign.removeprefix("early sign, ").partition(" (")
    return PlanRisk(title, percent, often.partition(" (")[0], size, sentence(what), right.removesuffix(")"))


def _note(opened: OpenedResults, heading: str) -> Note | None:
    """A part of the appendix by its heading."""
    return next((note for note in opened.report.appendix if note.heading == heading), None)


def _number(cell: str) -> float:
    """A number of a table; an empty cell is absent."""
    return float(cell) if cell else math.nan
