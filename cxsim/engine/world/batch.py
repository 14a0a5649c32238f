"""Replicates that run together, and the parameter values of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.model.uncertain import value_at

Integers = NDArray[np.int64]


def row_values(value: Any, numbers: Integers) -> Any:
    """A number unchanged, or drawn if it is uncertain, or the rows of an array for these parameter sets (numbers wrap
    around after the last row).
    """
    return value_at(value, numbers) if np.ndim(value) == 0 else np.asarray(value)[numbers % len(value)]


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

    @classmethod
    def of(cls, chance: Integers, people: Integers, sets: Integers, parameters: Mapping[str, Any]) -> Batch:
        """Replicates with these parameter sets; ``parameters``: those of a world, a number or rows of a set each."""
        return cls(chance, people, {name: row_values(value, sets) for name, value in parameters.items()}, sets)

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
