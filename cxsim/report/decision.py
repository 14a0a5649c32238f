"""What a board asks of a comparison, as plain data: what to choose, what may go wrong, what it costs and is worth."""

from __future__ import annotations

import math
from dataclasses import dataclass

from cxsim.analysis.advice import advise
from cxsim.analysis.compare import Comparison
from cxsim.analysis.cost_table import cost_rows
from cxsim.analysis.indicators import EarlySign
from cxsim.analysis.risk_register import RiskEntry, share_interval
from cxsim.analysis.risks import RISKS, worst_department
from cxsim.results.recording import WEEKLY_MEASURES
from cxsim.words.brief import RISK_TITLES
from cxsim.words.differences import amount, futures, span
from cxsim.words.weekly import reading_words


@dataclass(frozen=True)
class RiskLine:
    """One risk over all plans: its title, what it means, and per plan (likelihood, size, early sign)."""

    title: str
    meaning: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class RankLine:
    """One plan in the ranking: mean and regret with their errors, and the plans it cannot be told apart from."""

    rank: str
    name: str
    mean: str
    mean_between: str
    tied: str
    regret: str
    regret_between: str


def ranking_lines(comparison: Comparison) -> list[RankLine]:
    """The plans ranked by the deciding measure, best first."""
    advice = advise(comparison)
    currency = comparison.results[0].currency

    def points(value: float) -> str:
        return amount(value, advice.measure, currency, signed=True).lstrip("+")

    return [
        RankLine(str(one.rank), one.scenario, amount(one.mean, advice.measure, currency),
              span(one.low, one.high, advice.measure, currency), ", ".join(one.tied_with) or "–", points(one.regret),
              span(one.regret_low, one.regret_high, advice.measure, currency, signed=True).replace("+", "")
              if one.regret_low < one.regret_high else "")
        for one in advice.ranking.standings
    ]


def pair_lines(comparison: Comparison) -> list[tuple[str, list[str]]]:
    """In how many futures each plan does better than each other plan on the deciding measure; best first."""
    advice = advise(comparison)
    order = advice.ranking.order
    return [
        (name, ["–" if name == other else better_words(comparison, name, other, advice.measure) for other in order])
        for name in order
    ]


def better_words(comparison: Comparison, name: str, other: str, measure: str) -> str:
    """How often one plan does better than another."""
    found = comparison.between(name, other, measure)
    return "no difference" if found.none_at_all else futures(found.probability_better, found.replicates)


def risk_lines(comparison: Comparison) -> list[RiskLine]:
    """Every risk that any plan has, most likely first; omits risks that occur in no future."""
    by_plan = [{entry.risk: entry for entry in entries} for entries in comparison.register]
    likely = {
        name: max((entries[name].likelihood for entries in by_plan if entries[name].likelihood > 0.0), default=0.0)
        for name in RISKS
    }
    names = sorted((name for name in RISKS if likely[name] > 0.0), key=lambda name: (name.endswith("_tail"),
                                                                                   -likely[name]))
    return [
        RiskLine(RISK_TITLES[name], RISKS[name].meaning, tuple(risk_cell(entries[name]) for entries in by_plan))
        for name in names
    ]


def risk_cell(entry: RiskEntry) -> tuple[str, str, str]:
    """Likelihood, mean size and early sign of one risk of one plan, in words."""
    if math.isnan(entry.likelihood):
        return "cannot be told", "", ""
    if entry.risk.endswith("_tail"):
        size = f"{size_words(entry.impact, entry.unit)} below the mean of all"
        return futures(entry.likelihood, entry.known), size, ""
    low, high = share_interval(entry.likelihood, entry.known)
    error = f" ({low * 100.0:.0f} to {high * 100.0:.0f})"
    if entry.likelihood == 0.0:
        return f"in no future{error}", "", ""
    size = size_words(entry.impact, entry.unit)
    return futures(entry.likelihood, entry.known) + error, size, sign_words(entry.indicator)


def sign_words(sign: EarlySign | None) -> str:
    """An early sign: what to look at, when, and how often it is right; empty if none was found."""
    if sign is None:
        return ""
    return (f"early sign, week {sign.week}: {sign.measure.replace('_', ' ')} "
            f"{'at or below' if sign.below else 'above'} {reading_words(sign.measure, sign.threshold)} "
            f"(seen in {sign.hit_rate * 100.0:.0f} of 100 bad futures, in {sign.false_alarm_rate * 100.0:.0f} of 100 "
            "good ones)")


def sign_meanings(comparison: Comparison) -> list[tuple[str, str]]:
    """Every measure used as an early sign, with its meaning."""
    used = {entry.indicator.measure for entries in comparison.register for entry in entries if entry.indicator}
    return [(name.replace("_", " "), WEEKLY_MEASURES[name].meaning) for name in sorted(used)]


def size_words(size: float, unit: str) -> str:
    """How severe a risk is when it occurs."""
    if unit == "share":
        points = f"{size * 100.0:.0f}"
        return f"{points} point" + ("" if points == "1" else "s")
    if unit == "share of doing nothing":
        return f"{size * 100.0:.0f} % of output"
    if unit == "index 0-1":
        return f"{size:.2f} (attitude, 0 to 1)"
    if unit in ("people", "weeks of output", "index points"):
        return f"{size:.1f} {unit}"
    return f"{float(f'{size:.3g}'):,.0f} {unit}"


def worst_departments(comparison: Comparison) -> list[str]:
    """The department that most often adopts least, plan by plan."""
    lines = []
    for result in comparison.results:
        worst = worst_department(result)
        if worst is not None:
            lines.append(f"'{result.scenario_name}': {worst[0].replace('_', ' ')} "
                         f"({futures(worst[1], result.replicates)}).")
    return lines


def cost_lines(comparison: Comparison) -> list[tuple[str, list[str]]]:
    """What each item costs under each plan (whole organization, mean over futures); omits items that cost nothing."""
    found: dict[str, dict[str, float]] = {}
    for scenario, item, group, mean, *_ in cost_rows(comparison.results):
        if group == "all":
            found.setdefault(item, {})[scenario] = mean
    last = ("replacement", "lost_output")
    paid = (item for item, costs in found.items() if any(costs.values()))
    items = sorted(paid, key=lambda item: (item in last, item))
    currency = comparison.results[0].currency
    return [
        (item.replace("_", " "), [amount(found[item][name], "plan_cost", currency) if found[item].get(name) else "–"
                                  for name in comparison.names])
        for item in items
    ]
