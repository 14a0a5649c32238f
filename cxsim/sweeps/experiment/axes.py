"""Axes: the factors of an experiment with everything worked out that a design needs to place values on them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.model.parameters import PARAMETERS
from cxsim.sweeps.experiment.schema import Factor

Values = NDArray[np.float64]

PARAMETER = "parameters."


@dataclass(frozen=True)
class Axis:
    """One factor. A cell *shows* a value: a number, a word, or the name of an alternative in ``settings``.

    ``shown`` are its values, none for a range from ``low`` to ``high``.
    """

    path: str
    name: str
    shown: tuple[Any, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    low: float = math.nan
    high: float = math.nan
    log: bool = False
    whole: bool = False
    points: int = 0

    @property
    def parameter(self) -> str:
        """The parameter that it varies; empty if it varies another key of the scenario."""
        return self.path.removeprefix(PARAMETER) if self.path.startswith(PARAMETER) else ""

    @property
    def ranges(self) -> bool:
        """Whether it is a range."""
        return not self.shown

    def setting(self, shown: Any) -> Any:
        """What a shown value puts at the path."""
        return self.settings.get(shown, shown) if isinstance(shown, str) else shown

    def at(self, shares: Values) -> list[Any]:
        """The values at shares of the axis, each in [0, 1]; the ends of a range belong to it."""
        if not self.ranges:
            places = np.minimum((shares * len(self.shown)).astype(int), len(self.shown) - 1)
            return [self.shown[place] for place in places]
        if self.whole:
            steps = np.minimum(np.floor(shares * (self.high - self.low + 1.0)), self.high - self.low)
            return [int(value) for value in self.low + steps]
        if self.log:
            inside = self.low * np.exp(shares * math.log(self.high / self.low))
        else:
            inside = self.low + shares * (self.high - self.low)
        found: list[float] = np.clip(inside, self.low, self.high).tolist()
        return found

    def all(self) -> list[Any]:
        """All values of the axis in a grid."""
        if not self.ranges:
            return list(self.shown)
        if self.whole:
            count = min(self.points, int(self.high - self.low) + 1)
            return [int(value) for value in np.linspace(self.low, self.high, count).round()]
        return self.at(np.linspace(0.0, 1.0, self.points))


def axis_of(path: str, factor: Factor) -> Axis:
    """The axis of a factor; ``range: plausible`` takes the range of the parameter table."""
    name = factor.name or path
    if factor.range is not None:
        parameter = PARAMETERS[path.removeprefix(PARAMETER)]
        return Axis(path, name, low=parameter.low, high=parameter.high, points=factor.points,
                    log=parameter.distribution == "loguniform")
    if factor.low is not None and factor.high is not None:
        return Axis(path, name, low=factor.low, high=factor.high, log=factor.scale == "log", whole=factor.whole,
                    points=factor.points)
    return Axis(path, name, factor.values or tuple(factor.levels), factor.levels)


def seen_axis(path: str, values: Sequence[Any], declared: Axis | None) -> Axis:
    """The axis of a column of a list or table: as declared, with exactly the values that occur."""
    shown = tuple({repr(value): value for value in values}.values())  # 1 and true differ
    return Axis(path, path, shown) if declared is None else Axis(path, declared.name, shown, declared.settings)
