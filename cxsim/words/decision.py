"""Plain sentences for a decision: what is recommended, what would overturn it, and when there is no ranking."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np

from cxsim.analysis.advice import Advice, advantages, advise
from cxsim.analysis.assumptions import FEWEST_PER_FIFTH, FIFTHS, shared_parameters
from cxsim.analysis.boxes import BoxSide, found_box
from cxsim.analysis.compare import Comparison
from cxsim.analysis.comparison_data import SourceShare
from cxsim.analysis.dominance import dominances
from cxsim.analysis.ranking import simultaneous_difference
from cxsim.analysis.robustness import ALL_TOGETHER, Overturn
from cxsim.analysis.verdict import verdict_of
from cxsim.dates import start_in, week_words
from cxsim.results.inputs import is_input, plain_name
from cxsim.units import counted
from cxsim.words.differences import amount, difference_words, futures, names_in_sentence, span
from cxsim.words.inputs import deciding_words, input_words
from cxsim.words.measures import spoken

SOURCES = {"chance": "chance", "people": "who happens to work there", "parameters": "what we do not know about people"}
MOST_NAMED = 3


def missing_words(comparison: Comparison) -> str:
    """The banner for results with fewer replicates than requested; empty if none is missing."""
    if not comparison.missing:
        return ""
    count = comparison.results[0].replicates
    told = ", ".join(f"{missing} of {count} in '{name}'" for name, missing in comparison.missing.items())
    return (f"Replicates are missing or failed: {told}. Every number here rests on the others, "
            "which may not represent those that failed.")


def source_words(comparison: Comparison) -> list[str]:
    """What the bands in adoption at the end consist of, plan by plan; nothing if they were not split."""
    lines = []
    for name in comparison.names:
        shares = [one for one in comparison.sources
                  if (one.scenario, one.baseline, one.measure) == (name, "", "adoption_end")]
        known = [one for one in shares if not math.isnan(one.share)]
        if known:
            parts = [share_words(one) for one in known]
            rest = 1.0 - sum(max(one.share, 0.0) for one in known)
            together = f"; about {rest * 100.0:.0f} % comes only from their combination" if rest > 0.05 else ""
            lines.append(f"The band of '{name}' in adoption at the end: {', '.join(parts)}{together}.")
    return lines


def share_words(one: SourceShare) -> str:
    """One source and its share with its interval."""
    low, high = (100.0 * min(max(end, 0.0), 1.0) for end in (one.low, one.high))
    return f"{max(one.share, 0.0) * 100.0:.0f} % is {SOURCES[one.source]} ({low:.0f} to {high:.0f} %)"


def verdict_words(comparison: Comparison, advice: Advice) -> str:
    """The recommendation, or that there is none and how large an unseen difference may be."""
    measure = spoken(advice.measure)
    currency = comparison.results[0].currency
    if advice.defensible:
        best, second = advice.ranking.order[:2]
        gap = simultaneous_difference(comparison, best, second, advice.measure)
        least, most = sorted((abs(gap.low), abs(gap.high)))
        gain = amount(abs(gap.mean), advice.measure, currency, signed=True).lstrip("+")
        enough = verdict_of(comparison).kind != "not enough"
        lead = f"'{best}' is recommended on {measure}: it is" if enough else (
            f"None of these plans is enough. On {measure} '{best}' is")
        between = span(least, most, advice.measure, currency, signed=True).lstrip("+")
        rivals = "" if len(comparison.results) == 2 else "every other plan, and beats the next best, "
        return (f"{lead} clearly better than {rivals}'{second}', by {gain} on average "
                f"({between.replace('to +', 'to ')}; the intervals hold for all pairs of plans at once).")
    first, *others = advice.plans
    gaps = [simultaneous_difference(comparison, first, other, advice.measure) for other in others]
    if all(gap.none_at_all for gap in gaps):
        return f"There is nothing to choose between {names_in_sentence(advice.plans)}: they never differ in {measure}."
    told = "; ".join(f"from '{other}' by {span(gap.low, gap.high, advice.measure, currency, signed=True)}"
                     for gap, other in zip(gaps, others, strict=True))
    return (f"There is no defensible ranking of {names_in_sentence(advice.plans)} on {measure}: with these futures "
            f"they cannot be told apart. On average '{first}' may differ {told}. More replicates could only reveal a "
            "difference within that range; choose by what the plans cost and risk.")


def overturn_words(comparison: Comparison) -> list[str]:
    """The verdict and everything that argues against it; nothing for a single plan."""
    if len(comparison.results) < 2:
        return []
    advice = advise(comparison)
    lines = [verdict_words(comparison, advice), *target_words(comparison, advice.plans)]
    if not advice.defensible:
        kept = " ".join(line for plan in advice.plans for line in survival_words(comparison, plan))
        return [*lines, *([kept] if kept else []), *dominance_words(comparison)]
    plan, found = advice.plans[0], comparison.overturned
    lines += [*deciding_words(comparison, plan), *assumption_words(comparison, plan, found)]
    lines += box_words(comparison, advice)
    lines += survival_words(comparison, plan)
    return lines + dominance_words(comparison)


def target_words(comparison: Comparison, plans: Sequence[str]) -> list[str]:
    """How often leading plans miss the target, because even the best plan may not be enough."""
    lines = []
    for plan in plans:
        stated, met = comparison[plan].manifest.get("target"), comparison[plan].measures.get("target_met")
        known = np.empty(0) if met is None else met[~np.isnan(met)]
        if stated and known.size:
            missed = futures(1.0 - float(known.mean()), int(known.size))
            when = week_words(int(stated["by_week"]), start_in(comparison[plan].manifest))
            lines.append(f"'{plan}' misses the target ({stated['adoption'] * 100.0:g} % adopters in {when}) {missed}.")
    return [" ".join(lines)] if lines else []


def assumption_words(comparison: Comparison, plan: str, found: Sequence[Overturn]) -> list[str]:
    """Which single assumptions overturn the recommendation, and how often all of them together do."""
    names = shared_parameters(comparison)
    (everything,) = (one for one in found if one.assumption == ALL_TOGETHER)
    replicates = comparison.results[0].replicates
    if not names:
        return [f"Another plan does better than '{plan}' {futures(everything.share_of_sets, replicates)}. The "
                "model's parameters were fixed at their defaults, so this does not show what would overturn it if they "
                "are wrong: run with 'uncertainty: full' for that."]
    if replicates < FIFTHS * FEWEST_PER_FIFTH:
        few = counted(replicates, "future is", "futures are")
        return [f"{few} too few to say which assumption alone would overturn this: run at least "
                f"{FIFTHS * FEWEST_PER_FIFTH}, ideally 200. Another plan does better "
                f"{futures(everything.share_of_sets, replicates)}."]
    flips = sorted((one for one in found if one.flips and one.assumption in names),
                   key=lambda one: (not is_input(one.assumption), -one.share_of_sets))
    share = futures(everything.share_of_sets, replicates)
    often = f"With all assumptions varied at once, another plan does better {share}."
    if not flips:
        return [f"{_none_of(names)} this within its plausible range. {often}"]
    told = "; ".join(flip_words(one, input_words(comparison, one.assumption)) for one in flips[:MOST_NAMED])
    more = f"; and {len(flips) - MOST_NAMED} more" if len(flips) > MOST_NAMED else ""
    return [f"Any of these alone would overturn it: {told}{more}. {often}"]


def _none_of(names: Collection[str]) -> str:
    """That no assumption alone overturns, and how many of them the company stated."""
    stated = sum(map(is_input, names))
    among = f" ({counted(stated, 'number')} that you stated among them)" if stated else ""
    return "The one assumption does not overturn" if len(names) == 1 else (
        f"None of the {len(names)} assumptions{among} alone overturns")


def flip_words(one: Overturn, stated: str = "") -> str:
    """The value of one assumption beyond which another plan is clearly better; ``stated``: what the company stated."""
    return (f"{plain_name(one.assumption)} {'above' if one.above else 'below'} {one.flips_at:.3g} ("
            f"{stated and stated + '; '}plausible: {one.low:.3g} to {one.high:.3g}; "
            f"{one.share_of_sets * 100.0:.0f} % of the parameter sets)")


def box_words(comparison: Comparison, advice: Advice) -> list[str]:
    """The conditions under which the recommended plan is beaten, as a sentence; nothing if none stand out."""
    gains = advantages(comparison, advice.plans[0], advice.measure)
    known = ~np.isnan(gains).any(axis=0)
    settings = {name: values[known] for name, values in shared_parameters(comparison).items()}
    box = found_box(settings, np.any(gains[:, known] < 0.0, axis=0).astype(np.float64))
    if box is None:
        return []
    where = " and ".join(side_words(one, plain_name(one.factor)) for one in box.conditions)
    return [f"'{advice.plans[0]}' fails where {where}: in {box.cases_inside:.0f} of "
            f"{counted(box.inside, 'such future')}, against {box.cases_outside:.0f} of "
            f"{counted(box.outside, 'other')}."]


def side_words(side: BoxSide, name: str) -> str:
    """One condition of a box."""
    return f"{name} {'<' if side.below else '>'} {side.limit:.3g}"


def survival_words(comparison: Comparison, plan: str) -> list[str]:
    """Whether the plan survives other rules and networks; nothing if they were not run."""
    own = [one for one in comparison.survivals if one.recommendation == plan]
    if not own:
        return []
    beaten = [one for one in own if one.beaten_by]
    kept = len(own) - len(beaten)
    tried = "rules of adoption and influence"
    if any(one.assumption == "network" for one in own):
        tried += " and other networks"
    text = f"'{plan}' is not clearly beaten under {kept} of {len(own)} other {tried}"
    told = "; ".join(f"under {one.assumption.replace('_', ' ')} '{one.setting.replace('_', ' ')}', "
                     f"'{one.beaten_by}' is clearly better" for one in beaten)
    return [f"{text}; {told}." if told else f"{text}."]


def dominance_words(comparison: Comparison) -> list[str]:
    """Plans that no one should choose, whatever they value."""
    return [
        f"'{one.better}' dominates '{one.worse}': no worse on any measure that counts, and clearly better on "
        f"{', '.join(spoken(name) for name in one.clear_in)}."
        for one in dominances(comparison)
    ]


def worth_words(comparison: Comparison) -> list[str]:
    """What each plan is worth in money above doing nothing, and when it pays for itself."""
    lines = []
    for result in comparison.results:
        values = result.measures.get("net_value")
        if values is None or not np.nan_to_num(values).any():
            continue
        known = values[~np.isnan(values)]
        low, high = (float(edge) for edge in np.quantile(known, (0.05, 0.95)))
        weeks = result.measures["break_even_week"]
        late = float(np.mean(weeks[~np.isnan(weeks)] >= result.weeks))
        mean = amount(float(known.mean()), "net_value", result.currency)
        line = (f"'{result.scenario_name}' is worth {mean} above doing nothing "
                f"({span(low, high, 'net_value', result.currency)} in 90 of 100 futures)")
        early = weeks[weeks < result.weeks]
        if known.any() and early.size:
            line += f"; it pays for itself by week {np.median(early):.0f} (median), {never_words(late, known.size)}"
        elif known.any():
            line += f"; it does not pay for itself within the {counted(result.weeks, 'week')} in any future"
        lines.append(line + ".")
    return lines


def never_words(share: float, replicates: int) -> str:
    """How often a plan does not pay for itself."""
    return "and does so in every future" if share == 0.0 else f"but not within the horizon {futures(share, replicates)}"


def course_words(comparison: Comparison, at_week: int) -> list[str]:
    """What changing course is worth: the second plan against the first, which it leaves in week ``at_week``."""
    trunk, branch = comparison.names
    lines = []
    for measure in ("adoption_end", "cost_total", "net_value"):
        if all(measure in result.measures for result in comparison.results):
            found = comparison.difference(branch, measure)
            words = difference_words(found, measure, trunk, comparison.results[0].currency)
            lines.append(f"Changing course in week {at_week}, {spoken(measure)}: {words}.")
    return lines
