"""What measures each row of the table, and the verdict on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from experiments.validation.sizes import contagion, organizations, people, programmes
from experiments.validation.sizes.estimate import Estimate
from experiments.validation.sizes.table import Size
from experiments.validation.sizes.trials import Trials

MEASURES: Mapping[str, Callable[[Trials], Estimate]] = {
    **people.MEASURES, **contagion.MEASURES, **programmes.MEASURES, **organizations.MEASURES,
}


@dataclass(frozen=True)
class Found:
    """A row with its simulated number."""

    size: Size
    estimate: Estimate

    @property
    def met(self) -> bool:
        """Whether the number is within the bounds; a sign must also be two standard errors away from its bound."""
        low, high = self.size.bounds
        value, margin = self.estimate.value, 2.0 * self.estimate.error if self.size.kind == "sign" else 0.0
        return low + margin <= value <= high - margin


def measure(size: Size, trials: Trials) -> Found:
    """Measure a row."""
    return Found(size, MEASURES[size.id](trials))
