"""The sentences of the first page: what is asked of the board, what it brings, how sure that is, what would change it.

Short on purpose: the page holds at most 180 words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from cxsim.analysis.advice import advise
from cxsim.analysis.assumptions import Swing
from cxsim.analysis.compare import Comparison
from cxsim.analysis.explained import Explained
from cxsim.analysis.first_weeks import first_steps
from cxsim.analysis.indicators import EarlySign
from cxsim.analysis.risk_register import RiskEntry
from cxsim.analysis.robustness import ALL_TOGETHER, Overturn
from cxsim.analysis.verdict import TargetChance, Verdict, target_swings
from cxsim.dates import date_words, moment_words
from cxsim.results.inputs import is_input, plain_name
from cxsim.results.result import Result
from cxsim.results.summary import summarize
from cxsim.units import counted
from cxsim.words.decision import missing_words
from cxsim.words.differences import amount, band_words, span
from cxsim.words.first_weeks import who_words
from cxsim.words.groups import sentence
from cxsim.words.tried import best_for_group, move_words
from cxsim.words.weekly import sign_words

MOST_RISKS = MOST_TASKS = 3
MOST_DECIDING = 2
UNEQUAL = 1.2
"""Plans whose costs differ by more than this factor do not cost the same."""

RISK_TITLES = {
    "missed_target": "The target is missed", "stall": "The change stalls", "relapse": "People relapse",
    "department_left_behind": "A department stays behind", "polarization": "Departments drift apart",
    "regretted_turnover": "The most skilled leave", "burnout": "People burn out", "output_trough": "Output dips deeply",
    "output_lost": "Much output is lost", "customer_damage": "Customers are harmed",
    "budget_overrun": "The budget is overrun", "adoption_tail": "The worst 5 % of futures: adoption",
    "value_tail": "The worst 5 % of futures: value",
}


def occasion_words(result: Result) -> str:
    """What the change is, for how many people, and when it begins."""
    behaviors = [name.replace("_", " ") for name in result.manifest.get("behaviors", ())]
    what = ", ".join(behaviors)
    start = result.start_date
    began = [] if start is None else [f"starts {date_words(start)}"]
    parts = [what[:1].upper() + what[1:], counted(result.recording.headcount, "person"), *began]
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def decision_words(comparison: Comparison, verdict: Verdict) -> str:
    """The decision asked, or why there is none to take."""
    plan, single = comparison[verdict.plan], len(comparison.results) == 1
    best = verdict.chances[0] if verdict.chances else None
    if verdict.kind == "not enough" and best is not None:
        reach = f"reaches the target in {of_futures(best)}"
        return f"“{best.scenario}” is not enough: it {reach}" if single else (
            f"None of these plans is enough: the best {reach}")
    if verdict.kind == "none":
        return "Release nothing yet: no plan is clearly better than doing nothing"
    if verdict.kind == "several":
        return f"Choose between {listed(verdict.leaders)}: they cannot be told apart"
    if plan.does_nothing:
        return f"What happens with “{verdict.plan}”"
    starts = [int(one["start_week"]) for one in plan.manifest["interventions"]]
    when = f", starting {moment_words(min(starts), plan.start_date)}" if starts else ""
    return f"Release {cost_of(plan)} for “{verdict.plan}”{when.replace('starting week', 'starting in week')}"


def lead_words(comparison: Comparison, verdict: Verdict) -> str:
    """What the plan brings, and that no other one brings as much."""
    plan = comparison[verdict.plan]
    chance, target = verdict.chance(verdict.plan), plan.manifest.get("target")
    if chance is None or target is None:
        mean, low, _, high, _, _ = summarize(plan.measures["adoption_end"])
        return (f"With “{verdict.plan}”, {amount(mean, 'adoption_end', '')} of people are adopters at the end "
                f"({span(low, high, 'adoption_end', '')} {band_words(plan.replicates)}).")
    by = moment_words(int(target["by_week"]), plan.start_date)
    reach = f"{target['adoption'] * 100.0:g} % of people are adopters by {by} in {of_futures(chance)}"
    others = [one for one in verdict.chances if one.scenario != verdict.plan]
    rest = ""
    if others:
        most = count_of(others[0])
        rest = " No other plan ever gets there." if most == 0 else f" No other plan gets beyond {most}."
    return f"With “{verdict.plan}”, {reach.replace('by week', 'in week')}.{rest}"


def sure_words(comparison: Comparison, verdict: Verdict) -> str:
    """How often the plan beats the next best, and which stated numbers decide how far it gets."""
    lines = []
    if verdict.rival:
        found = comparison.between(verdict.plan, verdict.rival, verdict.measure)
        if found.none_at_all:
            lines.append(f"It never differs from “{verdict.rival}”.")
        else:
            often = whole_of(found.probability_better, found.replicates)
            lines.append(f"It beats “{verdict.rival}” in {often} futures.")
    return " ".join([*lines, *deciding_lines(comparison, verdict)])


def deciding_lines(comparison: Comparison, verdict: Verdict) -> list[str]:
    """The stated numbers that decide, with the chance or the adopters at both ends; or that none does."""
    plan = comparison[verdict.plan]
    stated = plan.manifest.get("inputs", {})
    if not stated:
        return ["Your own figures were not varied."]
    bars = [bar for bar in target_swings(comparison, verdict.plan) if is_input(bar.assumption)]
    if not bars:
        return [f"Of your {counted(len(stated), 'uncertain figure')}, none decides alone." if len(stated) > 1 else
                "Your uncertain figure does not decide."]
    what = "the chance" if verdict.chance(verdict.plan) else "the share of adopters"
    return [f"Your own figures decide: {what} is {'; '.join(map(ends_words, bars[:MOST_DECIDING]))}."]


def ends_words(bar: Swing) -> str:
    """The outcome at the low and at the high end of an assumption, in percent."""
    low, high = (f"{100.0 * value:.0f} %" for value in (bar.at_low, bar.at_high))
    name = plain_name(bar.assumption)
    return f"{low} where {name} is {bar.low_setting:.2g}, {high} where it is {bar.high_setting:.2g}"


def change_words(comparison: Comparison, verdict: Verdict) -> str:
    """What would change the answer: what the best plan needs, or what would overturn its lead."""
    if verdict.kind == "not enough":
        tried = tried_words(comparison.explained)
        return " ".join([need_words(comparison[verdict.plan], target_swings(comparison, verdict.plan)), *tried])
    if len(comparison.results) == 1:
        return "Another plan, run beside this one."
    if verdict.kind != "one" or not advise(comparison).defensible:
        return "What the plans cost and risk: the simulated futures do not separate them."
    return flip_words(comparison.overturned, verdict.plan)


def need_words(result: Result, bars: Sequence[Swing]) -> str:
    """What the best plan would need: the target that half of the futures reach, and where it does best."""
    target = result.manifest["target"]
    adoption = result.recording.of_all("adoption")
    half = float(np.nanmedian(adoption[min(int(target["by_week"]), result.weeks - 1)]))
    start, by_week = result.start_date, int(target["by_week"])
    lower = f"target of {100.0 * half:.0f} % by {moment_words(by_week, start)}"
    late = np.nanmedian(adoption, axis=1) >= target["adoption"]
    more = f"Time until {moment_words(int(late.argmax()), start)}, or a {lower}" if late.any() else f"A {lower}"
    lines = [f"{more}: half of the futures reach that."]
    if bars:
        best = max(bars, key=lambda bar: max(bar.at_low, bar.at_high))
        low = best.at_low > best.at_high
        setting, share = (best.low_setting, best.at_low) if low else (best.high_setting, best.at_high)
        name = plain_name(best.assumption)
        lines.append(f"Where {name} is {setting:.2g}, it succeeds in {100.0 * share:.0f} of 100.")
    return " ".join(lines)


def tried_words(explained: Explained | None) -> list[str]:
    """The tried change of the plan that moves the stuck group most, and the chance with it; nothing if none helps."""
    best = None if explained is None else best_for_group(explained)
    chance = None if best is None else best.of("target_met")
    if explained is None or best is None or chance is None or explained.stuck is None:
        return []
    return [f"Tried: {move_words(best.move, explained.stuck.group)} gives {100.0 * chance.level:.0f} of 100."]


def flip_words(found: Sequence[Overturn], plan: str) -> str:
    """The stated numbers or assumptions that would overturn the lead, or how often all together do."""
    own = [one for one in found if one.recommendation == plan]
    flips = sorted((one for one in own if one.flips and isinstance(one.flips_at, float)),
                   key=lambda one: (not is_input(one.assumption), -one.share_of_sets))
    if flips:
        told = " or ".join(f"{plain_name(one.assumption)} {'above' if one.above else 'below'} {one.flips_at:.2g}"
                           for one in flips[:MOST_DECIDING])
        return f"{told[:1].upper()}{told[1:]}: then another plan does better."
    (everything,) = (one for one in own if one.assumption == ALL_TOGETHER)
    return (f"No figure or assumption alone. With all varied at once, another plan does better in "
            f"{100.0 * everything.share_of_sets:.0f} of 100 futures.")


def caution_words(comparison: Comparison, verdict: Verdict) -> list[str]:
    """What must be known before the numbers are read: unequal costs, cut doses, interventions without effect, and
    replicates that are missing."""
    told = [line for result in comparison.results for line in result.manifest.get("cautions", ())]
    told += filter(None, [missing_words(comparison)])
    if verdict.rival and not any(comparison[name].does_nothing for name in (verdict.plan, verdict.rival)):
        costs = [float(comparison[name].measures["plan_cost"].mean()) for name in (verdict.plan, verdict.rival)]
        told[:0] = unequal_words((verdict.plan, verdict.rival), costs, comparison.results[0].currency)
    return list(dict.fromkeys(told))


def unequal_words(names: Sequence[str], costs: Sequence[float], currency: str) -> list[str]:
    """That two plans do not cost the same; nothing if they about do."""
    if max(costs) <= UNEQUAL * min(costs):
        return []
    first, second = (cost_words(cost, currency) for cost in costs)
    return [f"“{names[0]}” and “{names[1]}” do not cost the same: {first} against {second}."]


def risks_of(entries: Sequence[RiskEntry]) -> list[RiskEntry]:
    """The likeliest risks of a plan that happen in some future, without its worst futures."""
    real = [one for one in entries if one.likelihood > 0.0 and not one.risk.endswith("_tail")]
    return sorted(real, key=lambda one: -one.likelihood)[:MOST_RISKS]


def warning_words(sign: EarlySign | None, start: date | None) -> str:
    """What announces a risk, and when to look; empty if nothing does."""
    return "" if sign is None else f"Warning: {sign_words(sign, start)}."


def first_tasks(result: Result) -> list[str]:
    """What to prepare first: the first interventions, whom they reach and when they begin."""
    works = sorted((step.work for step in first_steps(result) if step.work is not None),
                   key=lambda work: work.first_week)
    return [sentence(f"{work.intervention.replace('_', ' ')}"
                    f"{'' if work.who == 'everyone' and not work.chooses else f' ({who_words(work)})'}, "
                    f"from {moment_words(work.first_week, result.start_date)}.") for work in works[:MOST_TASKS]]


def of_futures(chance: TargetChance) -> str:
    """A chance as a count: "62 of 100 simulated futures"."""
    return f"{whole_of(chance.share, chance.known)} simulated futures"


def count_of(chance: TargetChance) -> int:
    """In how many futures (of 100, if there are more) a target is reached."""
    return whole(chance.share, chance.known)


def per(replicates: int) -> int:
    """Of how many futures counts are told: of 100 if there are more."""
    return min(replicates, 100)


def whole_of(share: float, replicates: int) -> str:
    """A share as a count of futures: "62 of 100", or "55 of 61" where only so many are known."""
    return f"{whole(share, replicates)} of {per(replicates)}"


def whole(share: float, replicates: int) -> int:
    """A share as a whole number of futures; rounding never turns some into none, or not all into all."""
    count = round(share * per(replicates))
    return count if share in (0.0, 1.0) else min(max(count, 1), per(replicates) - 1)


def cost_of(result: Result) -> str:
    """What a plan costs on average, in the words of a board."""
    return cost_words(float(result.measures["plan_cost"].mean()), result.currency)


def cost_words(cost: float, currency: str) -> str:
    """A cost in the words of a board: "2.05 million EUR", "987,000 EUR"."""
    return f"{cost / 1e6:.2f} million {currency}" if cost >= 1e6 else amount(cost, "plan_cost", currency)


def listed(names: Sequence[str]) -> str:
    """Names of plans as a sentence lists them."""
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
