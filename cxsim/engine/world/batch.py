"""Replicates that run together, and the parameter values of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.model.uncertain import value_at
from cxsim.streams import uniforms

Integers = NDArray[np.int64]


def own_values(parameters: Mapping[str, Any], seed: int, numbers: Integers) -> dict[str, Any]:
    """The parameters of some replicates by their numbers: exact numbers unchanged, one value per replicate of others.

    The row of replicate r is drawn with replacement, by seed and r alone: the same in every plan however many
    replicates run, and independent of that of another seed.
    """
    shares = uniforms(seed, "row of the plausible set", numbers.astype(np.uint64))
    return {
        name: value_at(value, numbers) if np.ndim(value) == 0
        else np.asarray(value)[(shares * len(value)).astype(np.int64)]
        for name, value in parameters.items()
    }


@dataclass(frozen=True)
class Batch:
    """Replicates that run side by side; every array has shape (replicates,).

    ``chance`` keys weekly draws, ``people`` traits; ``parameters`` holds a number, or one value per replicate.
    ``sets``: the number of each replicate's parameter set, by which stated numbers are drawn; None: they are exact.
    """

    chance: Integers
    people: Integers
    parameters: Mapping[str, Any]
    sets: Integers | None = None

    @property
    def size(self) -> int:
        """Number of replicates."""
        return len(self.chance)

    @property
    def varying(self) -> bool:
        """Whether some parameter differs between replicates."""
        return any(np.ndim(value) for value in self.parameters.values())

    def part(self, replicates: slice) -> Batch:
        """Some of the replicates."""
        own = {name: value if np.ndim(value) == 0 else np.asarray(value)[replicates]
               for name, value in self.parameters.items()}
        sets = None if self.sets is None else self.sets[replicates]
        return Batch(self.chance[replicates], self.people[replicates], own, sets)

    def column(self, name: str) -> Any:
        """A parameter as a number or as a row (1, replicates), for broadcasting with arrays (people, replicates)."""
        value = self.parameters[name]
        return value if np.ndim(value) == 0 else np.asarray(value)[None, :]

    def columns(self) -> dict[str, Any]:
        """All parameters, each in the form of ``column``."""
        return {name: self.column(name) for name in self.parameters}
