"""Which plan leads, and which plans cannot be told from it.

Looking at many plans and naming the best invites a winner's curse, so plans are told apart by intervals that
hold for all pairs at once (Bonferroni over the pairs): equal plans are called different in at most 5 % of cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.compare import Comparison
from cxsim.errors import ResultError
from cxsim.results.measures import MEASURES

FALSE_ALARM = 0.05


@dataclass(frozen=True)
class Ranking:
    """Plans in the order of their means, best first; those beside the leader; how often each was the best.

    ``leaders``: the first plan and every plan whose simultaneous interval to it contains 0.
    ``share_best[name]``: share of replicates in which the plan is the best (shared among ties).
    """

    measure: str
    order: tuple[str, ...]
    leaders: tuple[str, ...]
    share_best: dict[str, float]

    @property
    def all_equal(self) -> bool:
        return len(self.leaders) == len(self.order)


def rank(comparison: Comparison, measure: str = "adoption_end") -> Ranking:
    """Rank the plans of a comparison by one measure; a replicate counts only where every plan has a value."""
    if measure not in MEASURES or MEASURES[measure].better == "none":
        raise ResultError(f"plans cannot be ranked by '{measure}': no direction of it is better")
    sign = 1.0 if MEASURES[measure].better == "higher" else -1.0
    names = comparison.names
    goodness = sign * np.array([comparison[name].measures[measure] for name in names])
    goodness = goodness[:, ~np.isnan(goodness).any(axis=0)]
    if goodness.shape[1] == 0:
        raise ResultError(f"plans cannot be ranked by '{measure}': no replicate has it in every plan")
    means = goodness.mean(axis=1)
    order = tuple(names[index] for index in sorted(range(len(names)), key=lambda index: (-means[index], names[index])))
    pairs = max(len(list(combinations(names, 2))), 1)
    leaders = [order[0]]
    for other in order[1:]:
        found = comparison.between(order[0], other, measure, confidence=1.0 - FALSE_ALARM / pairs)
        if not found.clear:
            leaders.append(other)
    return Ranking(measure, order, tuple(leaders), dict(zip(names, share_of_wins(goodness), strict=True)))


def share_of_wins(goodness: NDArray[np.float64]) -> list[float]:
    """Share of replicates that each row wins, ties shared; goodness has shape (plans, replicates)."""
    wins = goodness == goodness.max(axis=0)
    return [float(share) for share in (wins / wins.sum(axis=0)).mean(axis=1)]
