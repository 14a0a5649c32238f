"""What each intervention of a plan contributed: Shapley values over the runs of its parts.

A part is a set of the plan's interventions, as bits: intervention i is in part p if ``p >> i & 1``. Every part ran in
the same futures, so contributions add up to the plan's whole effect in each of them, and their intervals are paired.
Sources: Shapley 1953 (contributions); Grabisch & Roubens 1999 and Sundararajan, Dhamdhere & Agarwal 2020
(interactions that add up); Castro, Gomez & Tejada 2009 (sampled orders).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.paired import Difference, paired_difference
from cxsim.errors import ResultError, did_you_mean
from cxsim.results.measures import MEASURES

Values = NDArray[np.float64]


ATTRIBUTION_COLUMNS = (
    "scenario", "measure", "intervention", "contribution", "low", "high", "alone", "alone_low", "alone_high",
    "left_out", "left_out_low", "left_out_high", "sampling_error", "doing_nothing", "whole_plan", "replicates",
    "replicates_needed",
)
INTERACTION_COLUMNS = (
    "scenario", "measure", "intervention", "other", "together", "low", "high", "replicates", "replicates_needed",
)


@dataclass(frozen=True)
class Contribution:
    """What an intervention did to an outcome.

    ``fair``: its Shapley value, the mean gain over all orders in which interventions could be added. ``alone``: the
    plan that has nothing else, minus doing nothing. ``left_out``: the plan minus the plan without it. ``error``: half
    the width of the 95 % interval of what sampled orders add to the uncertainty of ``fair``, whose interval holds it;
    0 if all parts were run.
    """

    intervention: str
    fair: Difference
    alone: Difference
    left_out: Difference
    error: float = 0.0


@dataclass(frozen=True)
class Interaction:
    """How much more, or less, two interventions do together than apart."""

    one: str
    other: str
    together: Difference


@dataclass(frozen=True)
class Attributed:
    """One measure, shared among the interventions in the order of the plan.

    ``nothing`` and ``whole``: its mean without any of them and with all; ``fair`` adds up to their difference.
    """

    measure: str
    nothing: float
    whole: float
    contributions: tuple[Contribution, ...]
    interactions: tuple[Interaction, ...]

    @property
    def largest_first(self) -> list[Contribution]:
        """The contributions, those that do most for better or worse first."""
        return sorted(self.contributions, key=lambda one: -abs(one.fair.mean))

    @property
    def closest(self) -> Interaction | None:
        """The two interventions that gain most by being together; None if none clearly do."""
        clear = [one for one in self.interactions if one.together.clear]
        return max(clear, key=lambda one: one.together.mean, default=None)


@dataclass(frozen=True)
class Attribution:
    """What each intervention of a plan contributed to each measure, over so many futures."""

    scenario: str
    futures: int
    measures: tuple[Attributed, ...]

    def of(self, measure: str) -> Attributed:
        """One of the measures.

        Raises
        ------
        ResultError
            If it is not among them.
        """
        for one in self.measures:
            if one.measure == measure:
                return one
        known = [one.measure for one in self.measures]
        raise ResultError(f"'{measure}' was not attributed: {did_you_mean(measure, known)}")

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """One row per measure and intervention, with the columns of ``attribution.csv``."""
        for of in self.measures:
            for one in of.contributions:
                bounds = [value for each in (one.fair, one.alone, one.left_out)
                          for value in (each.mean, each.low, each.high)]
                yield (self.scenario, of.measure, one.intervention, *bounds, one.error, of.nothing, of.whole,
                       one.fair.replicates, one.fair.needed)

    def interaction_rows(self) -> Iterator[tuple[Any, ...]]:
        """One row per measure and pair of interventions, with the columns of ``interactions.csv``."""
        for of in self.measures:
            for one in of.interactions:
                found = one.together
                yield (self.scenario, of.measure, one.one, one.other, found.mean, found.low, found.high,
                       found.replicates, found.needed)


def attributed(
    measure: str, names: Sequence[str], parts: Mapping[int, Values], orders: Sequence[Sequence[int]] = ()
) -> Attributed | None:
    """One measure, shared among interventions; None if there are not two futures in which every part has a value.

    ``parts``: all 2**count parts, or, with ``orders``, those that the orders pass, each intervention alone and the plan
    without each.
    """
    known = ~np.any([np.isnan(values) for values in parts.values()], axis=0)
    if np.count_nonzero(known) < 2:
        return None
    present = {part: values[known] for part, values in parts.items()}
    count = len(names)
    whole = (1 << count) - 1

    def difference(values: Values) -> Difference:
        return paired_difference(values, np.zeros_like(values), MEASURES[measure].better)

    found = []
    for number, name in enumerate(names):
        gains = np.array([fair(present, count, number)]) if not orders else sampled_fair(present, orders, number)
        error = sampling_error(gains.mean(axis=1))
        share = difference(gains.mean(axis=0))
        low, high = (math.hypot(share.mean - share.low, error), math.hypot(share.high - share.mean, error))
        found.append(Contribution(
            name, replace(share, low=share.mean - low, high=share.mean + high) if error else share,
            difference(present[1 << number] - present[0]),
            difference(present[whole] - present[whole ^ (1 << number)]), error,
        ))
    pairs = {} if orders else interactions(present, count)
    return Attributed(
        measure, float(present[0].mean()), float(present[whole].mean()), tuple(found),
        tuple(Interaction(names[one], names[other], difference(of)) for (one, other), of in pairs.items()),
    )


def fair(parts: Mapping[int, Values], count: int, number: int) -> Values:
    """The Shapley value of an intervention by future: gains of joining a part, each size of part weighing the same."""
    own = 1 << number
    gains = [
        (parts[part | own] - parts[part]) / math.comb(count - 1, part.bit_count())
        for part in range(1 << count) if not part & own
    ]
    total: Values = np.sum(gains, axis=0) / count
    return total


def interactions(parts: Mapping[int, Values], count: int) -> dict[tuple[int, int], Values]:
    """How much more, or less, two interventions do together than apart, by future (Shapley-Taylor index).

    All of them, and what each intervention does alone, add up to the plan's whole effect.
    """
    found = {}
    for one in range(count):
        for other in range(one + 1, count):
            both = (1 << one) | (1 << other)
            gains = [
                (parts[part | both] - parts[part | (1 << one)] - parts[part | (1 << other)] + parts[part])
                / math.comb(count - 1, part.bit_count())
                for part in range(1 << count) if not part & both
            ]
            found[one, other] = np.sum(gains, axis=0) * 2.0 / count
    return found


def sampled_fair(parts: Mapping[int, Values], orders: Sequence[Sequence[int]], number: int) -> Values:
    """What an intervention gains where it comes in an order and its reverse, shape (orders / 2, futures).

    Each order is followed by its reverse. The mean over orders estimates the Shapley value; over all interventions it
    adds up to the plan's whole effect.
    """
    gains = []
    for order in orders:
        before = sum(1 << one for one in order[: order.index(number)])
        gains.append(parts[before | 1 << number] - parts[before])
    paired: Values = np.array(gains).reshape(len(orders) // 2, 2, -1).mean(axis=1)
    return paired


def sampling_error(by_order: Values) -> float:
    """Half the width of the 95 % interval of a mean over sampled orders; 0 if there is only one value."""
    if len(by_order) < 2 or np.ptp(by_order) == 0.0:
        return 0.0
    from scipy.special import stdtrit

    return float(stdtrit(len(by_order) - 1, 0.975)) * float(by_order.std(ddof=1)) / math.sqrt(len(by_order))
