"""The report of a comparison: the brief, the sections that have something to say, the appendix."""

from __future__ import annotations

from collections.abc import Callable

from cxsim.analysis.compare import Comparison
from cxsim.report.appendix import appendix_of
from cxsim.report.brief import brief_of
from cxsim.report.document import Report, Section
from cxsim.report.sections.benefit import benefit_section
from cxsim.report.sections.contributions import contributions_section
from cxsim.report.sections.dependence import dependence_section
from cxsim.report.sections.difference import difference_section
from cxsim.report.sections.first_90_days import first_90_days_section
from cxsim.report.sections.forces import forces_section
from cxsim.report.sections.funnel import funnel_section
from cxsim.report.sections.go_no_go import go_no_go_section
from cxsim.report.sections.load import load_section
from cxsim.report.sections.milestones import milestones_section
from cxsim.report.sections.price import price_section
from cxsim.report.sections.risks import risks_section
from cxsim.report.sections.timeline import timeline_section
from cxsim.report.sections.tried import tried_section
from cxsim.report.sections.why import why_section
from cxsim.results.provenance import versions
from cxsim.units import counted

SECTIONS: tuple[Callable[[Comparison], Section | None], ...] = (
    difference_section, milestones_section, timeline_section, load_section, forces_section, funnel_section, why_section,
    contributions_section, tried_section, risks_section, go_no_go_section, benefit_section, price_section,
    dependence_section, first_90_days_section,
)
"""In the order of the page."""


def build_report(comparison: Comparison) -> Report:
    """The report of a comparison (of one or more results); the same results give the same report."""
    first = comparison.results[0]
    several = len(comparison.results) > 1
    plans = counted(len(comparison.results), "plan") if several else "One plan"
    about = (f"{plans} in one organization of {counted(first.recording.headcount, 'person')}, "
             f"{counted(first.weeks, 'week')}, {counted(first.replicates, 'simulated future')}"
             + (" per plan, the same random events for every plan." if several else "."))
    sections = tuple(found for build in SECTIONS if (found := build(comparison)) is not None)
    title = "Which plan gets people to adopt the change?" if several else first.scenario_name
    footer = f"cxsim {versions()['cxsim']} \N{MIDDLE DOT} seed {first.seed}"
    return Report(title, about, brief_of(comparison), sections, appendix_of(comparison), (footer,))
