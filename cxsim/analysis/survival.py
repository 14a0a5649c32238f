"""Whether a recommendation outlives the law it was found with: the same plans under other rules and networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cxsim.analysis.ranking import rank, values_of_all

if TYPE_CHECKING:
    from cxsim.analysis.compare import Comparison


@dataclass(frozen=True)
class Survival:
    """One alternative (``assumption`` = ``setting``) and what it does to a recommendation.

    ``leaders``: plans that lead there and cannot be told apart. ``beaten_by``: the plan that is clearly better there,
    or nothing. ``share_lost``: share of the futures there in which some other plan does better.
    """

    assumption: str
    setting: str
    recommendation: str
    leaders: tuple[str, ...]
    beaten_by: str
    share_lost: float


def survival(comparison: Comparison, recommendation: str, measure: str, assumption: str, setting: str) -> Survival:
    """How a recommendation fares in a comparison that was run under an alternative."""
    ranking = rank(comparison, measure)
    (own,) = (one for one in ranking.standings if one.scenario == recommendation)
    beaten = "" if own.rank == 1 else ranking.order[0]
    goodness = values_of_all(comparison, measure)
    mine = comparison.names.index(recommendation)
    lost = float(np.mean(goodness.max(axis=0) > goodness[mine]))
    return Survival(assumption, setting, recommendation, ranking.leaders, beaten, lost)
