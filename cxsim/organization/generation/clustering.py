"""Average local clustering of an undirected graph, stored as sorted pair codes, for all or some people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.layers import contains

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


def local_clustering(codes: Integers, people: int, egos: Integers | None = None) -> Values:
    """The share of pairs of a person's contacts who are in contact themselves, per ego.

    Parameters
    ----------
    codes
        Sorted, distinct pairs, coded ``low * people + high`` with low < high.
    people
        Number of people.
    egos
        People to measure (indices, sorted, distinct); everybody by default.

    Returns
    -------
    Local clustering of each ego; 0 for people with fewer than two contacts, as in ``networkx.clustering``.
    """
    low, high = np.divmod(codes, people)
    if egos is None:
        egos = np.arange(people, dtype=np.int64)
        ego_of, other = np.concatenate((low, high)), np.concatenate((high, low))
    else:
        row = np.full(people, -1, dtype=np.int64)
        row[egos] = np.arange(len(egos))
        low_is_ego, high_is_ego = row[low] >= 0, row[high] >= 0
        ego_of = np.concatenate((row[low[low_is_ego]], row[high[high_is_ego]]))
        other = np.concatenate((high[low_is_ego], low[high_is_ego]))
    order = np.lexsort((other, ego_of))
    ego_of, other = ego_of[order], other[order]
    degree = np.bincount(ego_of, minlength=len(egos))
    # Only ties between contacts can close a pair; the few of them stay in the cache.
    contact = np.zeros(people, dtype=np.bool_)
    contact[other] = True
    among = codes[contact[low] & contact[high]]
    closed = _closed_pairs(among, people, ego_of, other, np.cumsum(degree)[ego_of], len(egos))
    possible = degree * (degree - 1) / 2.0
    return np.divide(closed, possible, out=np.zeros(len(egos)), where=possible > 0)


def average_clustering(codes: Integers, people: int, egos: Integers | None = None) -> float:
    """The mean of ``local_clustering``."""
    values = local_clustering(codes, people, egos)
    return float(values.mean()) if len(values) else 0.0


def _closed_pairs(
    codes: Integers, people: int, ego_of: Integers, other: Integers, end: Integers, egos: int
) -> Integers:
    """Connected pairs among the contacts of each ego: contact k with contact k + step, for every step."""
    closed = np.zeros(egos, dtype=np.int64)
    first = np.arange(len(other))
    step = 1
    while True:
        first = first[first + step < end[first]]
        if not len(first):
            return closed
        wanted = other[first] * people + other[first + step]
        hit = contains(codes, wanted)
        closed += np.bincount(ego_of[first[hit]], minlength=egos)
        step += 1
