"""What the winner of a search is really worth.

The best of many noisy values is partly the luckiest (winner's curse). Two remedies are shown side by side.

*Shrunken value*, from the search alone: each value is drawn to the mean of all plans that ran and keep the limits, by
the share of their spread that chance explains, v + (1 - B)(m - v) with B = t^2 / (t^2 + s^2). s^2: variance of a value
around the others under common random numbers, by resampling futures; t^2: variance of the values less s^2. Source:
Smith and Winkler (2006), "The optimizer's curse", Management Science 52; Efron and Morris (1975), JASA 70.

*Confirmed value*: the plan run again on random numbers that the search has not seen. It is unbiased.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.paired import mean_interval
from cxsim.results.measures import MEASURES
from cxsim.streams import uniforms
from cxsim.sweeps.search.candidates import Rows, higher, over_futures, worst_mean
from cxsim.sweeps.search.schema import Objective

Values = NDArray[np.float64]

RESAMPLES = 400
CONFIDENCE = 0.95
FEWEST_PLANS = 4
REGRET_SHARE = 0.05


def shrunken(objective: Objective, rows: Mapping[str, Rows], seed: int) -> dict[str, float]:
    """The shrunken value of every plan; the values themselves if too few plans ran to tell spread from chance."""
    labels = list(rows)
    values = np.array([rows[label][objective.measure] for label in labels])
    seen = np.array([over_futures(objective, own) for own in values])
    if len(labels) < FEWEST_PLANS:
        return dict(zip(labels, seen.tolist(), strict=True))
    noise = _noise(objective, values, seen, seed)
    spread = max(0.0, float(seen.var(ddof=1)) - noise)
    kept = spread / (spread + noise) if spread + noise > 0.0 else 1.0
    drawn = seen.mean() + kept * (seen - seen.mean())
    return dict(zip(labels, drawn.tolist(), strict=True))


def _noise(objective: Objective, values: Values, seen: Values, seed: int) -> float:
    """Variance of a plan's value around those of the others when futures are drawn again; values: (plans, futures)."""
    futures = values.shape[1]
    deviations = np.empty((RESAMPLES, len(seen)))
    for number in range(RESAMPLES):
        again = values[:, _resampled(futures, number, seed)]
        moved = np.array([over_futures(objective, own) for own in again]) - seen
        deviations[number] = moved - moved.mean()
    noise: float = np.mean(deviations**2) * futures / max(futures - 1, 1)
    return float(noise)


def _resampled(futures: int, number: int, seed: int) -> NDArray[np.int64]:
    """As many futures as there are, drawn with repetition."""
    shares = uniforms(seed, "resampled futures", np.arange(futures, dtype=np.uint64), replicate=number)
    return (shares * futures).astype(np.int64)


def interval(objective: Objective, values: Values, seed: int) -> tuple[float, float]:
    """The 95 % interval of an objective, from its futures.

    A mean: ``mean_interval`` (of shares, within 0 and 1); a share of futures: Wilson's; a worst tenth: percentiles of
    resampled futures.
    """
    if objective.of != "mean":
        again = (values[_resampled(len(values), number, seed)] for number in range(RESAMPLES))
        drawn = [worst_mean(own, higher(objective)) for own in again]
        low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
        return float(low), float(high)
    if objective.measure == "target_met":
        from scipy.stats import binomtest  # takes a second, and most searches do without

        found = binomtest(int(values.sum()), len(values)).proportion_ci(CONFIDENCE, method="wilson")
        return float(found.low), float(found.high)
    found = mean_interval(values, CONFIDENCE)
    if MEASURES[objective.measure].unit == "share":
        return max(found.low, 0.0), min(found.high, 1.0)
    return found.low, found.high


@dataclass(frozen=True)
class Regret:
    """What is lost by a plan against the best plan of the front in each future, in the unit of the measure.

    ``mean`` over the futures, ``worst``: mean of the worst 5 %, ``best_in``: share of the futures in which no plan of
    the front is better.
    """

    mean: float
    worst: float
    best_in: float


def regrets(objective: Objective, rows: Mapping[str, Rows]) -> dict[str, Regret]:
    """The regret of each plan, future by future on common random numbers."""
    values = np.array([own[objective.measure] for own in rows.values()])
    values = values[:, ~np.isnan(values).any(axis=0)]  # without futures in which a plan has no value
    if not values.size:
        return {}
    signed = values if higher(objective) else -values
    lost = signed.max(axis=0) - signed
    return {label: Regret(float(own.mean()), worst_mean(own, False, REGRET_SHARE), float(np.mean(own == 0.0)))
            for label, own in zip(rows, lost, strict=True)}
