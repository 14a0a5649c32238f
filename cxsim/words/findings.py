"""Titles and takeaways of the report's sections: each title is the finding, by rule."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cxsim.analysis.compare import Comparison
from cxsim.analysis.force_field import ForceField
from cxsim.analysis.paired import Difference
from cxsim.analysis.risk_register import RiskEntry
from cxsim.analysis.verdict import Verdict
from cxsim.results.result import Result
from cxsim.units import counted
from cxsim.words.brief import RISK_TITLES, cost_of, whole_of
from cxsim.words.differences import amount, span

COST_TAKEAWAY = (
    "Costs are means over the simulated futures; the people's own time and the output it costs are not in them.")
PRICE_TAKEAWAY = "Plans that lie below and to the right of another cost more and bring less on average."
FORCE_TAKEAWAY = (
    "Found by leaving out one force at a time, before any intervention. Forces that any change meets are left "
    "out.")
RISK_NOTE = (
    "Lower adoption goes with a risk; it need not be caused by it. What counts as each risk stands in the "
    "appendix.")


def difference_title(plan: str, baseline: str, found: Difference) -> str:
    """How many more adopters a plan brings than the baseline, or that nothing can be told."""
    if found.none_at_all:
        return f"“{plan}” changes nothing against “{baseline}”"
    if not found.clear:
        return f"It cannot be told whether “{plan}” brings more adopters than “{baseline}”"
    points = amount(abs(found.mean), "adoption_end", "", signed=True).lstrip("+")
    return f"“{plan}” brings {points} {'more' if found.mean > 0.0 else 'fewer'} adopters than “{baseline}”"


def difference_takeaway(found: Difference) -> str:
    """How far single futures lie from that mean."""
    if found.none_at_all:
        return "The two are equal in every simulated future."
    ahead = whole_of(found.probability_better, found.replicates)
    return (f"At the end it is ahead in {ahead} futures. Nine in ten lie between "
            f"{span(found.p05, found.p95, 'adoption_end', '', signed=True)}; both plans met the same chance.").replace(
                " to ", " and ")


def cost_title(result: Result) -> str:
    """What a plan costs, and by when half of it is spent."""
    by_week = sum((values.mean(axis=1) for item, values in result.recording.costs.items()
                   if item not in ("replacement", "lost_output")), start=0.0)
    spent = 0.0
    if isinstance(by_week, float) or by_week.sum() <= 0.0:
        return f"“{result.scenario_name}” costs nothing"
    for week, cost in enumerate(by_week.tolist()):
        spent += cost
        if spent >= 0.5 * by_week.sum():
            return f"“{result.scenario_name}” costs {cost_of(result)}, half of it within {counted(week + 1, 'week')}"
    raise AssertionError("half of a sum is reached")


def risk_title(entries: Sequence[RiskEntry]) -> str:
    """The likeliest risk and its chance."""
    if not entries:
        return "No listed risk happens in any simulated future"
    first = entries[0]
    return f"{RISK_TITLES[first.risk]} in {whole_of(first.likelihood, first.known)} futures"


def price_title(comparison: Comparison, verdict: Verdict) -> str:
    """What the plan in question brings for its money, held against the rival."""
    plan, rival = comparison[verdict.plan], comparison[verdict.rival]
    costs = [float(one.measures["plan_cost"].mean()) for one in (plan, rival)]
    gain = float(comparison.between(verdict.plan, verdict.rival, "adoption_end").mean) * 100.0
    if math.isclose(costs[0], costs[1]) or not min(costs):
        return f"“{verdict.plan}” costs {cost_of(plan)}"
    share = round(abs(costs[0] - costs[1]) / max(costs) * 100.0)
    more = f"{share} % {'less' if costs[1] < costs[0] else 'more'} than" if share else "about as much as"
    return (f"“{verdict.rival}” costs {more} “{verdict.plan}” and brings {abs(gain):.0f} points "
            f"{'fewer' if gain > 0.0 else 'more'}")


def tornado_title(name: str, *, stated: bool) -> str:
    """The assumption on which the answer depends most, and whether the company stated it."""
    return f"The answer depends most on {'your figure for ' if stated else ''}{name[:1].lower()}{name[1:]}"


def force_title(field: ForceField, group: str, behavior: str) -> str:
    """What holds a group back most before anything is done."""
    restraining = [one for one in field.on(group, behavior, "restraining") if not one.everywhere]
    place = group.replace("_", " ")
    if not restraining:
        return f"Nothing in particular restrains {place}"
    return f"In {place}, {restraining[0].name.replace('_', ' ')} restrains most: without it, use is " \
           f"{restraining[0].times:.1f} times as likely"


def risk_takeaway(entries: Sequence[RiskEntry]) -> str:
    """How many risks are likely, open and unlikely, by the rule of the page."""
    likely = sum(entry.likelihood >= 0.8 for entry in entries)
    half = sum(0.5 <= entry.likelihood < 0.8 for entry in entries)
    return (f"Of {counted(len(entries), 'risk')}, {likely} {'is' if likely == 1 else 'are'} likely (80 or more of 100 "
            f"futures), {half} open (50 to 79), {len(entries) - likely - half} unlikely.")


def tornado_takeaway(*, worth: bool) -> str:
    """What a bar compares; ``worth``: whether the worth of outcomes is among the bars."""
    halved = " The worth of outcomes is set to half and twice what you stated." if worth else ""
    return ("Each bar compares the fifth of the futures in which it is lowest with the fifth in which it is highest. "
            f"Your own figures stand first.{halved}")
