"""The simple work that four programs do: adoption at a threshold of contacts, and occasionally without a reason.

People become users in the week after the share of users among their contacts has reached their own threshold, or,
with a small probability each week, without a reason; nobody stops. All update at once. Ties are a small world;
thresholds and first users are keyed, so every program gets the same ones for the same replicate.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.streams import employee_keys, order, uniforms

Keys = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

# Probability per week of using it without a reason; ``cxsim_form.without_a_reason`` says it once more.
NOISE = 0.0005
SEED = 20


@dataclass(frozen=True)
class ThresholdWork:
    """The size of the work. ``noisy``: whether people also start without a reason."""

    people: int = 10_000
    weeks: int = 104
    degree: int = 16
    rewired_share: float = 0.1
    first_share: float = 0.01
    lowest_threshold: float = 0.05
    highest_threshold: float = 0.9
    noisy: bool = True

    @property
    def noise(self) -> float:
        return NOISE if self.noisy else 0.0

    @cached_property
    def graph(self) -> Any:
        """The ties, as a networkx graph."""
        import networkx

        return networkx.watts_strogatz_graph(self.people, self.degree, self.rewired_share, seed=SEED)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Identifiers whose alphabetical order is the order of the nodes."""
        return tuple(f"{number:07d}" for number in range(self.people))

    @cached_property
    def keys(self) -> Keys:
        return employee_keys(self.ids)

    def thresholds(self, replicate: int) -> Values:
        """Everybody's threshold, shape (people,)."""
        share = uniforms(SEED, "threshold", self.keys, replicate=replicate)
        return self.lowest_threshold + (self.highest_threshold - self.lowest_threshold) * share

    def first(self, replicate: int) -> Mask:
        """The users before the first week, shape (people,)."""
        chosen = order(SEED, "first", self.keys, replicate=replicate)[: round(self.first_share * self.people)]
        uses = np.zeros(self.people, dtype=bool)
        uses[chosen] = True
        return uses
