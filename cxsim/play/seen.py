"""What a player sees: the public facts of a case, the own plan, money and hours, and what is known. Not the truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cxsim.engine.reading.known import Known
from cxsim.errors import ResultError
from cxsim.play.course import under_way_or_ahead
from cxsim.play.events import Event
from cxsim.play.state import State, apply
from cxsim.scenario.case.terms import Hindrance

Knowing = Callable[[State], Known]


@dataclass(frozen=True)
class Seen:
    """A game as its player sees it. ``knowing`` works out what is known, when it is asked for."""

    _state: State
    knowing: Knowing

    @property
    def seed(self) -> int:
        """The number of the game."""
        return self._state.table.begin.seed

    @property
    def week(self) -> int:
        """This week."""
        return self._state.week

    @property
    def weeks(self) -> int:
        """How many weeks there are."""
        return self._state.table.terms.weeks

    @property
    def offers(self) -> tuple[str, ...]:
        """The names of all that can be bought."""
        return tuple(one.name for one in self._state.table.on_offer)

    @property
    def departments(self) -> Mapping[str, int]:
        """The departments with the numbers of their people."""
        people = self._state.table.people
        sizes = np.bincount(people.department, minlength=len(people.departments))
        return dict(zip(people.departments, map(int, sizes), strict=True))

    @property
    def hindrances(self) -> tuple[Hindrance, ...]:
        """What stands in the way, named as in the offers that remove it."""
        return self._state.table.terms.hindrances

    @property
    def other_projects(self) -> tuple[tuple[int, float], ...]:
        """How many other projects take people's time: from which week, and how many."""
        return self._state.table.other_projects

    @property
    def plan(self) -> tuple[str, ...]:
        """The names of all that the plan holds."""
        return tuple(one.label for one in self._state.course)

    @property
    def under_way(self) -> frozenset[str]:
        """What of the offers is in the plan and not over, by the name of the offer."""
        left = (one.label for one in under_way_or_ahead(self._state.course, self._state.week))
        return frozenset(label.rstrip("0123456789 ") for label in left)

    @property
    def money_left(self) -> float:
        """What the budget still allows."""
        return self._state.money_left

    @property
    def team_hours(self) -> float:
        """The hours of the change team in a week."""
        return self._state.table.terms.team_hours_per_week

    @property
    def most_hours(self) -> float:
        """The most hours that the plan takes in any week from now on."""
        return max(self._state.hours[self.week:], default=0.0)

    @cached_property
    def known(self) -> Known:
        """What is known now."""
        return self.knowing(self._state)

    def after(self, event: Event) -> Seen | None:
        """What the player would see after an event; None if the game would refuse it."""
        try:
            return Seen(apply(self._state, event), self.knowing)
        except ResultError:
            return None
