"""What may go wrong under the plan in question: how likely, and how many adopters go with it."""

from __future__ import annotations

import math

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.analysis.risks import RISKS
from cxsim.analysis.verdict import focus_of
from cxsim.plots.charts import Axis, Scatter, ScatterPoint
from cxsim.report.document import Section, Table
from cxsim.results.result import Result
from cxsim.words.brief import RISK_TITLES, warning_words, whole_of
from cxsim.words.findings import RISK_NOTE, risk_takeaway, risk_title


def risks_section(comparison: Comparison) -> Section | None:
    """The risk matrix; None if no risk happens in any future."""
    name = focus_of(comparison)
    result = comparison[name]
    entries = [entry for entry in comparison.register[comparison.names.index(name)]
               if entry.likelihood > 0.0 and not entry.risk.endswith("_tail")]
    entries = sorted(entries, key=lambda entry: -entry.likelihood)
    if not entries:
        return None
    lost = [adopters_lost(result, entry.risk) for entry in entries]
    points = tuple(
        ScatterPoint(RISK_TITLES[entry.risk], 100.0 * entry.likelihood, loss, loss, loss, place == 0)
        for place, (entry, loss) in enumerate(zip(entries, lost, strict=True)) if not math.isnan(loss))
    chart = Scatter("Risks: how likely, and how far behind adoption ends where they happen",
                    Axis("Happens in … of 100 futures", "futures"), Axis("Points fewer adopters", "points"), points)
    start = result.start_date
    table = Table(
        ("Risk", "Happens in", "Adoption ends lower by", "Early sign"),
        tuple((RISK_TITLES[entry.risk], whole_of(entry.likelihood, entry.known),
               "cannot be told" if math.isnan(loss) else f"{loss:.0f} points",
               warning_words(entry.indicator, start) or "–")
              for entry, loss in zip(entries, lost, strict=True)))
    return Section("risks", risk_title(entries), risk_takeaway(entries), chart, table, (
        RISK_NOTE,))


def adopters_lost(result: Result, risk: str) -> float:
    """By how many points fewer people are adopters at the end where a risk happens than where it does not."""
    happened = RISKS[risk].of(result).happened
    end = result.measures["adoption_end"]
    sides = [end[(happened == side) & ~np.isnan(end)] for side in (0.0, 1.0)]
    if not sides[0].size or not sides[1].size:
        return math.nan
    return 100.0 * float(sides[0].mean() - sides[1].mean())
