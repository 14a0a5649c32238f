"""The interface of both engines, which run the phases of a week."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.inputs import WeekInputs
from cxsim.engine.world.network import Network

Values = NDArray[np.float64]


class WeekEngine(Protocol):
    """The state of a batch and the phases that change it; see ``numpy_week`` and ``compiled``."""

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A state column, shape (people, replicates)."""

    def write(self, name: str, values: Any, behavior: int | None = None) -> None:
        """Set a state column."""

    def step(self, week: int, inputs: WeekInputs) -> Values:
        """Run one week; returns the recorded sums, shape (cells, recorded, replicates)."""

    def admit_newcomers(self) -> None:
        """Let newcomers take the positions that people left this week."""

    def use_network(self, network: Network) -> None:
        """Use these ties and managers from this week on."""

    def between(self, rows: Any) -> list[Callable[[], None]]:
        """What happens to departments between two weeks, to be called in this order; ``rows``: ``DepartmentRows``."""
