"""The title over why the plan in focus works: what carries it, and who holds it back."""

from __future__ import annotations

from collections.abc import Iterable

from cxsim.analysis.stages import STUCK_BELOW
from cxsim.plots.charts import StackedBars, Waterfall
from cxsim.report.document import Report, Section
from cxsim.words.groups import sentence


def section_of(report: Report, key: str) -> Section | None:
    """The section of this key, if the report has it."""
    return next((one for one in report.sections if one.key == key), None)


def why_title(report: Report, groups: Iterable[str] = ()) -> str:
    """The finding of a report: what carries the plan, if it was worked out, and which group holds it back.

    ``groups``: see :func:`stuck_group`.
    """
    contributions, funnel = section_of(report, "contributions"), section_of(report, "funnel")
    held = "" if funnel is None else funnel.title
    if contributions is None or not isinstance(contributions.chart, Waterfall):
        return held or "Why a plan works is not known yet"
    group = stuck_group(report, groups)
    return f"{contributions.title}; {group} holds it back" if group else contributions.title


def stuck_group(report: Report, groups: Iterable[str] = ()) -> str:
    """The framed group of the funnel in words, if fewer than half of it are adopters and others are further.

    ``groups``: how groups are called in a sentence, since the picture begins each with a capital ("Contact center",
    "HR and IT"); a group that is none of them is called as in the picture.
    """
    funnel = section_of(report, "funnel")
    chart = None if funnel is None else funnel.chart
    if not isinstance(chart, StackedBars) or len(chart.groups) < 2:
        return ""
    place = chart.groups.index(chart.framed)
    below = chart.percent[place][0] < 100.0 * STUCK_BELOW
    said = {sentence(one): one for one in groups}
    return said.get(chart.framed, chart.framed) if below else ""
