"""What each intervention of a plan contributed: Shapley values over the runs of its parts.

A part is a set of the plan's interventions, as bits: intervention i is in part p if ``p >> i & 1``. Every part ran in
the same futures, so contributions add up to the plan's whole effect in each of them, and their intervals are paired.
Sources: Shapley 1953 (contributions); Grabisch & Roubens 1999 and Sundararajan, Dhamdhere & Agarwal 2020
(interactions that add up).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Contribution:
    """What an intervention did to an outcome, by future, shape (replicates,) each.

    ``fair``: its Shapley value, the mean gain over all orders in which interventions could be added. ``alone``: the
    plan that has nothing else, minus doing nothing. ``left_out``: the plan minus the plan without it.
    """

    number: int
    fair: Values
    alone: Values
    left_out: Values


def contributions(parts: Mapping[int, Values], count: int) -> list[Contribution]:
    """The exact contribution of each of ``count`` interventions; ``parts``: the outcome of all 2**count parts."""
    whole, nothing = (1 << count) - 1, 0
    return [
        Contribution(
            number, _fair(parts, count, number), parts[1 << number] - parts[nothing],
            parts[whole] - parts[whole ^ (1 << number)],
        )
        for number in range(count)
    ]


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
                / comb(count - 1, part.bit_count())
                for part in range(1 << count) if not part & both
            ]
            found[one, other] = np.sum(gains, axis=0) * 2.0 / count
    return found


def sampled_contributions(walks: Sequence[Sequence[Values]], orders: Sequence[Sequence[int]]) -> list[Values]:
    """Shapley values by order, shape (orders, replicates) each; their mean over orders estimates the exact ones.

    ``walks[k]``: the outcome of doing nothing, then after each intervention of ``orders[k]`` is added.
    """
    found = []
    for number in range(len(orders[0])):
        gains = []
        for walk, order in zip(walks, orders, strict=True):
            place = order.index(number)
            gains.append(walk[place + 1] - walk[place])
        found.append(np.array(gains))
    return found


def _fair(parts: Mapping[int, Values], count: int, number: int) -> Values:
    """The Shapley value: gains of joining a part, each size of part weighing the same."""
    own = 1 << number
    gains = [
        (parts[part | own] - parts[part]) / comb(count - 1, part.bit_count())
        for part in range(1 << count) if not part & own
    ]
    total: Values = np.sum(gains, axis=0) / count
    return total
