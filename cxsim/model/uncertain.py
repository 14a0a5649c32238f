"""Numbers that a company states and does not know exactly: as it stated them, and as simulated futures draw them.

Both are floats, so whatever reads a scenario reads the stated value. A draw depends on seed, name of the input and
number of the parameter set alone: it is the same under every plan, in every batch and in whatever order inputs stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxsim.streams import normals

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

# The standard normal score below which 95 % lie: 'low' and 'high' are the 5 % and the 95 % point.
SCORE_OF_95 = 1.6448536269514722
_EVERYBODY = np.zeros(1, dtype=np.uint64)


class Uncertain(float):
    """A stated number with the points below and above which it lies with a probability of 5 % each."""

    low: float
    high: float

    def __new__(cls, value: float, low: float, high: float) -> Uncertain:
        """The number ``value``, between ``low`` and ``high`` in nine of ten cases."""
        number = super().__new__(cls, value)
        number.low, number.high = low, high
        return number

    def plain(self) -> dict[str, float]:
        """As a scenario file states it."""
        return {"value": float(self), "low": self.low, "high": self.high}

    def __reduce__(self) -> tuple[Any, ...]:
        """What copies are made of."""
        return Uncertain, (float(self), self.low, self.high)


def exactly(value: float) -> Uncertain:
    """A number that is known exactly, whatever the usual width of its kind."""
    return Uncertain(value, value, value)


def ends_of(number: float) -> tuple[float, ...]:
    """The number, and its low and high point if it has them."""
    return (number, number.low, number.high) if isinstance(number, Uncertain) else (number,)


class Spread(NamedTuple):
    """How a number is drawn: a normal with one standard deviation below its middle and another one above, cut off at
    the ends of the range.
    """

    middle: float
    below: float
    above: float
    lowest: float
    highest: float

    @classmethod
    def of(cls, number: Uncertain, lowest: float, highest: float) -> Spread:
        """The spread of a number that must stay between ``lowest`` and ``highest``."""
        value = float(number)
        return cls(value, (value - number.low) / SCORE_OF_95, (number.high - value) / SCORE_OF_95, lowest, highest)

    def at(self, scores: Values) -> Values:
        """The number at these standard normal scores."""
        moved = self.middle + np.where(scores < 0.0, self.below, self.above) * scores
        return np.clip(moved, self.lowest, self.highest)

    def times(self, share: float) -> Spread:
        """The spread of a share of the number."""
        return Spread(*(part * share for part in self))


class Drawn(float):
    """A number that differs between futures; ``name``: the input, whose numbers all move together."""

    spread: Spread
    name: str
    seed: int

    def __new__(cls, value: float, spread: Spread, name: str, seed: int) -> Drawn:
        """The stated ``value``, drawn with this spread."""
        number = super().__new__(cls, value)
        number.spread, number.name, number.seed = spread, name, seed
        return number

    def __reduce__(self) -> tuple[Any, ...]:
        """What copies are made of."""
        return Drawn, (float(self), self.spread, self.name, self.seed)

    def at(self, sets: Integers) -> Values:
        """Its values under these parameter sets (numbers), shape (replicates,)."""
        return self.spread.at(input_scores(self.seed, self.name, sets))


def input_scores(seed: int, name: str, sets: Integers) -> Values:
    """Standard normal scores of an input under these parameter sets, shape (replicates,)."""
    return normals(seed, f"input:{name}", _EVERYBODY, 0, sets)


def value_at(number: Any, sets: Integers | None) -> Any:
    """A number as it is, or its values under these parameter sets if it is drawn; None: as it was stated."""
    if not isinstance(number, Drawn):
        return number
    return float(number) if sets is None else number.at(sets)


def values_at(numbers: Sequence[float], sets: Integers | None) -> Values:
    """Numbers, shape (n,), or (n, replicates) if any of them differs between these parameter sets."""
    found = [value_at(number, sets) for number in numbers]
    if sets is None or not any(map(np.ndim, found)):
        return np.array(found, dtype=np.float64)
    return np.array([np.broadcast_to(one, len(sets)) for one in found], dtype=np.float64)


def source_of(number: float) -> tuple[Any, ...]:
    """What tells apart drawn numbers of the same stated value; nothing for exact ones."""
    return (number.name, *number.spread) if isinstance(number, Drawn) else ()


def share_of(number: float, share: float) -> float:
    """A share of a number, drawn with it."""
    if isinstance(number, Drawn):
        return Drawn(float(number) * share, number.spread.times(share), number.name, number.seed)
    return number * share


def at_most(number: float, limit: float) -> float:
    """A number, or the limit if that is smaller, also where it is drawn."""
    if isinstance(number, Drawn):
        spread = number.spread._replace(highest=min(number.spread.highest, limit))
        return Drawn(min(float(number), limit), spread, number.name, number.seed)
    return min(number, limit)
