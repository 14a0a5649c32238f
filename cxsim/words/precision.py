"""Plain sentences about how certain the answer is, how precisely differences are known, and which need more futures."""

from __future__ import annotations

from cxsim.analysis.advice import advise
from cxsim.analysis.compare import Comparison
from cxsim.units import counted
from cxsim.words.bands import band_holds
from cxsim.words.differences import FEWEST_FOR_A_BAND
from cxsim.words.measures import spoken
from cxsim.words.ties import ties_words


def until_words(comparison: Comparison) -> list[str]:
    """How the number of replicates was chosen, if a precision was requested."""
    asked = comparison.results[0].manifest.get("until")
    if not asked:
        return []
    count = counted(comparison.results[0].replicates, "replicate")
    if asked["reached"]:
        return [f"With {count} every difference in adoption at the end is known to within "
                f"{asked['widest'] * 100.0:.2g} points (requested: {asked['half_width'] * 100.0:g})."]
    skewed = f", and the most skewed one needs about {counted(asked['needed'], 'replicate')}" if asked["needed"] else ""
    return [f"The requested precision ({asked['half_width'] * 100.0:g} points) was not reached with {count}: "
            f"the least certain difference is known to within {asked['widest'] * 100.0:.2g} points{skewed}. Allow more "
            "replicates."]


def skew_words(comparison: Comparison) -> list[str]:
    """The differences that the page speaks of and whose intervals need more futures than there are."""
    if len(comparison.results) < 2:
        return []
    advice = advise(comparison)
    pairs = [(name, comparison.baseline) for name in comparison.names if name != comparison.baseline]
    pairs.append((advice.ranking.order[0], advice.ranking.order[1]))
    told = {}
    for measure in dict.fromkeys(("adoption_end", advice.measure)):
        for pair in pairs:
            found = comparison.between(*pair, measure)
            if found.needed and not found.constant:
                told[frozenset(pair), measure] = (f"'{pair[0]}' against '{pair[1]}' in {spoken(measure)} "
                                                  f"(about {found.needed:,} futures would be needed)")
    if not told:
        return []
    return [f"A few futures decide these mean differences, so their intervals are rough: {'; '.join(told.values())}."]


def certainty_words(comparison: Comparison) -> list[str]:
    """How certain the answer is, and what the ranges reflect."""
    first = comparison.results[0]
    lines = [
        f"Each plan was simulated {counted(first.replicates, 'time')} over {counted(first.weeks, 'week')}. Each run is "
        "one possible future.",
        ("Ranges such as \"51 to 70 %\" hold 90 of 100 futures. " if first.replicates >= FEWEST_FOR_A_BAND else
         f"With only {counted(first.replicates, 'future')} the ranges say little; 200 are usual. ")
        + band_holds(comparison.results),
    ]
    if len(comparison.results) > 1:
        lines.append(
            "Every plan faced the same random events, so differences between plans are known better than the level of "
            "any one plan. \"Mean between\" is the 95 % interval of the mean difference: it shows how precise the "
            "simulation is, not how right the model is."
        )
    if comparison.ties is not None:
        lines.append(ties_words(comparison.ties, comparison.results[0].currency))
    return [line for line in lines if line]
