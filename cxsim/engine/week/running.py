"""What a run shows of itself, between two weeks, to those who ask or decide while it runs."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.engine import WeekEngine
from cxsim.engine.week.feedback import Feedback
from cxsim.engine.week.inputs import WeekForces
from cxsim.engine.world.world import World

Values = NDArray[np.float64]


class Running(Protocol):
    """A run, as those see it who ask or decide while it runs.

    ``sums``: the record so far, shape (weeks, cells, recorded, replicates); ``forces``: those of the week that was run
    last.
    """

    @property
    def world(self) -> World: ...

    @property
    def initial(self) -> InitialState: ...

    @property
    def engine(self) -> WeekEngine: ...

    @property
    def feedback(self) -> Feedback: ...

    @property
    def sums(self) -> Values: ...

    @property
    def forces(self) -> WeekForces: ...
