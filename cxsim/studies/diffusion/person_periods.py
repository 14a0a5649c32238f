"""One row per person and period at risk, with what was to be seen of others before the period began."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.studies.diffusion.observations import Observations

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class PersonPeriods:
    """Every array has shape (rows,). Shares are of adopters of earlier periods, never of the same one.

    ``contacts_share``: of the contacts that the person looks at (by weight; 0 without contacts). ``group_share``: of
    the others in the group. ``log_degree``: ln(1 + contacts), less its mean over people.
    """

    person: Integers
    period: Integers
    adopts: Values
    contacts_share: Values
    group_share: Values
    log_degree: Values


def person_periods(observations: Observations) -> PersonPeriods:
    """The rows of all people, by period, then person."""
    log_degree = np.log1p(observations.degree.astype(np.float64))
    log_degree = log_degree - log_degree.mean()
    parts = []
    for period in range(1, observations.periods + 1):
        at_risk = np.flatnonzero(observations.last_period >= period)
        earlier = observations.adopted_before(period)
        parts.append((
            at_risk, np.full(len(at_risk), period), observations.adopted_in[at_risk] == period,
            share_of_contacts(observations, earlier)[at_risk], share_of_group(observations, earlier)[at_risk],
            log_degree[at_risk],
        ))
    person, when, adopts, contacts, group, degree = (np.concatenate(column) for column in zip(*parts, strict=True))
    return PersonPeriods(person, when, adopts.astype(np.float64), contacts, group, degree)


def share_of_contacts(observations: Observations, earlier: Mask) -> Values:
    """Share of each person's contacts, by weight, that had adopted, shape (people,)."""
    ties, people = observations.contacts, observations.people
    total = np.bincount(ties.sources, weights=ties.weights, minlength=people)
    seen = np.bincount(ties.sources, weights=ties.weights * earlier[ties.targets], minlength=people)
    return np.divide(seen, total, out=np.zeros(people), where=total > 0.0)


def share_of_group(observations: Observations, earlier: Mask) -> Values:
    """Share of the others in each person's group that had adopted, for people who had not, shape (people,)."""
    groups = len(observations.groups)
    size = np.bincount(observations.group_of, minlength=groups)
    adopted = np.bincount(observations.group_of, weights=earlier.astype(np.float64), minlength=groups)
    share: Values = np.minimum(adopted / np.maximum(size - 1, 1), 1.0)[observations.group_of]
    return share


def share_by_period(observations: Observations, people: Mask) -> Values:
    """Share of the chosen people that had adopted before each period 1, 2, ..., shape (periods,)."""
    shares = [observations.adopted_before(period)[people].mean() for period in range(1, observations.periods + 1)]
    return np.array(shares, dtype=np.float64)
