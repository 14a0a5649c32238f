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
    group = group_shares(observations, earlier)
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

    All have the shape (people, periods or futures).
    """
    people = len(adopted)
    total = np.bincount(contacts.sources, weights=contacts.weights, minlength=people)
    shares = contacts.weights / total[contacts.sources]
    seen = csr_array((shares, (contacts.sources, contacts.targets)), shape=(people, people)) @ adopted
    return np.where(total[:, None] > 0.0, seen, group)


def group_shares(observations: Observations, adopted: Values) -> Values:
    """Share of the others in each person's group that had adopted; same shape as ``adopted``, whose rows are people."""
    size = np.bincount(observations.group_of, minlength=len(observations.groups))
    others = np.maximum(size - 1, 1)[observations.group_of]
    in_group = np.zeros((len(size), *adopted.shape[1:]))
    np.add.at(in_group, observations.group_of, adopted)
    shares: Values = (in_group[observations.group_of] - adopted) / others[:, None]
    return shares


def share_by_period(observations: Observations, people: Mask) -> Values:
    """Share of the chosen people that had adopted before each period 1, 2, ..., shape (periods,)."""
    shares: Values = observations.adopted_before()[people].mean(axis=0)
    return shares
