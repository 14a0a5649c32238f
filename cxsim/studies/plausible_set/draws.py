"""Candidates: points that fill the space of parameter ranges evenly, each parameter by its own prior."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cxsim.model import laws
from cxsim.model.law import Law
from cxsim.model.parameters import PARAMETERS
from cxsim.model.week import WEEK
from cxsim.streams import purpose_key

Values = NDArray[np.float64]


@cache
def varied() -> tuple[str, ...]:
    """The parameters that the set is about: all but those which only other rules than the reference week read."""
    elsewhere: set[str] = set()
    for module in pkgutil.iter_modules(laws.__path__):
        for value in vars(importlib.import_module(f"{laws.__name__}.{module.name}")).values():
            if isinstance(value, Law):
                elsewhere.update(value.reads)
    return tuple(sorted(name for name in PARAMETERS if name in WEEK.names or name not in elsewhere))


def candidates(seed: int, first: int, count: int) -> dict[str, Values]:
    """Candidates number ``first`` to ``first + count - 1`` of a scrambled Sobol sequence.

    Each array has shape (count,); the same seed gives the same candidates, however they are cut into pieces.
    """
    from scipy.stats import qmc

    low, high = purpose_key(seed, "plausible set")
    names = varied()
    scrambled = qmc.Sobol(len(names), scramble=True, rng=int(low) << 32 | int(high))
    if first:
        scrambled.fast_forward(first)
    # A power of 2, as the sequence wants it; what is too much is cut off.
    points = scrambled.random(1 << (count - 1).bit_length())[:count]
    return {name: PARAMETERS[name].quantile(points[:, number]) for number, name in enumerate(names)}

