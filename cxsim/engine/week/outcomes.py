"""Business outcomes of a scenario: figures that follow the customers' score with a lag, in each replicate."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.world.world import World
from cxsim.results.recording import OUTCOME_PREFIX

Values = NDArray[np.float64]


class Outcomes:
    """The outcomes of one batch. ``values``: measure -> newest values, (replicates,)."""

    def __init__(self, world: World, replicates: int):
        self.world, self.outcomes = world, world.scenario.context.outcomes
        self.values = {OUTCOME_PREFIX + one.name: np.full(replicates, one.today) for one in self.outcomes}

    def follow(self, score: Values, by_department: Values | None) -> None:
        """Move every outcome: v += (today + slope (score - score today) - v) / lag.

        ``score``: of the whole organization, (replicates,); ``by_department``: (departments, replicates) if known.
        """
        rest = self.world.scenario.context.customer_index
        for one in self.outcomes:
            seen = score if by_department is None else self._of(one.departments, score, by_department)
            aim = one.today + one.slope(rest) * (seen - rest)
            before = self.values[OUTCOME_PREFIX + one.name]
            self.values[OUTCOME_PREFIX + one.name] = before + (aim - before) / one.lag_weeks

    def _of(self, named: tuple[str, ...], score: Values, by_department: Values) -> Values:
        """The score of the named departments together, weighted by their positions; of all if none is named."""
        organization = self.world.organization
        total, positions = np.zeros_like(score), 0
        for number in (organization.departments.index(name) for name in named):
            size = int(np.count_nonzero(organization.department == number))
            total, positions = total + size * by_department[number], positions + size
        return total / positions if positions else score

    def gain(self) -> Values | None:
        """Mean progress from today's values to those at a score of 100, as a share; None without outcomes."""
        rest = self.world.scenario.context.customer_index
        spans = {OUTCOME_PREFIX + one.name: (one.today, one.slope(rest) * (100.0 - rest)) for one in self.outcomes}
        come = [(self.values[name] - today) / span for name, (today, span) in spans.items() if span != 0.0]
        return sum(come[1:], come[0]) / len(come) if come else None

    def series(self) -> Mapping[str, Values]:
        """The values as measures shared by all departments, (1, replicates)."""
        return {name: values[None, :] for name, values in self.values.items()}
