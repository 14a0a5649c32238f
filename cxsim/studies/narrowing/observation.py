"""What can be observed: quantities, their errors, and how a number of the model compares with one that was seen."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit

from cxsim.errors import Place

Values = NDArray[np.float64]

# Use is read like adoption: over the last four weeks.
WEEKS_OF_USE: Final = 4
WEEKS_OF_TURNOVER: Final = 52
# Single answers differ by about a quarter of their scale.
SPREAD_OF_ANSWERS: Final = 0.25


@dataclass(frozen=True)
class Quantity:
    """One kind of observation. ``measure``: the weekly measure of the model; ``top``: its value at the top.

    ``error`` is the standard deviation, as a share of the top, by which a correct model may miss. ``asked``: it comes
    from answers on a scale, and all of them share this error, because one question was asked.
    """

    measure: str
    meaning: str
    error: float
    top: float = 1.0
    asked: bool = False


QUANTITIES: Mapping[str, Quantity] = MappingProxyType({
    "adoption": Quantity("adoption", "share of people who mostly used it in the last four weeks", 0.05),
    "use": Quantity("use", "share of occasions on which it was used in the last four weeks", 0.05),
    "turnover": Quantity("quits", "share of people who quit in a year; without a week: in a usual year", 0.03),
    "customer_score": Quantity("customer_index", "customer score, 0 to 100", 0.03, 100.0),
    "attitude": Quantity("attitude", "answers on the change", 0.1, asked=True),
    "trust": Quantity("trust", "answers on trust in its leaders", 0.1, asked=True),
    "skill": Quantity("skill", "answers or tests of skill", 0.1, asked=True),
    "awareness": Quantity("awareness", "answers on knowing why it is needed", 0.1, asked=True),
})


@dataclass(frozen=True)
class Observation:
    """A number that was seen, as the share of the model's range.

    ``week`` None: turnover of a usual year; ``department`` empty: everybody. ``error``: standard deviation of this
    number alone; ``shared``: of an error that it has in common with all of its kind. ``earlier``: seen in the earlier
    roll-out.
    """

    what: str
    week: int | None
    value: float
    error: float
    department: str = ""
    shared: float = 0.0
    earlier: bool = False
    place: Place = field(default=Place(), compare=False)

    @property
    def name(self) -> str:
        """In words, as in tables and messages."""
        where = f" ({self.department})" if self.department else ""
        when = "in a usual year" if self.week is None else f"in week {self.week}"
        return f"{self.what.replace('_', ' ')} {when}{where}{', earlier roll-out' if self.earlier else ''}"

    @property
    def key(self) -> tuple[str, int | None, str, bool]:
        """Equal for two numbers about the same thing."""
        return self.what, self.week, self.department, self.earlier

    @property
    def total_error(self) -> float:
        """Standard deviation of all of its errors together."""
        return math.hypot(self.error, self.shared)

    def with_error(self, error: float) -> Observation:
        """The same number with a stated error instead of its own."""
        return replace(self, error=error, shared=0.0)

    def summary(self, seen: Values | float) -> Values:
        """A number as it enters regressions: on a logit scale that ends one error beyond the range."""
        margin = max(self.total_error, 0.005)
        return np.asarray(logit((np.asarray(seen) + margin) / (1.0 + 2.0 * margin)))

    def value_of(self, summary: float) -> float:
        """The number with this summary, within the range."""
        margin = max(self.total_error, 0.005)
        return min(max((1.0 + 2.0 * margin) / (1.0 + math.exp(-summary)) - margin, 0.0), 1.0)

    def told(self, value: float) -> str:
        """A share of the range as users know it."""
        return f"{value * QUANTITIES[self.what].top:.3g}"


def observed(
    what: str, week: int | None, value: float, *, department: str = "", answers: int | None = None,
    people: int | None = None, error: float | None = None,
) -> Observation:
    """An observation with its usual errors; a stated ``error`` replaces them.

    ``value`` and ``error`` are shares of the model's range; ``people``: how many there are of whom ``answers`` told.
    """
    kind = QUANTITIES[what]
    if error is not None:
        return Observation(what, week, value, error, department)
    sampling = 0.0 if answers is None else sampling_error(what, value, answers, people)
    if kind.asked:
        return Observation(what, week, value, sampling, department, shared=kind.error)
    return Observation(what, week, value, math.hypot(kind.error, sampling), department)


def sampling_error(what: str, value: float, answers: int, people: int | None) -> float:
    """Standard deviation because only some were asked; with everybody asked there is none."""
    left = 1.0 if people is None or people <= 1 else max(0.0, 1.0 - (answers - 1) / (people - 1))
    if QUANTITIES[what].asked or what == "customer_score":
        return SPREAD_OF_ANSWERS * math.sqrt(left / answers)
    smoothed = (value * answers + 2.0) / (answers + 4.0)  # also a share of none or all is not known exactly
    return math.sqrt(smoothed * (1.0 - smoothed) * left / answers)
