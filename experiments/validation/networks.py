"""Textbook networks as organizations with one department. All random numbers are keyed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxsim.organization.structure import Layer, Organization
from cxsim.streams import employee_keys, uniforms

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

Pairs = tuple[Integers, Integers]


def organization_of_ties(people: int, ties: Pairs, weights: Values | None = None) -> Organization:
    """People who look at others along directed ``ties`` (sources, targets); one department, no managers."""
    ids = tuple(f"{number:07d}" for number in range(people))
    sources, targets = ties
    order = np.lexsort((targets, sources))
    weight = np.ones(len(sources)) if weights is None else weights
    layer = Layer("informal", sources[order].astype(np.int32), targets[order].astype(np.int32), weight[order])
    alike = np.zeros(people, dtype=np.int32)
    return Organization(
        ids, employee_keys(ids), ("everybody",), alike, ("everybody",), alike, alike + 2, alike - 1,
        {"informal": layer},
    )


def both_ways(first: Integers, second: Integers) -> Pairs:
    """Each pair once in both directions; self-ties and repetitions are dropped."""
    low, high = np.minimum(first, second), np.maximum(first, second)
    kept = np.unique(np.stack([low, high])[:, low != high], axis=1)
    return np.concatenate([kept[0], kept[1]]), np.concatenate([kept[1], kept[0]])


def complete(people: int) -> Pairs:
    """Everyone sees everyone else."""
    first, second = np.triu_indices(people, 1)
    return both_ways(first.astype(np.int64), second.astype(np.int64))


def ring(people: int, each_side: int) -> Pairs:
    """A ring in which everyone sees ``each_side`` neighbors on both sides."""
    everybody = np.arange(people)
    steps = range(1, each_side + 1)
    ends = [(everybody + step) % people for step in steps]
    return both_ways(np.tile(everybody, each_side), np.concatenate(ends))


def lattice(rows: int, columns: int, neighbors: int) -> Pairs:
    """A torus: 8 neighbors (Moore) or 6 (hexagonal). Clustered: neighbors see each other."""
    steps = [(0, 1), (1, 0), (1, 1)] + ([(1, -1)] if neighbors == 8 else [])
    row, column = np.divmod(np.arange(rows * columns), columns)
    ends = [((row + down) % rows) * columns + (column + right) % columns for down, right in steps]
    return both_ways(np.tile(np.arange(rows * columns), len(steps)), np.concatenate(ends))


def chance(seed: int, purpose: str, count: int) -> Values:
    """Keyed uniform numbers for building networks."""
    return uniforms(seed, f"validation:{purpose}", np.arange(count, dtype=np.uint64))


def poisson(people: int, mean_ties: float, seed: int) -> Pairs:
    """A random network with Poisson degrees."""
    count = round(people * mean_ties / 2.0)
    first, second = (chance(seed, f"poisson:{end}", count) for end in ("first", "second"))
    return both_ways((first * people).astype(np.int64), (second * people).astype(np.int64))


def regular(people: int, ties: int, seed: int) -> Pairs:
    """A random network with ``ties`` contacts for everyone: stubs paired at random, clashes swapped away."""
    stubs = np.argsort(chance(seed, f"regular:{ties}", people * ties), kind="stable") // ties
    first, second = stubs[::2].copy(), stubs[1::2].copy()
    for attempt in range(10_000):
        bad = _clashes(first, second, people)
        if len(bad) == 0:
            return both_ways(first, second)
        partner = (chance(seed, f"swap:{ties}:{attempt}", len(bad)) * len(first)).astype(np.int64)
        for one, other in zip(bad, partner, strict=True):
            second[one], second[other] = second[other], second[one]
    raise ArithmeticError(f"no regular network of {people} people with {ties} ties each was found")


def _clashes(first: Integers, second: Integers, people: int) -> Integers:
    """Pairs that are self-ties or repeat an earlier one."""
    code = np.minimum(first, second) * people + np.maximum(first, second)
    order = np.argsort(code, kind="stable")
    repeated = np.zeros(len(code), dtype=bool)
    repeated[order[1:]] = code[order[1:]] == code[order[:-1]]
    return np.flatnonzero(repeated | (first == second))
