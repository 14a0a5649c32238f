"""Which plans nobody should choose, whatever they value: others do as well in everything and better in something."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.paired import paired_difference
from cxsim.analysis.ranking import FALSE_ALARM, direction, rankable

# What a decision weighs; measures that restate these are left out.
WEIGHED = (
    "adoption_end", "sustained_adoption", "internalized_share", "weeks_to_half", "regretted_turnover",
    "burnout_share_peak", "output_trough", "output_end", "customer_index_end", "cost_total", "net_value",
)


@dataclass(frozen=True)
class Dominance:
    """``better`` does at least as well as ``worse`` in all weighed measures and clearly better in ``clear_in``."""

    better: str
    worse: str
    clear_in: tuple[str, ...]


def dominances(comparison: ComparisonData) -> list[Dominance]:
    """Every pair of plans of which one dominates the other.

    "At least as well" is said of means: the better plan's mean is no worse in any weighed measure. "Clearly better" is
    said of paired intervals that hold for all pairs of plans and all weighed measures at once (Bonferroni).
    """
    measures = [name for name in rankable(comparison) if name in WEIGHED]
    plans = len(comparison.results)
    if plans < 2 or not measures:
        return []
    confidence = 1.0 - FALSE_ALARM / (plans * (plans - 1) // 2 * len(measures))
    found = []
    for better in comparison.results:
        for worse in comparison.results:
            if better is worse:
                continue
            gains = {
                name: paired_difference(
                    direction(name) * better.measures[name], direction(name) * worse.measures[name], "higher",
                    confidence=confidence,
                )
                for name in measures
            }
            clear_in = tuple(name for name, gain in gains.items() if gain.low > 0.0)
            if clear_in and all(np.isnan(gain.mean) or gain.mean >= 0.0 for gain in gains.values()):
                found.append(Dominance(better.scenario_name, worse.scenario_name, clear_in))
    return found
