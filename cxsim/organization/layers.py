"""Layers of ties, sorted and without duplicates or self-ties: from files, teams and reporting lines."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.draws import key_uniforms
from cxsim.organization.structure import Layer

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

MOST_TEAM_MATES = 12


def unique_codes(codes: Integers) -> Integers:
    """Sorted, distinct codes; much faster than np.unique, because the codes come in long runs that are in order."""
    ordered = np.sort(codes, kind="stable")
    if not len(ordered):
        return ordered
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]


def merged_codes(first: Integers, second: Integers) -> Integers:
    """Two sorted arrays of codes as one; a stable sort only merges them."""
    return np.sort(np.concatenate((first, second)), kind="stable")


def contains(codes: Integers, wanted: Integers) -> Mask:
    """Which ``wanted`` codes are among the sorted ``codes``."""
    if not len(codes):
        return np.zeros(len(wanted), dtype=bool)
    found = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    result: Mask = codes[found] == wanted
    return result


def layer_from_codes(name: str, codes: Integers, people: int) -> Layer:
    """A layer of weight 1 from distinct sorted codes ``source * people + target``."""
    sources, targets = np.divmod(codes, people)
    return Layer(name, sources.astype(np.int32), targets.astype(np.int32), np.ones(len(codes)))


def layer_from_ties(name: str, sources: NDArray[np.integer], targets: NDArray[np.integer], weights: Values) -> Layer:
    """A layer from ties in any order, without duplicates and self-ties."""
    order = np.lexsort((targets, sources))
    return Layer(name, sources[order].astype(np.int32), targets[order].astype(np.int32), weights[order])


def reporting_layer(manager: NDArray[np.int32]) -> Layer:
    """Ties between employee and manager, in both directions."""
    employees = np.flatnonzero(manager >= 0).astype(np.int64)
    managers = manager[employees].astype(np.int64)
    people = len(manager)
    codes = unique_codes(np.concatenate((employees * people + managers, managers * people + employees)))
    return layer_from_codes("reporting", codes, people)


def team_layer(team: NDArray[np.int32], keys: Keys, seed: int, draw: int = 0) -> Layer:
    """Ties to all team-mates, or to 12 of them in teams larger than 13.

    A larger team is arranged in a random circle; each person looks at the 6 before and the 6 after, and 12 people look
    at each.
    """
    people = len(team)
    place = key_uniforms(seed, "team:circle", keys, 0, draw)
    order = np.lexsort((keys, place, team))
    size = np.bincount(team, minlength=int(team.max()) + 1 if people else 0).astype(np.int64)
    start = np.concatenate(([0], np.cumsum(size)[:-1])) if people else size
    team_in_order = team[order]
    own_size, own_start = size[team_in_order], start[team_in_order]
    own_place = np.arange(people) - own_start
    found = []
    for step in range(1, MOST_TEAM_MATES + 1):
        offset = step if step <= MOST_TEAM_MATES // 2 else MOST_TEAM_MATES // 2 - step
        rows = np.flatnonzero(np.where(own_size <= MOST_TEAM_MATES + 1, step < own_size, own_size > 0))
        shift = np.where(own_size[rows] <= MOST_TEAM_MATES + 1, step, offset)
        mate = own_start[rows] + (own_place[rows] + shift) % own_size[rows]
        found.append(order[rows].astype(np.int64) * people + order[mate])
    return layer_from_codes("team", unique_codes(np.concatenate(found)), people)
