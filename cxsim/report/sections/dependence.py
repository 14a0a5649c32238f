"""On which figures and assumptions it depends most how far the plan in question gets, or what it gains."""

from __future__ import annotations

import numpy as np

from cxsim.analysis.advice import advantages, rivals
from cxsim.analysis.assumptions import Swing, shared_parameters, swings
from cxsim.analysis.compare import Comparison
from cxsim.analysis.verdict import Verdict, focus_of, known_of, target_swings, verdict_of
from cxsim.plots.charts import Axis, SwingBar, TornadoChart
from cxsim.report.document import Section, Table
from cxsim.results.inputs import is_input, plain_name
from cxsim.results.recording import OUTCOME_PREFIX
from cxsim.results.result import Result
from cxsim.results.value import Rates, outcomes_above_nothing
from cxsim.words.findings import tornado_takeaway, tornado_title

MOST_BARS = 8
HALF, DOUBLE = 0.5, 2.0
YOURS = " (yours)"


def dependence_section(comparison: Comparison) -> Section | None:
    """The tornado, stated numbers first; None if nothing clearly matters or nothing was varied.

    Where outcomes have a worth, it is that of the gain in net value over the next best plan, else of the chance to
    reach the target or of the adopters.
    """
    verdict = verdict_of(comparison)
    worth = verdict.measure == "net_value" and verdict.rival
    chart = gain_chart(comparison, verdict) if worth else reach_chart(comparison)
    if not chart.bars:
        return None
    unit = "" if worth else f" {chart.value.unit}"
    table = Table(("Figure or assumption", "Low", "There", "High", "There"), tuple(
        (bar.name, bar.low_setting, f"{bar.at_low:,.0f}{unit}", bar.high_setting, f"{bar.at_high:,.0f}{unit}")
        for bar in chart.bars))
    most = chart.bars[0]
    title = tornado_title(most.name.removesuffix(YOURS), stated=most.stated)
    return Section("dependence", title, tornado_takeaway(worth=bool(worth)), chart,
                   table)


def reach_chart(comparison: Comparison) -> TornadoChart:
    """How the chance to reach the target depends on each assumption; without a target, the adopters at the end."""
    plan = focus_of(comparison)
    met = known_of(comparison[plan].measures.get("target_met"))
    end = known_of(comparison[plan].measures["adoption_end"])
    what, middle = ("futures in which the target is reached", met) if met.size else ("adopters at the end", end)
    return TornadoChart(
        f"“{plan}”: {what}, in %, by one figure or assumption at a time", Axis(what, "%"),
        100.0 * float(middle.mean()), 50.0,
        tuple(swing_bar(bar, 100.0) for bar in target_swings(comparison, plan)[:MOST_BARS]))


def gain_chart(comparison: Comparison, verdict: Verdict) -> TornadoChart:
    """How the gain in net value over the next best plan depends on each assumption and on the worth of outcomes."""
    plan, rival = verdict.plan, verdict.rival
    gain = advantages(comparison, plan, verdict.measure)[rivals(comparison, plan).index(rival)]
    mean = float(np.nanmean(gain))
    bars = swings(shared_parameters(comparison), gain) + worth_swings(comparison[plan], comparison[rival], mean)
    bars = sorted(bars, key=lambda bar: (not is_input(bar.assumption), -bar.size))[:MOST_BARS]
    return TornadoChart(f"Gain of “{plan}” over “{rival}” in net value", Axis("Gain", comparison[plan].currency), mean,
                        0.0, tuple(swing_bar(bar, 1.0) for bar in bars))


def worth_swings(plan: Result, rival: Result, gain: float) -> list[Swing]:
    """The gain with each stated worth halved and doubled; the gain is linear in them, so it needs no run."""
    rates = Rates(**plan.manifest["value"])
    bars = []
    both = [outcomes_above_nothing(result.recording, result.reference) for result in (plan, rival)]
    for name in both[0]:
        rate = rates.of(name)
        per_unit = float(np.nanmean(both[0][name].sum(axis=0) - both[1][name].sum(axis=0)))
        if rate != 0.0 and per_unit != 0.0:
            at = [gain + (factor - 1.0) * rate * per_unit for factor in (HALF, DOUBLE)]
            label = f"worth of one {name.removeprefix(OUTCOME_PREFIX)}"
            bars.append(Swing(label, HALF * rate, DOUBLE * rate, at[0], at[1]))
    return bars


def swing_bar(bar: Swing, scale: float) -> SwingBar:
    """A bar as the page shows it."""
    mark = YOURS if is_input(bar.assumption) else ""
    name = plain_name(bar.assumption)
    low, high = (f"{value:,.0f}" if abs(value) >= 100.0 else f"{value:.2g}"
                 for value in (bar.low_setting, bar.high_setting))
    return SwingBar(f"{name[:1].upper()}{name[1:]}{mark}", low, high, scale * bar.at_low, scale * bar.at_high,
                    is_input(bar.assumption))
