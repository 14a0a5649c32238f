"""What the plan brings: its paired difference from doing nothing and from the next best plan, week by week."""

from __future__ import annotations

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.analysis.verdict import focus_of, verdict_of
from cxsim.plots.charts import Axis, FanChart, FanPanel
from cxsim.report.document import Section, Table
from cxsim.report.ticks import ticks_of
from cxsim.words.differences import amount, span
from cxsim.words.findings import difference_takeaway, difference_title

QUANTILES = (0.05, 0.25, 0.75, 0.95)


def difference_section(comparison: Comparison) -> Section | None:
    """The fan of the plan in question; None for a single plan."""
    if len(comparison.results) < 2:
        return None
    plan, verdict = focus_of(comparison), verdict_of(comparison)
    against = [comparison.baseline] if plan != comparison.baseline else []
    against += [name for name in (verdict.rival, verdict.plan) if name not in (plan, *against)][:1]
    found = comparison.between(plan, against[0], "adoption_end")
    chart = FanChart(
        "Difference in adopters by week, in points (bands: 50 and 90 of 100 futures)", Axis("Difference", "points"),
        ticks_of(comparison[plan]), tuple(panel(comparison, plan, other) for other in against))
    rows = tuple(row(comparison, plan, other) for other in against)
    table = Table(("Held against", "Mean difference", "95 % interval of the mean", "90 of 100 futures"), rows,
                  "Adopters at the end (mean of the last four weeks), future by future.")
    return Section("difference", difference_title(plan, against[0], found), difference_takeaway(found), chart, table)


def panel(comparison: Comparison, plan: str, other: str) -> FanPanel:
    """The difference of two plans by week, over the futures that both have."""
    weekly = 100.0 * (comparison[plan].recording.of_all("adoption") - comparison[other].recording.of_all("adoption"))
    weekly = weekly[:, ~np.isnan(weekly).any(axis=0)]
    bands = np.quantile(weekly, QUANTILES, axis=1).tolist()
    return FanPanel(f"“{plan}” minus “{other}”", tuple(weekly.mean(axis=1).tolist()), *map(tuple, bands))


def row(comparison: Comparison, plan: str, other: str) -> tuple[str, ...]:
    """The difference at the end in words."""
    found = comparison.between(plan, other, "adoption_end")
    return (other, amount(found.mean, "adoption_end", "", signed=True),
            span(found.low, found.high, "adoption_end", "", signed=True),
            span(found.p05, found.p95, "adoption_end", "", signed=True))
