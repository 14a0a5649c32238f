"""Diffusion played by the mechanism on the observed network: what fitted parameters say about whole curves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.model.mechanisms.bass import willingness_by_hazard
from cxsim.results.summary import quantiles
from cxsim.streams import employee_keys, uniforms
from cxsim.studies.diffusion.observations import Observations

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class GroupCurve:
    """Cumulative share of adopters of one group by period: observed, mean and 5th to 95th percentile of futures."""

    group: str
    people: int
    observed: Values
    fitted: Values
    low: Values
    high: Values


def adoption_times(observations: Observations, parameters: Values, *, replicates: int, seed: int) -> Integers:
    """Period of adoption of everybody, 0 = never, shape (people, replicates); nothing of the observed adoption enters.

    Contacts count with what they did before the period. The chance of a person in a period is the same in every
    network.
    """
    from scipy.sparse import csr_array

    ties, people = observations.contacts, observations.people
    total = np.bincount(ties.sources, weights=ties.weights, minlength=people)
    weights = csr_array((ties.weights / total[ties.sources], (ties.sources, ties.targets)), shape=(people, people))
    log_degree = np.log1p(observations.degree.astype(np.float64))
    factor = np.exp(parameters[2] * (log_degree - log_degree.mean()))[:, None]
    keys = employee_keys(observations.ids)[:, None]
    times = np.zeros((people, replicates), dtype=np.int64)
    for period in range(1, observations.periods + 1):
        adopted = (times > 0).astype(np.float64)
        chance = willingness_by_hazard(0.0, factor * (weights @ adopted), factor, parameters[0], parameters[1])
        draw = uniforms(seed, "diffusion", keys, period, np.arange(replicates)[None, :])
        times[(times == 0) & (draw < chance)] = period
    return times


def curves(observations: Observations, times: Integers) -> tuple[GroupCurve, ...]:
    """Curves of everybody (group ``all``) and of every group."""
    chosen = [("all", np.ones(observations.people, dtype=bool))]
    chosen += [(group, observations.group_of == number) for number, group in enumerate(observations.groups)]
    return tuple(_curve(observations, times, group, people) for group, people in chosen)


def _curve(observations: Observations, times: Integers, group: str, people: Mask) -> GroupCurve:
    observed = cumulative(observations.adopted_in[people][:, None], observations.periods)[:, 0]
    simulated = cumulative(times[people], observations.periods)
    low, high = quantiles(simulated, (0.05, 0.95))
    return GroupCurve(group, int(people.sum()), observed, simulated.mean(axis=1), low, high)


def cumulative(times: Integers, periods: int) -> Values:
    """Share of people (first axis) that have adopted by the end of each period, shape (periods, replicates)."""
    shares = [((times > 0) & (times <= period)).mean(axis=0) for period in range(1, periods + 1)]
    return np.array(shares, dtype=np.float64)
