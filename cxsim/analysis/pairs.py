"""Every plan against every other: how much better on average, and in how many futures."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.ranking import rankable, simultaneous_difference

PAIR_COLUMNS = ("measure", "scenario", "other", "mean", "low", "high", "probability_better", "replicates")


def pair_rows(comparison: ComparisonData) -> list[tuple[Any, ...]]:
    """The rows of ``pairs.csv``: every pair of plans in every measure that ranks, each pair once.

    ``low`` and ``high`` bound the mean difference for all pairs of plans at once (Bonferroni);
    ``probability_better`` is the share of futures in which ``scenario`` does better than ``other``, ties counting half.
    """
    rows = []
    for measure in rankable(comparison):
        for first, second in combinations(comparison.names, 2):
            found = simultaneous_difference(comparison, first, second, measure)
            rows.append((measure, first, second, found.mean, found.low, found.high, found.probability_better,
                         found.replicates))
    return rows
