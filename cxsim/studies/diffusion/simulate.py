"""Diffusion played on the observed ties from the day on which nobody of the group had adopted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.results.summary import quantiles
from cxsim.streams import employee_keys, uniforms
from cxsim.studies.diffusion.observations import Observations
from cxsim.studies.diffusion.person_periods import looking, shares_of_others

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

Chance = Callable[[int, Values, Values], Values]
"""Of a period (from 1), the share of adopters among contacts and among the others of the group, both of shape (people,
futures): the chance that people adopt in it."""


@dataclass(frozen=True)
class GroupCurve:
    """Cumulative share of adopters of one group by period: observed, mean and 5th to 95th percentile of futures."""

    group: str
    people: int
    observed: Values
    fitted: Values
    low: Values
    high: Values


def adoption_times(observations: Observations, chosen: Mask, chance: Chance, *, replicates: int, seed: int) -> Integers:
    """Period of adoption of the chosen people (whole groups), 0 = not while watched, shape (chosen, replicates).

    Nothing of their observed adoption enters; contacts outside adopt as observed. Contacts count with what they did
    before the period. The random numbers of a person in a period are the same whatever the chance.
    """
    looks = looking(observations.contacts, observations.people)[chosen]
    outside = looks[:, ~chosen] @ observations.adopted_before()[~chosen].astype(np.float64)
    inside, alone = looks[:, chosen], (looks.sum(axis=1) == 0.0)[:, None]
    group = np.unique(observations.group_of[chosen], return_inverse=True)[1]
    keys = employee_keys(observations.ids)[chosen, None]
    watched_to = observations.watched_to[chosen, None]
    times = np.zeros((int(chosen.sum()), replicates), dtype=np.int64)
    for period in range(1, observations.periods + 1):
        adopted = (times > 0).astype(np.float64)
        others = shares_of_others(group, adopted)
        contacts = np.where(alone, others, inside @ adopted + outside[:, period - 1, None])
        draw = uniforms(seed, "diffusion", keys, period, np.arange(replicates)[None, :])
        times[(times == 0) & (draw < chance(period, contacts, others)) & (period <= watched_to)] = period
    return times


def curve(observations: Observations, chosen: Mask, times: Integers, group: str) -> GroupCurve:
    """Observed and played curve of some people; ``times`` has their rows."""
    observed = cumulative(observations.adopted_in[chosen][:, None], observations.periods)[:, 0]
    simulated = cumulative(times, observations.periods)
    low, high = quantiles(simulated, (0.05, 0.95))
    return GroupCurve(group, int(chosen.sum()), observed, simulated.mean(axis=1), low, high)


def cumulative(times: Integers, periods: int) -> Values:
    """Share of people (first axis) that have adopted by the end of each period, shape (periods, replicates)."""
    shares = [((times > 0) & (times <= period)).mean(axis=0) for period in range(1, periods + 1)]
    return np.array(shares, dtype=np.float64)
