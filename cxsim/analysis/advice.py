"""The recommendation: which plan, by which measure, or that there is no defensible ranking."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.ranking import Ranking, direction, rank, rankable

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Advice:
    """A recommendation: ``plans`` lead by ``measure``; ``defensible`` if one plan clearly differs from all others."""

    measure: str
    ranking: Ranking

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans that lead and cannot be told apart."""
        return self.ranking.leaders

    @property
    def defensible(self) -> bool:
        """Whether one plan leads alone."""
        return len(self.ranking.leaders) == 1


def decision_measure(comparison: ComparisonData) -> str:
    """The measure for decisions: net value if every scenario gives values of outcomes, else adoption."""
    return "net_value" if "net_value" in rankable(comparison) else "adoption_end"


def advise(comparison: ComparisonData) -> Advice:
    """The plans that lead by the decision measure."""
    measure = decision_measure(comparison)
    return Advice(measure, rank(comparison, measure))


def rivals(comparison: ComparisonData, plan: str) -> list[str]:
    """Every other plan."""
    return [name for name in comparison.names if name != plan]


def advantages(comparison: ComparisonData, plan: str, measure: str) -> Values:
    """How much better a plan does than each rival in each replicate, shape (rivals, replicates)."""
    sign = direction(measure)
    own = comparison[plan].measures[measure]
    return np.array([sign * (own - comparison[name].measures[measure]) for name in rivals(comparison, plan)])
