"""What a plan brings above doing nothing, month by month, and when it has paid for itself."""

from __future__ import annotations

from cxsim.analysis.benefit import ADOPTER_WEEKS, Benefit, benefit
from cxsim.analysis.compare import Comparison
from cxsim.analysis.verdict import plan_in_focus
from cxsim.plots.charts import Axis, MonthCurve
from cxsim.report.document import Section, Table
from cxsim.words.benefit import NO_WORTH, benefit_takeaway, benefit_title, sum_words


def benefit_section(comparison: Comparison) -> Section | None:
    """The curve of the plan in question; None if it does nothing or was not held against doing nothing."""
    found = benefit(plan_in_focus(comparison), comparison.start_date)
    if found is None:
        return None
    counted = found.unit == ADOPTER_WEEKS
    what = "Adopters gained" if counted else "Net value"
    chart = MonthCurve(
        f"{what} above doing nothing",
        Axis("Sum so far (mean, 9 in 10 futures)", found.unit),
        tuple(month.name for month in found.months), tuple(found.mean.tolist()), tuple(found.low.tolist()),
        tuple(found.high.tolist()), mark_of(found), "paid for in half of the futures")
    even = () if found.broken_even is None else ("Paid for itself",)
    rows = tuple(
        (month.name, sum_words(float(found.mean[place]), ""), sum_words(float(found.low[place]), ""),
         sum_words(float(found.high[place]), ""),
         *(() if found.broken_even is None else (f"{100.0 * float(found.broken_even[place]):.0f} %",)))
        for place, month in enumerate(found.months))
    return Section("benefit", benefit_title(found, comparison.start_date), benefit_takeaway(found), chart,
                   Table(("To the end of", f"Mean, {found.unit}", "1 in 20 below", "1 in 20 above", *even), rows),
                   (NO_WORTH,) if counted else ())


def mark_of(found: Benefit) -> int:
    """The month in which half of the futures have paid for the plan; -1 if that never happens."""
    week = found.break_even_week
    if week is None:
        return -1
    return next(place for place, month in enumerate(found.months) if month.last_week >= week)
