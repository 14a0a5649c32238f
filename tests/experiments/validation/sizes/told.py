"""Trials that say what they were told, so that what a row makes of it can be read off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from experiments.validation.observed import Seen
from experiments.validation.session import Arm, ArmRun
from experiments.validation.sizes.trials import Trials

Measures = Mapping[str, float | tuple[float, ...]]


class Told(Trials):
    """Weekly measures by name of the arm, the same in all weeks: a number, or one per replicate (two of them).

    ``people``: by name of the arm, who is seen (people, replicates).
    """

    def __init__(self, weekly: Mapping[str, Measures] | None = None, people: Mapping[str, Seen] | None = None):
        super().__init__(2)
        self.weekly, self.people = weekly or {}, people or {}
        self.asked: list[tuple[Any, ...]] = []

    @property
    def many(self) -> Told:
        return self

    @property
    def companies(self) -> Told:
        return self

    def run(self, arm: Arm) -> ArmRun:
        weeks = arm.scenario.weeks
        return ArmRun({name: np.tile(np.broadcast_to(value, 2), (weeks, 1))
                       for name, value in self.weekly[arm.name].items()})

    def watch(self, arm: Arm, *window: Any) -> Seen:
        self.asked.append((arm.name, *window))
        return self.people[arm.name]


def seen(start: Mapping[str, Any] | None = None, mean: Mapping[str, Any] | None = None, stayed: Any = True) -> Seen:
    """People who are all there; numbers by person are the same in both replicates."""

    def both(values: Any) -> Any:
        return np.tile(np.asarray(values, dtype=float)[:, None], (1, 2))

    starts, means = ({name: both(values) for name, values in (given or {}).items()} for given in (start, mean))
    shape = next(iter((*starts.values(), *means.values()))).shape
    staying = np.broadcast_to(np.asarray(stayed)[..., None] if np.ndim(stayed) else stayed, shape)
    return Seen(starts, means, np.ones(shape), np.ones(shape, dtype=bool), staying)
