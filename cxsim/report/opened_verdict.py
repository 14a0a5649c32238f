"""The verdict on the plans of a folder of results, from its tables; the rule is that of the analysis."""

from __future__ import annotations

from cxsim.analysis.ranking import direction
from cxsim.analysis.verdict import TargetChance, Verdict, busiest, decided, of_one
from cxsim.report.forms.opened import OpenedResults


def verdict_in(opened: OpenedResults) -> Verdict:
    """What a comparison comes to for those who decide, as its report says it."""
    chances = chances_in(opened)
    if len(opened.names) == 1:
        return of_one(opened.names[0], chances)
    rows = opened.rows_of("ranking")
    measure = "net_value" if any(row["measure"] == "net_value" for row in rows) else "adoption_end"
    ranked = sorted((row for row in rows if row["measure"] == measure),
                    key=lambda row: (-direction(measure) * float(row["mean"]), row["scenario"]))
    order = tuple(row["scenario"] for row in ranked)
    tied = f"; {ranked[0]['tied_with']}; "
    leaders = tuple(name for name in order if name == order[0] or f"; {name}; " in tied)
    return decided(order, leaders, measure, chances, idle_in(opened))


def focus_in(opened: OpenedResults) -> str:
    """The plan that the report is about."""
    verdict, idle = verdict_in(opened), idle_in(opened)
    if len(opened.names) == 1 or verdict.plan not in idle:
        return verdict.plan
    means = {row["scenario"]: float(row["mean"]) for row in opened.rows_of("ranking")
             if row["measure"] == verdict.measure}
    best_first = sorted(means, key=lambda name: (-direction(verdict.measure) * means[name], name))
    return busiest(best_first, idle, verdict.plan)


def idle_in(opened: OpenedResults) -> tuple[str, ...]:
    """The plans that do nothing."""
    return tuple(str(one["scenario"]) for one in opened.scenarios
                 if not one.get("interventions") and not one.get("rules"))


def chances_in(opened: OpenedResults) -> tuple[TargetChance, ...]:
    """How often each plan with a target reaches it, best first; equal ones in their order."""
    aimed = {str(one["scenario"]) for one in opened.scenarios if one.get("target")}
    found = [TargetChance(row["scenario"], float(row["mean"]), int(row["replicates"]))
             for row in opened.rows_of("summary")
             if row["measure"] == "target_met" and row["scenario"] in aimed and int(row["replicates"])]
    return tuple(sorted(found, key=lambda one: -one.share))
