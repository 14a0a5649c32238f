"""Keyed draws for large organizations: the same numbers as ``cxsim.streams``, in chunks that fit the cache."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim import streams
from cxsim.arithmetic import exponential

Integers = NDArray[np.int64]
Keys = NDArray[np.uint64]
Values = NDArray[np.float64]

CHUNK = 1 << 15


def key_uniforms(seed: int, purpose: str, keys: Keys, when: Any = 0, draw: int = 0) -> Values:
    """``streams.uniforms`` over one-dimensional ``keys`` (``when``: one number, or one per key)."""
    result = np.empty(len(keys))
    times = np.asarray(when, dtype=np.uint64)
    for begin in range(0, len(keys), CHUNK):
        part = slice(begin, begin + CHUNK)
        result[part] = streams.uniforms(seed, purpose, keys[part], times if times.ndim == 0 else times[part], draw)
    return result


def pair_uniforms(seed: int, purpose: str, keys: Keys, codes: Integers, draw: int = 0) -> Values:
    """One uniform number per unordered pair (``codes`` = low * people + high), keyed by the two people."""
    result = np.empty(len(codes))
    for begin in range(0, len(codes), CHUNK):
        part = slice(begin, begin + CHUNK)
        low, high = np.divmod(codes[part], len(keys))
        first, second = keys[low], keys[high]
        pair = streams.pair_keys(np.minimum(first, second), np.maximum(first, second))
        result[part] = streams.uniforms(seed, purpose, pair, 0, draw)
    return result


def lognormal(seed: int, purpose: str, keys: Keys, spread: float, draw: int = 0) -> Values:
    """Positive numbers with median 1 whose logarithm has the standard deviation ``spread``."""
    result: Values = exponential(spread * streams.normals(seed, purpose, keys, 0, draw))
    return result


def whole_numbers(expected: Values, chance: Values) -> Integers:
    """``expected`` rounded down or up at random (``chance`` uniform), which preserves the mean."""
    return np.floor(expected + chance).astype(np.int64)


def places_above(upper: Values, aims: Values) -> Integers:
    """The first place of the sorted ``upper`` above each aim (``np.searchsorted(..., side="right")``), all above 0.

    Searching in random order misses the cache at every step. Here both are put into as many equal cells as there are
    places; what lies in a lower cell is lower, so the search begins at the first place of the aim's cell.
    """
    cells = len(upper) / upper[-1]
    bounds = np.append(upper, np.inf)
    before: Integers = np.cumsum(np.bincount((upper * cells).astype(np.int64) + 1))
    found: Integers = before[np.minimum((aims * cells).astype(np.int64), len(before) - 1)]
    waiting = np.flatnonzero(bounds[found] <= aims)
    while len(waiting):
        found[waiting] += 1
        waiting = waiting[bounds[found[waiting]] <= aims[waiting]]
    return found
