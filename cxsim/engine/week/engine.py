"""What runs the phases of a week."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.inputs import WeekInputs
from cxsim.engine.world.network import Network

Values = NDArray[np.float64]


class WeekEngine(Protocol):
    """The state of a batch and the phases that change it; see ``numpy_week`` and ``compiled``."""

    def column(self, name: str, behavior: int | None = None) -> Values: ...

    def write(self, name: str, values: Any, behavior: int | None = None) -> None: ...

    def step(self, week: int, inputs: WeekInputs) -> Values: ...

    def admit_newcomers(self) -> None: ...

    def use_network(self, network: Network) -> None: ...
