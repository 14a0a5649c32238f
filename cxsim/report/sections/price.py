"""What each plan costs and how many adopters it leaves at the end."""

from __future__ import annotations

from cxsim.analysis.compare import Comparison
from cxsim.analysis.verdict import focus_of, verdict_of
from cxsim.plots.charts import Axis, Scatter, ScatterPoint
from cxsim.report.document import Section, Table
from cxsim.results.summary import summarize
from cxsim.words.brief import cost_of
from cxsim.words.differences import amount, span
from cxsim.words.findings import PRICE_TAKEAWAY, price_title


def price_section(comparison: Comparison) -> Section | None:
    """Cost against adoption; None for a single plan."""
    if len(comparison.results) < 2:
        return None
    focus, verdict = focus_of(comparison), verdict_of(comparison)
    points, rows = [], []
    for result in comparison.results:
        mean, low, _, high, _, _ = summarize(result.measures["adoption_end"])
        cost = float(result.measures["plan_cost"].mean())
        points.append(ScatterPoint(result.scenario_name, cost, 100.0 * mean, 100.0 * low, 100.0 * high,
                                   result.scenario_name == focus))
        rows.append((result.scenario_name, cost_of(result), amount(mean, "adoption_end", ""),
                     span(low, high, "adoption_end", "")))
    currency = comparison.results[0].currency
    chart = Scatter("Cost against adopters at the end (line: 90 of 100 futures)", Axis("Cost of the plan", currency),
                    Axis("Adopters at the end", "%"), tuple(points))
    table = Table(("Plan", "Cost", "Adopters at the end", "90 of 100 futures"), tuple(rows))
    return Section("price", price_title(comparison, verdict), PRICE_TAKEAWAY, chart, table)
