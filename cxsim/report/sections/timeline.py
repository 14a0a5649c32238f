"""The plan in question on its time line, with its costs."""

from __future__ import annotations

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.analysis.verdict import focus_of
from cxsim.dates import moment_words
from cxsim.plots.charts import Axis, Timeline, TimelineRow
from cxsim.report.document import Section, Table
from cxsim.report.ticks import ticks_of
from cxsim.results.measures import CONSEQUENCES
from cxsim.words.differences import amount
from cxsim.words.findings import COST_TAKEAWAY, cost_title


def timeline_section(comparison: Comparison) -> Section | None:
    """Who acts when and what it costs; None for a plan without interventions in set weeks."""
    result = comparison[focus_of(comparison)]
    planned = sorted(result.manifest.get("interventions", ()), key=lambda one: int(one["start_week"]))
    if not planned:
        return None
    costs = {item: values for item, values in result.recording.costs.items() if item not in CONSEQUENCES}
    by_week = sum((values.mean(axis=1) for values in costs.values()), np.zeros(result.weeks))
    shares = money_of(planned, costs, result.currency)
    rows = tuple(
        TimelineRow(str(one["name"]).replace("_", " "), int(one["start_week"]), end_of(one, result.weeks), cost)
        for one, cost in zip(planned, shares, strict=True))
    start = result.start_date
    table = Table(
        ("Intervention", "For", "From", "Weeks", "Cost"),
        tuple((row.name, str(one.get("target") or "everyone").replace("_", " "), moment_words(row.start, start),
               str(row.end - row.start), row.cost) for row, one in zip(rows, planned, strict=True)))
    chart = Timeline(f"When each intervention works, and what the plan costs by week ({result.currency})", rows,
                     ticks_of(result), Axis("Cost by week", result.currency), tuple(by_week.tolist()))
    return Section("timeline", cost_title(result), COST_TAKEAWAY, chart, table)


def end_of(intervention: dict[str, object], weeks: int) -> int:
    """The first week without an intervention."""
    length = intervention["weeks"]
    start = int(str(intervention["start_week"]))
    return weeks if length is None else min(start + int(str(length)), weeks)


def money_of(planned: list[dict[str, object]], costs: dict[str, np.ndarray], currency: str) -> list[str]:
    """What each intervention costs; said once where several rounds share a name."""
    told, said = [], set()
    for one in planned:
        name = str(one["name"]).partition(" (")[0]
        values = costs.get(str(one["name"]), costs.get(name))
        told.append("" if values is None or name in said else amount(
            float(values.sum(axis=0).mean()), "plan_cost", currency))
        said.add(name)
    return told
