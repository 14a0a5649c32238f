"""Circles: small groups that meet (teams, project groups), and the pairs of people who know each other from them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.draws import key_uniforms, whole_numbers
from cxsim.organization.layers import unique_codes

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Values = NDArray[np.float64]

MOST_CIRCLES_OF_A_PERSON = 200


def tickets(seed: int, purpose: str, keys: Keys, expected: Values, draw: int) -> tuple[Integers, Integers]:
    """``expected`` tickets per person (rounded at random); returns each ticket's person and number."""
    number = whole_numbers(np.minimum(expected, MOST_CIRCLES_OF_A_PERSON), key_uniforms(seed, purpose, keys, 0, draw))
    person = np.repeat(np.arange(len(keys)), number)
    return person, np.arange(len(person)) - np.repeat(np.cumsum(number) - number, number)


def drawn_circles(
    seed: int, purpose: str, keys: Keys, ground: NDArray[np.int32], expected: Values, size: float, draw: int
) -> tuple[Integers, Integers]:
    """Memberships (circle, person): everybody joins ``expected`` circles of about ``size`` people with the same
    ``ground``.

    The tickets of all people with one ground (a department, or the whole organization) are put in random order and cut
    into circles of between half and one and a half times ``size``.
    """
    person, ticket = tickets(seed, purpose + ":number", keys, expected, draw)
    place = key_uniforms(seed, purpose + ":place", keys[person], ticket, draw)
    order = np.lexsort((keys[person], place, ground[person]))
    person = person[order]
    most = int(len(person) / max(size * 0.5, 1.0)) + 2
    lengths = np.maximum(np.rint(size * (0.5 + key_uniforms(seed, purpose + ":size", _numbered(most), 0, draw))), 2.0)
    cut = np.zeros(len(person), dtype=np.int64)
    ends = np.cumsum(lengths).astype(np.int64)
    cut[ends[ends < len(person)]] = 1
    ground_changes = np.concatenate(([0], (np.diff(ground[person]) != 0).astype(np.int64))) if len(person) else cut
    return np.cumsum(np.maximum(cut, ground_changes)), person


def pairs_within(circle: Integers, person: Integers, people: int) -> Integers:
    """Distinct sorted codes ``low * people + high`` of all pairs in a common circle (memberships sorted by circle)."""
    if not len(circle):
        return np.zeros(0, dtype=np.int64)
    last = np.searchsorted(circle, circle, side="right")
    first = np.arange(len(circle))
    found = []
    step = 1
    while True:
        first = first[first + step < last[first]]
        if not len(first):
            break
        one, other = person[first], person[first + step]
        different = one != other
        low, high = np.minimum(one, other)[different], np.maximum(one, other)[different]
        found.append(low * people + high)
        step += 1
    return unique_codes(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _numbered(count: int) -> Keys:
    return np.arange(count, dtype=np.uint64)
