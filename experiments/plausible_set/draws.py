"""Candidates: independent draws from the ranges of the parameters, each by its own prior."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cxsim.model.joining import week_of
from cxsim.model.parameters import PARAMETERS, in_force
from cxsim.streams import uniforms

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


@cache
def varied() -> tuple[str, ...]:
    """The parameters of the set: all except those that only other rules of influence and adoption read."""
    return in_force(week_of())


def candidates(seed: int, first: int, count: int) -> dict[str, Values]:
    """Candidates number ``first`` to ``first + count - 1``: independent draws, keyed by parameter and number.

    Each array has shape (count,); the same seed gives the same candidates, however they are split. Sequences
    that fill a space evenly are of no use here: in over a hundred dimensions their pairs are correlated.
    """
    return drawn(seed, first + np.arange(count), varied())


def drawn(seed: int, numbers: Integers, names: Iterable[str]) -> dict[str, Values]:
    """These parameters of the candidates with these numbers."""
    keys = numbers.astype(np.uint64)
    return {name: PARAMETERS[name].quantile(uniforms(seed, f"candidate:{name}", keys)) for name in names}
