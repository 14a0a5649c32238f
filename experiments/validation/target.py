"""Patterns of whole programmes: what a prototype of the model showed, and the functions that compute it with the model.

They are the requirements of the plausible set and what an ablation looks at. The defaults were tuned while looking at
them, so meeting them is calibration and counts as no evidence. One that is missed is declared with its reason.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Expected:
    """One number of a pattern: what it is, what a prototype found, and the inclusive bounds that it must meet."""

    what: str
    published: str
    low: float = -math.inf
    high: float = math.inf
    expected_failure: str = ""


@dataclass(frozen=True)
class Measured:
    """One simulated number. ``at_least`` raises the lower bound (two standard errors of a paired difference)."""

    value: float
    at_least: float = -math.inf


@dataclass(frozen=True)
class Target:
    """A pattern. ``simulate`` takes a session and returns one ``Measured`` per ``expected``, in order."""

    id: str
    question: str
    source: str
    expected: tuple[Expected, ...]
    simulate: Callable[[Any], Sequence[Measured]]
    quick: bool = False


@dataclass(frozen=True)
class Row:
    """A simulated number with the bounds that it must meet."""

    target: str
    simulated: float
    low: float
    high: float

    @property
    def passed(self) -> bool:
        """Whether it is within them."""
        return self.low <= self.simulated <= self.high


def row_name(target: Target, expected: Expected) -> str:
    """The name of a number: the pattern, and which of its numbers if there are several."""
    return f"{target.id} {expected.what}" if expected.what else target.id


def evaluate(target: Target, session: Any) -> list[Row]:
    """Compute the numbers of a pattern with the model."""
    pairs = zip(target.expected, target.simulate(session), strict=True)
    return [Row(row_name(target, expected), measured.value, max(expected.low, measured.at_least), expected.high)
            for expected, measured in pairs]
