"""What people answer in surveys and interviews: their own state, without errors.

Answers are taken between two weeks from state columns alone, so asking changes no run. If a mechanism makes people
report use that did not happen, they do so in surveys as well as on dashboards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.columns import Layout
from cxsim.scenario.schema.schema import Scenario

Values = NDArray[np.float64]


class Columns(Protocol):
    """What holds the state: either engine."""

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A state column, shape (people, replicates)."""


class Answers:
    """True answers of one batch, shape (people, replicates)."""

    def __init__(self, scenario: Scenario, layout: Layout, engine: Columns):
        self.scenario, self.layout, self.engine = scenario, layout, engine

    def known(self, measure: str) -> bool:
        """Whether the mechanisms of this week have this measure."""
        return self.layout.has(_NEEDS.get(measure, measure))

    def of(self, measure: str) -> Values:
        """Everybody's answer to the question about a measure."""
        ask = _SPECIAL.get(measure)
        if ask is not None:
            return ask(self)
        if self._by_behavior(measure):
            return self._mean(measure, self.scenario.effort_shares)
        return self.engine.column(measure)

    def _by_behavior(self, column: str) -> bool:
        return self.layout.slot(column, 0).behavior is not None

    def _mean(self, column: str, weights: tuple[float, ...]) -> Values:
        total = np.zeros(())
        for behavior, weight in enumerate(weights):
            total = total + weight * self.engine.column(column, behavior)
        return total

    def _overreported(self) -> Values:
        """How much use people report that did not happen."""
        column = self.layout.week.overreports
        return self._mean(column, self.scenario.customer_value_shares) if column else np.zeros(())

    def use(self) -> Values:
        """Reported use of last week, weighted by customer value."""
        used = self._mean("use", self.scenario.customer_value_shares)
        return used + (1.0 - used) * self._overreported()

    def adoption(self) -> Values:
        """Whether a person is an adopter, as reported."""
        adopter = self.engine.column("adopter")
        return adopter + (1.0 - adopter) * self._overreported()

    def recent_use(self) -> Values:
        """Reported use of the last four weeks, weighted by customer value."""
        weeks = [self._mean("use", self.scenario.customer_value_shares)]
        weeks += [self.engine.column(f"recent_use_{back}") for back in (1, 2, 3)]
        used: Values = sum(weeks[1:], weeks[0]) / len(weeks)
        return used + (1.0 - used) * self._overreported()

    def burnout(self) -> Values:
        """Whether fatigue is above 1/2."""
        return np.where(self.engine.column("fatigue") > 0.5, 1.0, 0.0)


_SPECIAL: Mapping[str, Callable[[Answers], Values]] = {
    "use": Answers.use, "adoption": Answers.adoption, "recent_use": Answers.recent_use, "burnout": Answers.burnout,
}
_NEEDS: Mapping[str, str] = {"use": "use", "adoption": "adopter", "burnout": "fatigue", "recent_use": "use"}
