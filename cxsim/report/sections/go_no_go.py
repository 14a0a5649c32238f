"""The sheet for decisions on the way: what to look at before each milestone, and how far to trust it."""

from __future__ import annotations

from cxsim.analysis.compare import Comparison
from cxsim.analysis.milestones import gateways
from cxsim.report.document import Section, Table
from cxsim.words.milestones import (
    chance_words,
    gateway_takeaway,
    gateway_title,
    milestone_words,
    right_words,
    threshold_words,
)


def go_no_go_section(comparison: Comparison) -> Section | None:
    """The milestones of the plan in question, each with its early sign; None without milestones."""
    found, start = gateways(comparison), comparison.start_date
    if not found:
        return None
    rows = tuple(
        (milestone_words(one.chance.milestone, start), chance_words(one.chance), threshold_words(one.sign, start),
         right_words(one.sign))
        for one in found)
    return Section(
        "go_no_go", gateway_title(found, start), gateway_takeaway(found), None,
        Table(("Milestone", "Chance", "Stop and decide at", "Sign seen"), rows))
