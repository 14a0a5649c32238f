"""What each intervention of the leading plan contributes: a waterfall from doing nothing to the plan."""

from __future__ import annotations

from cxsim.analysis.attribution import Attributed
from cxsim.analysis.compare import Comparison
from cxsim.plots.charts import Axis, Waterfall, WaterfallStep
from cxsim.report.document import Section, Table
from cxsim.words.contributions import (
    MEASURE,
    NOT_TOLD,
    contributions_notes,
    contributions_takeaway,
    contributions_title,
    idle_words,
    points,
)
from cxsim.words.differences import amount, span
from cxsim.words.groups import said, sentence


def contributions_section(comparison: Comparison) -> Section | None:
    """The section; None if the plan was not explained."""
    explained = comparison.explained
    if explained is None:
        return None
    if explained.attribution is None:
        return Section("contributions", *NOT_TOLD)
    of = explained.attribution.of(MEASURE)
    by_measure = {one.measure: one for one in explained.attribution.measures}
    currency = comparison[explained.scenario].currency
    idle = idle_words(of, by_measure.get("plan_cost"), currency)
    return Section(
        "contributions", contributions_title(of), " ".join([contributions_takeaway(of), *idle]),
        _chart(of, comparison, explained.scenario), _table(of, by_measure, currency), contributions_notes(explained),
    )


def _chart(of: Attributed, comparison: Comparison, plan: str) -> Waterfall:
    target = comparison[plan].manifest.get("target")
    steps = tuple(
        WaterfallStep(sentence(said(one.intervention)), 100.0 * one.fair.mean, 100.0 * one.fair.low,
                      100.0 * one.fair.high, (points(-one.left_out.mean).split(" ")[0],
                                              points(one.alone.mean).split(" ")[0]))
        for one in of.largest_first
    )
    return Waterfall(
        "Adopters at the end, in percent of people", Axis("adopters at the end", "%"), "Doing nothing",
        100.0 * of.nothing, steps, plan, 100.0 * of.whole, () if target is None else (100.0 * target["adoption"],),
        ("left out", "alone"),
    )


def _table(of: Attributed, by_measure: dict[str, Attributed], currency: str) -> Table:
    money = {"plan_cost": "Cost", "net_value": "Net value"}
    shown = {measure: head for measure, head in money.items() if measure in by_measure}
    values = {measure: {one.intervention: one.fair.mean for one in by_measure[measure].contributions}
              for measure in shown}
    rows = tuple(
        (sentence(said(one.intervention)), points(one.fair.mean),
         span(one.fair.low, one.fair.high, MEASURE, "", signed=True), points(-one.left_out.mean),
         points(one.alone.mean),
         *(amount(values[measure][one.intervention], measure, currency, signed=measure == "net_value")
           for measure in shown))
        for one in of.largest_first
    )
    return Table(("Intervention", "Contribution", "95 % interval", "Left out", "Alone", *shown.values()), rows,
                 "Adopters at the end, in points")
