"""What a change of course is worth: the second plan against the first, which it leaves in some week."""

from __future__ import annotations

from cxsim.analysis.compare import Comparison
from cxsim.report.document import Section
from cxsim.report.sections.difference import fan_of, panel, table_of
from cxsim.report.ticks import ticks_of
from cxsim.words.findings import difference_takeaway, difference_title


def course_section(comparison: Comparison) -> Section:
    """The paired difference of two plans by week, whichever of them leads."""
    trunk, branch = comparison.names
    found = comparison.between(branch, trunk, "adoption_end")
    chart = fan_of(ticks_of(comparison[trunk]), (panel(comparison, branch, trunk),))
    return Section("course", difference_title(branch, trunk, found), difference_takeaway(found), chart,
                   table_of([(trunk, found)]))
