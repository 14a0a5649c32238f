"""Candidates: independent draws from the ranges of the parameters, each by its own prior."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cxsim.model.in_force import in_force
from cxsim.model.parameters import PARAMETERS
from cxsim.model.week import WEEK
from cxsim.streams import uniforms

Values = NDArray[np.float64]

AT_ONCE = 1024


@cache
def varied() -> tuple[str, ...]:
    """The parameters that the set is about: all but those which only other rules than the reference week read."""
    return in_force(WEEK)


def numbers_of(seed: int, values: Mapping[str, Values], most: int = 1 << 16) -> NDArray[np.int64]:
    """The numbers of the candidates that these sets are, shape (sets,); sets stand in the order of their numbers.

    Raises
    ------
    ValueError
        Where some set is not among the first ``most`` candidates of this seed: it was made in another way.
    """
    names = [name for name in varied() if name in values]
    rows = np.stack([values[name] for name in names], axis=1).tolist()
    wanted = {tuple(row): place for place, row in enumerate(rows)}
    found = np.full(len(next(iter(values.values()))), -1, dtype=np.int64)
    for first in range(0, most, AT_ONCE):
        drawn = candidates(seed, first, AT_ONCE)
        for number, row in enumerate(np.stack([drawn[name] for name in names], axis=1).tolist(), start=first):
            if tuple(row) in wanted:
                found[wanted[tuple(row)]] = number
        if (found >= 0).all():
            return found
    raise ValueError(f"{int((found < 0).sum())} of {len(found)} sets are not among the candidates of seed {seed}")


def candidates(seed: int, first: int, count: int) -> dict[str, Values]:
    """Candidates number ``first`` to ``first + count - 1``: independent draws, keyed by parameter and number.

    Each array has shape (count,); the same seed gives the same candidates, however they are cut into pieces. Sequences
    that fill a space evenly are of no use here: in over a hundred dimensions their pairs are correlated.
    """
    numbers = np.arange(first, first + count, dtype=np.uint64)
    return {name: PARAMETERS[name].quantile(uniforms(seed, f"candidate:{name}", numbers)) for name in varied()}
