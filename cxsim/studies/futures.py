"""The futures to run: for every replicate the numbers of its chance, its people and its parameter set.

Replicates of several parameter sets are futures like others: pairs of set and replicate, set by set, so that they fill
the lanes of a batch together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.batch import Batch, own_values

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

Source = Literal["chance", "people", "parameters"]


@dataclass(frozen=True)
class Futures:
    """Three numbers per replicate, each of shape (replicates,), equal unless a band is split into its sources.

    ``stated``: values of parameters that replace those of the scenario, shape (replicates,) each.
    """

    chance: Integers
    people: Integers
    parameters: Integers
    stated: Mapping[str, Values] = field(default_factory=dict)

    @classmethod
    def span(cls, first: int, stop: int) -> Futures:
        """The ordinary futures ``first`` to ``stop - 1``."""
        numbers = np.arange(first, stop)
        return cls(numbers, numbers, numbers)

    @classmethod
    def sharing(cls, source: Source, replicates: int) -> Futures:
        """The same number of futures again; they share ``source`` with futures 0, 1, ... and nothing else."""
        same, other = np.arange(replicates), np.arange(replicates, 2 * replicates)
        chance, people, parameters = (
            same if name == source else other for name in ("chance", "people", "parameters"))
        return cls(chance, people, parameters)

    @classmethod
    def of_sets(cls, sets: Mapping[str, Values], firsts: Integers, replicates: int) -> Futures:
        """Futures ``firsts[s]``, ``firsts[s] + 1``, ... of every parameter set s; ``sets``: shape (sets,) each."""
        numbers = (firsts[:, None] + np.arange(replicates)).ravel()
        return cls(numbers, numbers, numbers, {name: np.repeat(values, replicates) for name, values in sets.items()})

    @property
    def count(self) -> int:
        """Number of replicates."""
        return len(self.chance)

    def draws(self, draws: int) -> Integers:
        """The organization of each replicate: people number p are in organization p modulo ``draws``."""
        drawn: Integers = self.people % draws
        return drawn

    def values(self, parameters: Mapping[str, Any], seed: int) -> dict[str, Any]:
        """The parameters of every future; ``parameters``: those of a world, a number or rows of a set each."""
        return {**own_values(parameters, seed, self.parameters), **self.stated}

    def batch(self, places: Integers, values: Mapping[str, Any]) -> Batch:
        """Some of the futures side by side; ``values``: those of all futures, a number or one value per future each."""
        own = {name: value if np.ndim(value) == 0 else value[places] for name, value in values.items()}
        return Batch(self.chance[places], self.people[places], own, self.parameters[places])
