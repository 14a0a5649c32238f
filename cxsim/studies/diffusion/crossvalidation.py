"""Leave one group out: every model is fitted to all other groups and predicts this one, period by period."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxsim.studies.diffusion.models import MODELS, Data, fit_model, score


@dataclass(frozen=True)
class Score:
    """How well a model fitted to the other groups predicted one; ``periods`` counts its person-periods at risk."""

    model: str
    group: str
    log_likelihood: float
    people: int
    periods: int


@dataclass(frozen=True)
class Gain:
    """Log-likelihood of one model less another's, summed over groups.

    ``standard_error`` and the 95 % interval take the groups' differences for independent draws (t distribution);
    nan with fewer than two groups.
    """

    total: float
    standard_error: float
    low: float
    high: float
    better: int
    groups: int


def leave_one_group_out(data: Data) -> tuple[Score, ...]:
    """Scores by model, then group; none where there is one group only."""
    observations = data.observations
    if len(observations.groups) < 2:
        return ()
    scores = []
    for model in MODELS:
        for number, group in enumerate(observations.groups):
            left_out = observations.group_of == number
            fitted = fit_model(model, data, ~left_out)
            value = score(fitted, data, left_out, ~left_out)
            rows = int(left_out[data.table.person].sum())
            scores.append(Score(model, group, value, int(left_out.sum()), rows))
    return tuple(scores)


def total(scores: Sequence[Score], model: str) -> float:
    """Predictive log-likelihood of a model, summed over groups."""
    return math.fsum(score.log_likelihood for score in scores if score.model == model)


def gain(scores: Sequence[Score], model: str, over: str) -> Gain:
    """How much better one model predicts than another."""
    from scipy.stats import t

    other = {score.group: score.log_likelihood for score in scores if score.model == over}
    by_group = [score.log_likelihood - other[score.group] for score in scores if score.model == model]
    groups, summed = len(by_group), math.fsum(by_group)
    better = sum(difference > 0.0 for difference in by_group)
    if groups < 2:
        return Gain(summed, math.nan, math.nan, math.nan, better, groups)
    error = math.sqrt(groups) * float(np.std(by_group, ddof=1))
    reach = float(t.ppf(0.975, groups - 1)) * error
    return Gain(summed, error, summed - reach, summed + reach, better, groups)
