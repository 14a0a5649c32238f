"""One row per person and period at risk, with what was to be seen of others before the period began."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from cxsim.studies.diffusion.observations import Observations, ObservedContacts

Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class PersonPeriods:
    """Every array has shape (rows,). Shares are of adopters of earlier periods, never of the same one.

    ``contacts_share``: of the contacts that the person looks at, by weight. People without contacts have the share of
    their group: nothing is known of whom they look at. ``group_share``: of the others in the group. ``log_degree``:
    ln(1 + contacts), less its mean over people.
    """

    person: Integers
    period: Integers
    adopts: Values
    contacts_share: Values
    group_share: Values
    log_degree: Values


def person_periods(observations: Observations) -> PersonPeriods:
    """The rows of all people, by period, then person."""
    periods = np.arange(1, observations.periods + 1)
    period, person = np.nonzero(observations.last_period[None, :] >= periods[:, None])
    earlier = observations.adopted_before().astype(np.float64)
    group = shares_of_others(observations.group_of, earlier)
    contacts = contacts_shares(observations.contacts, earlier, group)
    adopts = (observations.adopted_in[person] == period + 1).astype(np.float64)
    degree = log_degrees(observations)
    return PersonPeriods(person, period + 1, adopts, contacts[person, period], group[person, period], degree[person])


def log_degrees(observations: Observations) -> Values:
    """ln(1 + contacts), less its mean over people, shape (people,)."""
    logs = np.log1p(observations.degree.astype(np.float64))
    centered: Values = logs - logs.mean()
    return centered


def contacts_shares(contacts: ObservedContacts, adopted: Values, group: Values) -> Values:
    """Share of each person's contacts, by weight, that had adopted; the ``group`` share of people without contacts.

    All have the shape (people, periods).
    """
    looks = looking(contacts, len(adopted))
    return np.where(looks.sum(axis=1)[:, None] > 0.0, looks @ adopted, group)


def looking(contacts: ObservedContacts, people: int) -> csr_array:
    """The share of each contact (column) among a person's contacts (row), by weight."""
    total = np.bincount(contacts.sources, weights=contacts.weights, minlength=people)
    shares = contacts.weights / total[contacts.sources]
    return csr_array((shares, (contacts.sources, contacts.targets)), shape=(people, people))


def shares_of_others(group_of: Integers, adopted: Values) -> Values:
    """Share of the others of the same group that adopted; rows are people, and somebody alone has nobody to see: 0."""
    size = np.bincount(group_of)
    member = csr_array((np.ones(len(group_of)), (group_of, np.arange(len(group_of)))), shape=(len(size), len(group_of)))
    others = np.maximum(size - 1, 1)[group_of]
    shares: Values = ((member @ adopted)[group_of] - adopted) / others[:, None]
    return shares


def share_by_period(observations: Observations, people: Mask) -> Values:
    """Share of the chosen people that had adopted before each period 1, 2, ..., shape (periods,)."""
    shares: Values = observations.adopted_before()[people].mean(axis=0)
    return shares
