"""What would overturn a recommendation: which assumptions within their plausible ranges, and in how many futures."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.advice import advantages, advise
from cxsim.analysis.assumptions import FIFTHS, Profile, level_divisors, profile, shared_parameters
from cxsim.analysis.comparison_data import ComparisonData, Survival
from cxsim.analysis.ranking import FALSE_ALARM, rank, values_of_all

Values = NDArray[np.float64]

ROBUSTNESS_COLUMNS = ("recommendation", "assumption", "low", "high", "flips_at", "share_of_sets")
ALL_TOGETHER = "all assumptions and chance together"


@dataclass(frozen=True)
class Overturn:
    """Whether one assumption alone overturns a recommendation.

    ``low`` and ``high``: the range examined. ``flips_at``: the setting beyond which another plan is clearly better
    on average (``above`` or below it); nan or "" if there is none. ``share_of_sets``: share of the futures
    beyond that setting.
    """

    recommendation: str
    assumption: str
    low: float
    high: float
    flips_at: float | str
    share_of_sets: float
    above: bool = False

    @property
    def flips(self) -> bool:
        """Whether there is a setting that overturns the recommendation."""
        return bool(self.flips_at) and not (isinstance(self.flips_at, float) and math.isnan(self.flips_at))


def overturns(comparison: ComparisonData) -> list[Overturn]:
    """For every plan that leads: all assumptions together, each alone, then the other rules and networks."""
    if len(comparison.results) < 2:
        return []
    advice, parameters = advise(comparison), shared_parameters(comparison)
    divisors = level_divisors(parameters)
    found = []
    for plan in advice.plans:
        gains = advantages(comparison, plan, advice.measure)
        beaten = np.any(gains[:, ~np.isnan(gains).any(axis=0)] < 0.0, axis=0)
        found.append(Overturn(plan, ALL_TOGETHER, math.nan, math.nan, math.nan, float(beaten.mean())))
        found += [one_assumption(plan, name, setting, gains, divisors[name]) for name, setting in parameters.items()]
    found += [
        Overturn(one.recommendation, f"{one.assumption}: {one.setting}", math.nan, math.nan,
                 one.beaten_by and one.setting, one.share_lost)
        for one in comparison.survivals
    ]
    return found


def one_assumption(plan: str, name: str, setting: Values, gains: Values, assumptions: int) -> Overturn:
    """Where a rival becomes clearly better along one assumption; ``gains`` has shape (rivals, replicates).

    A rival is clearly better in a fifth of the futures if the interval of the mean difference there lies beyond 0, with
    intervals that hold for all assumptions, fifths and rivals at once. The flip lies where the mean difference, drawn
    straight between the middles of the fifths, crosses 0.
    """
    low, high = float(setting.min()), float(setting.max())
    # Only one side of each interval matters, so a two-sided one may miss twice as often.
    confidence = 1.0 - 2.0 * FALSE_ALARM / (assumptions * FIFTHS * len(gains))
    best: Overturn | None = None
    for gain in gains:
        line = profile(name, setting, gain, confidence)
        if line is None:
            continue
        flips = flip_of(line, low, high)
        if flips is None:
            continue
        at, above = flips
        share = float(np.mean(setting >= at) if above else np.mean(setting <= at))
        if best is None or share > best.share_of_sets:
            best = Overturn(plan, name, low, high, at, share, above)
    return best or Overturn(plan, name, low, high, math.nan, 0.0)


def flip_of(line: Profile, low: float, high: float) -> tuple[float, bool] | None:
    """The setting at which the mean turns clearly negative, and whether it does so above it; None if it never does.

    If the mean is negative everywhere, the assumption overturns nothing: there was nothing to overturn.
    """
    clearly_lost = line.high < 0.0
    if not clearly_lost.any() or (line.mean < 0.0).all():
        return None
    lost = int(np.flatnonzero(clearly_lost)[np.argmin(line.mean[clearly_lost])])
    won = [place for place in range(len(line.mean)) if line.mean[place] >= 0.0]
    nearest = min(won, key=lambda place: abs(place - lost))
    step = 1 if nearest > lost else -1
    inside = nearest - step  # the last fifth, coming from the loss, in which the plan still loses
    part = line.mean[nearest] / (line.mean[nearest] - line.mean[inside])
    at = float(line.middle[nearest] + part * (line.middle[inside] - line.middle[nearest]))
    return min(max(at, low), high), inside > nearest


def survival(comparison: ComparisonData, recommendation: str, measure: str, assumption: str, setting: str) -> Survival:
    """How a recommendation fares in a comparison that was run under an alternative."""
    ranking = rank(comparison, measure)
    (own,) = (one for one in ranking.standings if one.scenario == recommendation)
    beaten = "" if own.rank == 1 else ranking.order[0]
    goodness = values_of_all(comparison, measure)
    mine = comparison.names.index(recommendation)
    lost = float(np.mean(goodness.max(axis=0) > goodness[mine]))
    return Survival(assumption, setting, recommendation, ranking.leaders, beaten, lost)


def robustness_rows(overturned: Iterable[Overturn]) -> list[tuple[Any, ...]]:
    """The rows of ``robustness.csv``."""
    return [(one.recommendation, one.assumption, one.low, one.high, one.flips_at, one.share_of_sets)
            for one in overturned]
