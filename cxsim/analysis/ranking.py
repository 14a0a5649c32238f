"""Which plan leads, and which plans cannot be told apart.

Looking at many plans and naming the best invites a winner's curse, so plans are told apart by intervals that hold for
all pairs of plans at once (paired intervals, Bonferroni over the pairs): equal plans are called different in at most
5 % of cases, measure by measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.paired import Difference, mean_interval, paired_difference
from cxsim.errors import ResultError, did_you_mean
from cxsim.results.measures import MEASURES

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

FALSE_ALARM = 0.05
PAIR_COLUMNS = ("measure", "scenario", "other", "mean", "low", "high", "probability_better", "replicates",
                "replicates_needed")
RANKING_COLUMNS = ("measure", "rank", "scenario", "tied_with", "mean", "low", "high", "regret", "regret_low",
                   "regret_high")


@dataclass(frozen=True)
class RankedPlan:
    """One plan in one measure.

    ``rank``: 1 + the number of plans that are clearly better. ``tied_with``: plans that cannot be told from it (being
    tied is not passed on: A may be tied with B and B with C while A is clearly better than C). ``mean`` and its 95 %
    interval ``low`` to ``high``. ``regret``: mean, over futures, of what is lost against the plan that turns out best
    in the same future; 0 for a plan that is best in every future. Its 95 % interval: ``regret_low`` to ``regret_high``.
    """

    measure: str
    rank: int
    scenario: str
    tied_with: tuple[str, ...]
    mean: float
    low: float
    high: float
    regret: float
    regret_low: float
    regret_high: float


@dataclass(frozen=True)
class Ranking:
    """Plans ordered by their means, best first; those tied with the leader; how often each was the best.

    ``leaders``: the first plan and every plan whose simultaneous interval to it contains 0.
    ``share_best[name]``: share of replicates in which the plan is the best (shared among ties).
    """

    measure: str
    order: tuple[str, ...]
    leaders: tuple[str, ...]
    share_best: dict[str, float]
    standings: tuple[RankedPlan, ...] = ()

    @property
    def all_equal(self) -> bool:
        """Whether no plan can be told apart from the leader."""
        return len(self.leaders) == len(self.order)


def rank(comparison: ComparisonData, measure: str = "adoption_end") -> Ranking:
    """Rank the plans of a comparison by one measure; a replicate counts only where every plan has a value."""
    names = comparison.names
    if len(names) > 1:
        comparison.refuse_one_replicate()
    goodness = values_of_all(comparison, measure)
    means = goodness.mean(axis=1)
    best_first = sorted(range(len(names)), key=lambda index: (-means[index], names[index]))
    order = tuple(names[index] for index in best_first)
    clear = clear_pairs(goodness)
    leader = best_first[0]
    leaders = tuple(names[index] for index in best_first if index == leader or not clear[leader, index])
    lost = goodness.max(axis=0) - goodness
    standings = []
    for index in best_first:
        tied = tuple(names[other] for other in best_first if other != index and not clear[index, other])
        better = int((clear[index] & (means > means[index])).sum())
        mean = float(direction(measure) * means[index]) + 0.0  # no negative nought
        own, regret = (mean_interval(values) for values in (direction(measure) * goodness[index], lost[index]))
        standings.append(RankedPlan(measure, 1 + better, names[index], tied, mean, own.low, own.high,
                                    float(lost[index].mean()), max(regret.low, 0.0), regret.high))
    wins = dict(zip(names, share_of_wins(goodness), strict=True))
    return Ranking(measure, order, leaders, wins, tuple(sorted(standings, key=lambda one: one.rank)))


def values_of_all(comparison: ComparisonData, measure: str) -> Values:
    """Values turned so that more is better, shape (plans, replicates), for replicates that every plan has."""
    if measure not in MEASURES:
        raise ResultError(f"there is no measure '{measure}': {did_you_mean(measure, MEASURES)}")
    if MEASURES[measure].better == "none":
        raise ResultError(f"plans cannot be ranked by '{measure}': it has no better direction")
    missing = [result.scenario_name for result in comparison.results if measure not in result.measures]
    if missing:
        raise ResultError(f"plans cannot be ranked by '{measure}': it is not measured in '{missing[0]}'")
    values = direction(measure) * np.array([result.measures[measure] for result in comparison.results])
    values = values[:, ~np.isnan(values).any(axis=0)]
    if values.shape[1] == 0:
        raise ResultError(f"plans cannot be ranked by '{measure}': no replicate has it in every plan")
    return values


def direction(measure: str) -> float:
    """1 where more is better, -1 where less is."""
    return 1.0 if MEASURES[measure].better == "higher" else -1.0


def clear_pairs(goodness: Values) -> Mask:
    """Whether two plans can be told apart, shape (plans, plans), by intervals that hold for all pairs at once."""
    plans = len(goodness)
    clear = np.zeros((plans, plans), dtype=bool)
    confidence = simultaneous_confidence(plans)
    for first, second in combinations(range(plans), 2):
        found = paired_difference(goodness[first], goodness[second], "higher", confidence=confidence)
        clear[first, second] = clear[second, first] = found.clear
    return clear


def simultaneous_confidence(plans: int) -> float:
    """The confidence of each pair's interval with which the intervals of all pairs hold at once (Bonferroni)."""
    return 1.0 - FALSE_ALARM / max(plans * (plans - 1) // 2, 1)


def simultaneous_difference(comparison: ComparisonData, scenario: str, other: str, measure: str) -> Difference:
    """The paired difference of two plans, with an interval that holds for all pairs of the comparison at once."""
    confidence = simultaneous_confidence(len(comparison.results))
    return comparison.between(scenario, other, measure, confidence=confidence)


def share_of_wins(goodness: Values) -> list[float]:
    """Share of replicates that each row wins, ties shared; goodness has shape (plans, replicates)."""
    wins = goodness == goodness.max(axis=0)
    return [float(share) for share in (wins / wins.sum(axis=0)).mean(axis=1)]


def rankable(comparison: ComparisonData) -> list[str]:
    """Measures by which the plans can be ranked: one direction is better, and every plan has some common replicates."""
    found = []
    for name, measure in MEASURES.items():
        if measure.better != "none" and all(name in result.measures for result in comparison.results):
            values = np.array([result.measures[name] for result in comparison.results])
            if (~np.isnan(values).any(axis=0)).sum() > 1:
                found.append(name)
    return found


def ranking_rows(comparison: ComparisonData) -> list[tuple[Any, ...]]:
    """The rows of ``ranking.csv``: every plan in every measure that ranks."""
    return [
        (one.measure, one.rank, one.scenario, "; ".join(one.tied_with), one.mean, one.low, one.high, one.regret,
         one.regret_low, one.regret_high)
        for measure in rankable(comparison) for one in rank(comparison, measure).standings
    ]


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
                         found.replicates, found.needed))
    return rows
