"""The first page of the report."""

from __future__ import annotations

from cxsim.analysis.compare import Comparison
from cxsim.analysis.risk_register import share_interval
from cxsim.analysis.verdict import focus_of, verdict_of
from cxsim.dates import moment_words
from cxsim.plots.charts import ChanceBars
from cxsim.report.document import Brief, BriefRisk
from cxsim.words.brief import (
    RISK_TITLES,
    caution_words,
    change_words,
    decision_words,
    first_tasks,
    lead_words,
    occasion_words,
    risks_of,
    sure_words,
    warning_words,
    whole_of,
)


def brief_of(comparison: Comparison) -> Brief:
    """What a board reads first."""
    verdict, focus = verdict_of(comparison), focus_of(comparison)
    result = comparison[focus]
    entries = comparison.register[comparison.names.index(focus)]
    start = result.start_date
    risks = tuple(
        BriefRisk(whole_of(entry.likelihood, entry.known), f"{RISK_TITLES[entry.risk]}.",
                  warning_words(entry.indicator, start))
        for entry in risks_of(entries))
    return Brief(
        occasion_words(result), decision_words(comparison, verdict), lead_words(comparison, verdict),
        sure_words(comparison, verdict), change_words(comparison, verdict),
        tuple(caution_words(comparison, verdict)), risks, tuple(first_tasks(result)), chance_bars(comparison, focus))


def chance_bars(comparison: Comparison, focus: str) -> ChanceBars | None:
    """The chance of every plan to reach its target; None without a target."""
    chances = verdict_of(comparison).chances
    if not chances:
        return None
    target = comparison[chances[0].scenario].manifest["target"]
    by = moment_words(int(target["by_week"]), comparison[focus].start_date)
    intervals = [share_interval(one.share, one.known) for one in chances]
    return ChanceBars(
        f"Chance in 100 that {target['adoption'] * 100.0:g} % are adopters by {by}",
        tuple(one.scenario for one in chances), tuple(100.0 * one.share for one in chances),
        tuple(100.0 * low for low, _ in intervals), tuple(100.0 * high for _, high in intervals), focus)
