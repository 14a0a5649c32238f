"""What a change of course is worth: the second plan against the first, which it leaves in some week."""

from __future__ import annotations

from cxsim.analysis.compare import Comparison
from cxsim.plots.charts import Axis, FanChart
from cxsim.report.document import Section, Table
from cxsim.report.sections.difference import panel, row
from cxsim.report.ticks import ticks_of
from cxsim.words.findings import difference_takeaway, difference_title


def course_section(comparison: Comparison) -> Section:
    """The paired difference of two plans by week, whichever of them leads."""
    trunk, branch = comparison.names
    found = comparison.between(branch, trunk, "adoption_end")
    chart = FanChart(
        "Difference in adopters by week, in points (bands: 50 and 90 of 100 futures)", Axis("Difference", "points"),
        ticks_of(comparison[trunk]), (panel(comparison, branch, trunk),))
    table = Table(("Held against", "Mean difference", "95 % interval of the mean", "90 of 100 futures"),
                  (row(comparison, branch, trunk),),
                  "Adopters at the end (mean of the last four weeks), future by future.")
    return Section("course", difference_title(branch, trunk, found), difference_takeaway(found), chart, table)
