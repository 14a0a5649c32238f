"""Targets: published numbers or patterns, their bounds, and the functions that compute them with the model.

Bounds are stated before any run. A target that the model misses is declared an expected failure with its reason; the
bounds stay unchanged.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Group = Literal["A", "B", "C"]


@dataclass(frozen=True)
class Expected:
    """One number of a target: what it is, the published value, and the inclusive bounds that it must meet."""

    what: str
    published: str
    low: float = -math.inf
    high: float = math.inf
    expected_failure: str = ""


@dataclass(frozen=True)
class Measured:
    """One simulated number. ``tolerance`` widens the bounds (four standard errors of a stochastic exact target);
    ``at_least`` raises the lower bound (two standard errors of a paired difference)."""

    value: float
    tolerance: float = 0.0
    at_least: float = -math.inf


class DataAbsent(Exception):
    """A target needs a data set that is not available; the message names it."""


@dataclass(frozen=True)
class Target:
    """A target of the model. ``simulate`` takes a session and returns one ``Measured`` per ``expected``, in order."""

    id: str
    group: Group
    question: str
    source: str
    expected: tuple[Expected, ...]
    simulate: Callable[[Any], Sequence[Measured]]
    quick: bool = False


@dataclass(frozen=True)
class Row:
    """A line of the verdict table."""

    target: str
    group: str
    source: str
    published: str
    simulated: float
    low: float
    high: float
    verdict: str

    @property
    def as_declared(self) -> bool:
        """Whether the outcome is as declared."""
        return self.verdict != "failed"


def exactly(what: str, value: float, within: float, published: str = "") -> Expected:
    """An exact number with a tolerance ``within``."""
    return Expected(what, published or f"{value:g}", value - within, value + within)


def row_name(target: Target, expected: Expected) -> str:
    """The name of a line: the target, and its number if there are several."""
    return f"{target.id} {expected.what}" if expected.what else target.id


def evaluate(target: Target, session: Any) -> list[Row]:
    """Compute the numbers of a target with the model, and judge each."""
    try:
        numbers = list(target.simulate(session))
    except DataAbsent as absent:
        return [_row(target, one, Measured(math.nan), f"skipped({absent})") for one in target.expected]
    pairs = zip(target.expected, numbers, strict=True)
    return [_row(target, expected, measured, _verdict(expected, measured)) for expected, measured in pairs]


def _bounds(expected: Expected, measured: Measured) -> tuple[float, float]:
    return max(expected.low - measured.tolerance, measured.at_least), expected.high + measured.tolerance


def _verdict(expected: Expected, measured: Measured) -> str:
    low, high = _bounds(expected, measured)
    if low <= measured.value <= high:
        return "passed"
    return f"expected_failure({expected.expected_failure})" if expected.expected_failure else "failed"


def _row(target: Target, expected: Expected, measured: Measured, verdict: str) -> Row:
    low, high = _bounds(expected, measured)
    name = row_name(target, expected)
    return Row(name, target.group, target.source, expected.published, measured.value, low, high, verdict)
