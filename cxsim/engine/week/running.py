"""The view of a run, between two weeks, for surveys and decisions while it runs."""

from __future__ import annotations

from typing import Protocol

from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.engine import WeekEngine
from cxsim.engine.week.feedback import Feedback
from cxsim.engine.week.inputs import WeekForces
from cxsim.engine.week.recorded_week import RecordedWeek
from cxsim.engine.world.world import World


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
    def recorded(self) -> RecordedWeek | None:
        """The record of last week; None before the first."""

    @property
    def forces(self) -> WeekForces:
        """What pushed people in the last week."""
