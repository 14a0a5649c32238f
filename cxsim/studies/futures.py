"""The futures to run: for every replicate the numbers of its chance, its people and its parameter set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


Source = Literal["chance", "people", "parameters"]


@dataclass(frozen=True)
class Futures:
    """Three numbers per replicate, each of shape (replicates,), equal unless a band is split into its sources."""

    chance: Integers
    people: Integers
    parameters: Integers

    @classmethod
    def span(cls, first: int, stop: int) -> Futures:
        """The ordinary futures ``first`` to ``stop - 1``."""
        numbers = np.arange(first, stop)
        return cls(numbers, numbers, numbers)

    @classmethod
    def sharing(cls, source: Source, replicates: int) -> Futures:
        """The same number of futures again; they share ``source`` with futures 0, 1, ... and nothing else."""
        same, other = np.arange(replicates), np.arange(replicates, 2 * replicates)
        return cls(*(same if name == source else other for name in ("chance", "people", "parameters")))

    @property
    def count(self) -> int:
        """Number of replicates."""
        return len(self.chance)

    def draws(self, draws: int) -> Integers:
        """The organization of each replicate: people number p are in organization p modulo ``draws``."""
        drawn: Integers = self.people % draws
        return drawn
