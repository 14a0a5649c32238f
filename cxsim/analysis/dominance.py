"""Dominated plans: another plan does at least as well in every measure and clearly better in some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.paired import paired_difference
from cxsim.analysis.ranking import FALSE_ALARM, direction, rankable
from cxsim.results.result import Result

# What a decision weighs; measures that restate these are left out.
WEIGHED = (
    "adoption_end", "sustained_adoption", "internalized_share", "weeks_to_half", "regretted_turnover",
    "burnout_share_peak", "output_trough", "output_end", "customer_index_end", "cost_total", "net_value",
)


@dataclass(frozen=True)
class Dominance:
    """``better`` does at least as well as ``worse`` in all measures considered and clearly better in ``clear_in``."""

    better: str
    worse: str
    clear_in: tuple[str, ...]


def dominances(comparison: ComparisonData) -> list[Dominance]:
    """Every pair of plans of which one dominates the other.

    "At least as well" refers to means: the better plan's mean is no worse in any measure. "Clearly better" refers to
    paired intervals that hold for all pairs of plans and all measures at once (Bonferroni).
    """
    measures = [name for name in rankable(comparison) if name in WEIGHED]
    plans = len(comparison.results)
    if plans < 2 or not measures:
        return []
    confidence = 1.0 - FALSE_ALARM / (plans * (plans - 1) // 2 * len(measures))
    return [
        Dominance(better.scenario_name, worse.scenario_name, clear_in)
        for better, worse in permutations(comparison.results, 2)
        if (clear_in := clearly_better_in(better, worse, measures, confidence))
    ]


def clearly_better_in(better: Result, worse: Result, measures: Sequence[str], confidence: float) -> tuple[str, ...]:
    """The measures in which a plan is clearly better than another; none if its mean is worse in any."""
    gains = {
        name: paired_difference(direction(name) * better.measures[name], direction(name) * worse.measures[name],
                                "higher", confidence=confidence)
        for name in measures
    }
    if any(gain.mean < 0.0 for gain in gains.values()):
        return ()
    return tuple(name for name, gain in gains.items() if gain.low > 0.0)
