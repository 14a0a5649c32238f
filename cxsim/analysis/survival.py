"""Whether a recommendation outlives the law it was found with: the same plans under other rules and networks."""

from __future__ import annotations

import numpy as np

from cxsim.analysis.comparison_data import ComparisonData, Survival
from cxsim.analysis.ranking import rank, values_of_all


def survival(comparison: ComparisonData, recommendation: str, measure: str, assumption: str, setting: str) -> Survival:
    """How a recommendation fares in a comparison that was run under an alternative."""
    ranking = rank(comparison, measure)
    (own,) = (one for one in ranking.standings if one.scenario == recommendation)
    beaten = "" if own.rank == 1 else ranking.order[0]
    goodness = values_of_all(comparison, measure)
    mine = comparison.names.index(recommendation)
    lost = float(np.mean(goodness.max(axis=0) > goodness[mine]))
    return Survival(assumption, setting, recommendation, ranking.leaders, beaten, lost)
