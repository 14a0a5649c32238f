"""What the plan brings: its paired difference from doing nothing and from the next best plan, week by week."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.compare import Comparison
from cxsim.analysis.paired import Difference
from cxsim.analysis.verdict import focus_of, verdict_of
from cxsim.plots.charts import Axis, FanChart, FanPanel
from cxsim.report.document import Section, Table
from cxsim.report.ticks import Ticks, ticks_of
from cxsim.words.differences import amount, span
from cxsim.words.findings import difference_takeaway, difference_title

Values = NDArray[np.float64]

QUANTILES = (0.05, 0.25, 0.75, 0.95)


def difference_section(comparison: Comparison) -> Section | None:
    """The fan of the plan in question; None for a single plan."""
    if len(comparison.results) < 2:
        return None
    plan, verdict = focus_of(comparison), verdict_of(comparison)
    against = [comparison.baseline] if plan != comparison.baseline else []
    against += [name for name in (verdict.rival, verdict.plan) if name not in (plan, *against)][:1]
    found = comparison.between(plan, against[0], "adoption_end")
    chart = fan_of(ticks_of(comparison[plan]), tuple(panel(comparison, plan, other) for other in against))
    table = table_of((other, comparison.between(plan, other, "adoption_end")) for other in against)
    return Section("difference", difference_title(plan, against[0], found), difference_takeaway(found), chart, table)


def panel(comparison: Comparison, plan: str, other: str) -> FanPanel:
    """The difference of two plans by week, over the futures that both have."""
    return panel_of(plan, other, *(comparison[name].recording.of_all("adoption") for name in (plan, other)))


def panel_of(plan: str, other: str, mine: Values, theirs: Values) -> FanPanel:
    """The difference of two plans from their shares by week and future, shape (weeks, futures), in points."""
    weekly = 100.0 * (mine - theirs)
    weekly = weekly[:, ~np.isnan(weekly).any(axis=0)]
    bands = np.quantile(weekly, QUANTILES, axis=1).tolist()
    return FanPanel(f"“{plan}” minus “{other}”", tuple(weekly.mean(axis=1).tolist()), *map(tuple, bands))


def fan_of(ticks: Ticks, panels: tuple[FanPanel, ...]) -> FanChart:
    """Differences by week as a chart."""
    return FanChart("Difference in adopters by week, in points (bands: 50 and 90 of 100 futures)",
                    Axis("Difference", "points"), ticks, panels)


def table_of(found: Iterable[tuple[str, Difference]]) -> Table:
    """Differences at the end as a table, by the plan that is held against."""
    return Table(("Held against", "Mean difference", "95 % interval of the mean", "90 of 100 futures"),
                 tuple(row(other, difference) for other, difference in found),
                 "Adopters at the end (mean of the last four weeks), future by future.")


def row(other: str, found: Difference) -> tuple[str, ...]:
    """The difference at the end in words."""
    return (other, amount(found.mean, "adoption_end", "", signed=True),
            span(found.low, found.high, "adoption_end", "", signed=True),
            span(found.p05, found.p95, "adoption_end", "", signed=True))
