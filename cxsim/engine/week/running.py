"""The view of a run, between two weeks, for surveys and decisions while it runs."""

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
    """A run as surveys and decisions see it."""

    @property
    def world(self) -> World:
        """The scenario on its organization."""

    @property
    def initial(self) -> InitialState:
        """The state before the first week."""

    @property
    def engine(self) -> WeekEngine:
        """The engine that holds the state as it is now."""

    @property
    def feedback(self) -> Feedback:
        """What the coming week reads of the record."""

    @property
    def sums(self) -> Values:
        """The record so far."""

    @property
    def forces(self) -> WeekForces:
        """What pushed people in the last week."""
