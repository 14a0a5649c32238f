"""How well narrowed forecasts hold: refusals, coverage, CRPS, and ranks of the true parameters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kstest

from cxsim.studies.narrowing.adjust import quantiles
from cxsim.studies.narrowing.learning import BAND, Simulated, forecast, learn
from cxsim.studies.narrowing.observation import Observation
from cxsim.studies.narrowing.refusal import findings
from experiments.narrowing.company import SEED, WAVES

Values = NDArray[np.float64]
Integers = NDArray[np.int64]

FIRST: Final = WAVES[-1] + 1
WEEKS: Final = (39, 52, 78, 103)
OVERALL: Final = "27 to 103"
UNEVEN: Final = 0.01


@dataclass(frozen=True)
class Forecasts:
    """Scores of companies that were not refused, shape (companies, weeks + 1), for the weeks and for the mean of all.

    ``crps_weekly``: mean over all weeks, narrowed and before, (companies, 2).
    """

    refused: Values
    covered: Values
    width: Values
    crps: Values
    crps_before: Values
    crps_stays: Values
    crps_weekly: Values


@dataclass(frozen=True)
class Truths:
    """Companies: their rows of the set, the summaries that were seen, adoption after the last wave and in it."""

    rows: Integers
    seen: Values
    adoption: Values
    last_seen: Values


def judged(
    simulated: Simulated, observations: Sequence[Observation], shown: Values, truths: Truths
) -> Forecasts:
    """Narrow the set for every truth, its row left out. ``shown``: what the rows of the set show."""
    scores: list[tuple[Values, ...]] = []
    refused = []
    for number, row in enumerate(truths.rows):
        left = np.arange(len(shown)) != row
        seen = truths.seen[number]
        own = [replace(one, value=one.value_of(float(summary)))
               for one, summary in zip(observations, seen, strict=True)]
        refused.append(float(bool(findings(own, shown[left], SEED))))
        if not refused[-1]:
            others = simulated.some(left)
            scores.append(_scores(others, forecast(others, seen), truths.adoption[number], truths.last_seen[number]))
    return Forecasts(np.array(refused), *(np.array(column) for column in zip(*scores, strict=True)))


def rank_of(simulated: Simulated, row: int) -> Values:
    """Narrow the set to what a row shows, the row left out: by parameter, the share of values below its own."""
    found = learn(simulated.some(np.arange(len(simulated.summaries)) != row), simulated.summaries[row])
    true = simulated.parameters[row]
    return np.asarray(found.weights @ (found.parameters < true) + 0.5 * (found.weights @ (found.parameters == true)))


def _scores(
    others: Simulated, forecast_of: tuple[Values, Values], true: Values, last_seen: float
) -> tuple[Values, ...]:
    """Covered, width, and CRPS: narrowed, before, of adoption that stays, and in every week narrowed beside before."""
    chosen = [week - FIRST for week in WEEKS]
    adoption, weights = forecast_of
    after, before = _with_mean(adoption, chosen), _with_mean(others.adoption, chosen)
    truth = np.append(true[chosen], true.mean())
    even = np.full(len(before), 1.0 / len(before))
    low, _, high = quantiles(after, weights, BAND)
    stays = np.append(np.abs(true[chosen] - last_seen), np.abs(true - last_seen).mean())
    weekly = np.array([crps(adoption, weights, true).mean(), crps(others.adoption, even, true).mean()])
    covered = ((low - 1e-9 <= truth) & (truth <= high + 1e-9)).astype(float)
    return covered, high - low, crps(after, weights, truth), crps(before, even, truth), stays, weekly


def _with_mean(adoption: Values, chosen: list[int]) -> Values:
    return np.column_stack([adoption[:, chosen], adoption.mean(axis=1)])


def crps(values: Values, weights: Values, true: Values) -> Values:
    """Continuous ranked probability score of weighted values, shape (rows, columns), against the truth, (columns,)."""
    ranked = np.argsort(values, axis=0)
    ordered, of_rank = np.take_along_axis(values, ranked, axis=0), weights[ranked]
    reached = np.cumsum(of_rank, axis=0)[:-1]
    apart = np.sum(reached * (1.0 - reached) * np.diff(ordered, axis=0), axis=0)
    return np.asarray(weights @ np.abs(values - true) - apart)


def share_uneven(ranks: Values) -> float:
    """Share of the parameters whose ranks are uneven at p < .01."""
    return float(np.mean([kstest(ranks[:, one], "uniform").pvalue < UNEVEN for one in range(ranks.shape[1])]))
