"""Plain sentences about differences that claim no more than the numbers do."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cxsim.analysis.compare import Comparison
from cxsim.analysis.paired import Difference
from cxsim.analysis.ranking import rank, simultaneous_difference
from cxsim.results.measures import MEASURES
from cxsim.results.summary import summarize, unit_of
from cxsim.units import counted

NO_DIFFERENCE = "no difference"
NO_CLEAR_DIFFERENCE = "no clear difference"
FEWEST_FOR_A_BAND = 20


def futures(share: float, replicates: int) -> str:
    """A share of replicates in words: "in 93 of 100 futures", "in all 200 futures", "in 2 of 3 futures".

    More than 100 replicates are stated per 100; a tie counts half, and rounding never turns nearly all into all.
    """
    if share <= 0.0:
        return f"in none of the {replicates} futures" if replicates != 1 else "not in the one future"
    if share >= 1.0:
        return f"in all {replicates} futures" if replicates != 1 else "in the one future"
    if replicates > 100:
        return f"in {min(max(round(share * 100.0), 1), 99)} of 100 futures"
    count = min(max(round(share * replicates), 1), replicates - 1)
    return f"in {count} of {counted(replicates, 'future')}"


def band_words(replicates: int) -> str:
    """What the range from the 5th to the 95th percentile means."""
    if replicates < FEWEST_FOR_A_BAND:
        return f"over only {counted(replicates, 'future')}"
    return "in 90 of 100 futures"


def amount(value: float, measure: str, currency: str, *, signed: bool = False) -> str:
    """A value with its unit, as a person reads it: 62 %, +12 points, 1,250 EUR, 34 weeks."""
    if math.isnan(value):
        return "absent"
    return number_words(value, measure, signed=signed) + unit_words(measure, currency, signed=signed)


def span(low: float, high: float, measure: str, currency: str, *, signed: bool = False) -> str:
    """A range with its unit written once: "51 to 70 %", "+2.1 to +4.0 points".

    A range without 0 never looks as if it began there: "+0.03 to +4.0 points".
    """
    if math.isnan(low) or math.isnan(high):
        return "absent"
    ends = [number_words(end, measure, signed=signed) for end in (low, high)]
    if low > 0.0 or high < 0.0:
        ends = [words if words.strip("0.") else small_words(end, measure, signed=signed)
                for end, words in zip((low, high), ends, strict=True)]
    return f"{ends[0]} to {ends[1]}{unit_words(measure, currency, signed=signed)}"


def unit_words(measure: str, currency: str, *, signed: bool = False) -> str:
    """The unit after a number; differences of shares are points."""
    unit = unit_of(measure, currency)
    if unit.startswith("share"):
        return (" points" if signed else " %") + (" a year" if unit.endswith("year") else "")
    return "" if unit.startswith("index") else f" {unit}"


def number_words(value: float, measure: str, *, signed: bool = False) -> str:
    """The number alone: shares as percentages, thousands with three significant digits."""
    if value == 0.0:
        return "0"
    sign = "+" if signed else ""
    if MEASURES[measure].unit.startswith("share"):
        return tidy(f"{value * 100.0:{sign}.{1 if abs(value) < 0.0995 else 0}f}")
    if abs(value) >= 1000.0:
        value = float(f"{value:.3g}")
    return tidy(f"{value:{sign},.{0 if abs(value) >= 9.95 else 1}f}")


def small_words(value: float, measure: str, *, signed: bool = False) -> str:
    """The number alone with its first digit that is not 0, however small it is."""
    value *= 100.0 if MEASURES[measure].unit.startswith("share") else 1.0
    digits = -math.floor(math.log10(abs(value)))
    return tidy(f"{value:{'+' if signed else ''}.{digits}f}")


def tidy(number: str) -> str:
    """A number without the sign of a rounded zero, with a true minus."""
    if float(number.replace(",", "")) == 0.0:
        number = number.lstrip("+-")
    return number.replace("-", "\N{MINUS SIGN}")


def difference_words(difference: Difference, measure: str, baseline: str, currency: str) -> str:
    """One difference in words, with its interval and how often the plan is better."""
    if difference.replicates == 0:
        return f"cannot be compared with '{baseline}': absent in every future"
    if difference.none_at_all:
        return f"{NO_DIFFERENCE} from '{baseline}' in any of {counted(difference.replicates, 'future')}"
    mean = amount(difference.mean, measure, currency, signed=True)
    verdict = mean if difference.clear else f"{NO_CLEAR_DIFFERENCE}: {mean}"
    interval = f"95 % interval of the mean {span(difference.low, difference.high, measure, currency, signed=True)}"
    if difference.constant:
        interval = f"the same in all {counted(difference.replicates, 'future')}"
    text = f"{verdict} against '{baseline}' ({interval}{needed_words(difference)})"
    if MEASURES[measure].better == "none" or math.isnan(difference.probability_better):
        return text
    return f"{text}, better {futures(difference.probability_better, difference.replicates)}"


def needed_words(difference: Difference) -> str:
    """What the interval of a very skewed difference lacks, after a semicolon; empty if it lacks nothing."""
    if not difference.needed or difference.constant:
        return ""
    return f"; a few futures decide it: about {difference.needed:,} futures would be needed"


def names_in_sentence(names: Sequence[str]) -> str:
    """Names in quotation marks, joined as in a sentence."""
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " and " + quoted[-1]


def headline(comparison: Comparison) -> str:
    """The answer in two or three sentences: which plan leads, by how much, how surely, what cannot be told apart."""
    measure = "adoption_end"
    ranking = rank(comparison, measure)
    best = ranking.order[0]
    replicates = comparison.results[0].replicates
    mean, low, _, high, _, _ = summarize(comparison[best].measures[measure])
    reach = (f"{amount(mean, measure, comparison[best].currency)} of people have adopted the change at the end "
             f"({span(low, high, measure, comparison[best].currency)} {band_words(replicates)})")
    if len(ranking.order) == 1:
        return f"With '{best}', {reach}."
    if all(comparison.between(best, other, measure).none_at_all for other in ranking.order[1:]):
        return f"There is {NO_DIFFERENCE} between {names_in_sentence(ranking.order)}: with each of them, {reach}."
    if ranking.all_equal:
        return (f"The {len(ranking.order)} plans cannot be told apart: {NO_CLEAR_DIFFERENCE} in adoption at the end. "
                f"'{best}' has the highest mean, but that may be chance: {reach}.")
    if len(ranking.leaders) > 1:
        return (f"{names_in_sentence(ranking.leaders)} lead and cannot be told apart ({NO_CLEAR_DIFFERENCE} between "
                f"them). With '{best}', {reach}.")
    count = "both" if len(ranking.order) == 2 else f"all {len(ranking.order)}"
    next_best = ranking.order[1]
    gap = simultaneous_difference(comparison, best, next_best, measure)
    points = amount(gap.mean, measure, comparison[best].currency, signed=True).lstrip("+")
    between = span(gap.low, gap.high, measure, comparison[best].currency, signed=True).replace(" to ", " and ")
    often = futures(ranking.share_best[best], replicates)
    return (f"'{best}' leads: {reach}. That is {points} more than the next best plan, '{next_best}' "
            f"(mean between {between}), and the best of {count} plans {often}."
            + price_words(comparison, best, next_best))


def price_words(comparison: Comparison, best: str, other: str) -> str:
    """What the two plans cost, because more adoption may simply have been bought; nothing if both are free."""
    costs = [float(comparison[name].measures["plan_cost"].mean()) for name in (best, other)]
    if not any(costs):
        return ""
    first, second = (amount(cost, "plan_cost", comparison[best].currency) for cost in costs)
    return f" It costs {first}; '{other}' costs {second}."
