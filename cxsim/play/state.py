"""The state of a game, and what each event makes of it: a pure function, without a terminal and without a clock."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from typing import Any

from cxsim.errors import ResultError
from cxsim.interventions.base import Intervention
from cxsim.interventions.problems import Problem
from cxsim.play.course import Course, with_added, with_changed, with_stopped
from cxsim.play.events import Add, Answer, Begin, Change, EndTurn, Event, Stop
from cxsim.play.questions import Question, open_question
from cxsim.play.table import Table
from cxsim.scenario.case.terms import Terms
from cxsim.scenario.checks.check_against import problems_of
from cxsim.scenario.checks.limits import planned_hours
from cxsim.scenario.schema.schema import Scenario

# Sums of money are equal up to rounding.
GRAIN = 1e-9


@dataclass(frozen=True)
class State:
    """A game at the start of a week. ``course``: the plan so far, what is past included."""

    table: Table
    week: int = 0
    course: Course = ()
    answers: tuple[str, ...] = ()

    @property
    def question(self) -> Question | None:
        """The question that must be answered before anything else."""
        return open_question(self.week, self.table.terms.weeks, len(self.answers))

    @property
    def over(self) -> bool:
        """Whether all weeks have passed and all questions are answered."""
        return self.week >= self.table.terms.weeks and self.question is None

    @property
    def turn(self) -> int:
        """The number of this turn, from 1."""
        return min(self.week // self.table.begin.weeks_per_turn + 1, self.table.turns)

    @property
    def next_week(self) -> int:
        """The week in which the next turn starts."""
        return min(self.week + self.table.begin.weeks_per_turn, self.table.terms.weeks)

    def scenario(self, name: str = "Played") -> Scenario:
        """The company with the plan of the player."""
        return self.table.terms.scenario(name, self.course)

    @cached_property
    def costs(self) -> dict[str, float]:
        """What each part of the plan costs over all weeks as planned, by its name."""
        return {one.label: self.table.cost_of(one) for one in self.course}

    @property
    def committed(self) -> float:
        """What the plan costs over all weeks as planned, spent money included."""
        return math.fsum(self.costs.values())

    @property
    def money_left(self) -> float:
        """What the budget still allows."""
        return self.table.terms.budget - self.committed

    @cached_property
    def hours(self) -> list[float]:
        """Hours of the change team that the plan needs, by week."""
        return planned_hours(self.scenario())

    def problems(self) -> list[Problem]:
        """What is wrong with the plan or has no effect here; money and hours, which are told elsewhere, apart."""
        scenario = self.scenario()
        free = scenario.plan.model_copy(update={"budget": None, "team_hours_per_week": None})
        return problems_of(scenario.model_copy(update={"plan": free}), self.table.people)


def begun(begin: Begin, terms: Terms | None = None) -> State:
    """A game before its first week. ``terms``: those of its case if they are there already."""
    return State(Table.laid(begin, terms))


def apply(state: State, event: Event) -> State:
    """The state after an event; the state before it does not change.

    Raises
    ------
    ResultError
        If the event is not allowed now; the message says why and what is.
    """
    if isinstance(event, Answer):
        return _answered(state, event)
    if state.question is not None:
        raise ResultError("a question waits for your answer: " + state.question.text)
    if state.over:
        raise ResultError("this game is over")
    match event:
        case Begin():
            raise ResultError("this game has begun already")
        case EndTurn():
            return replace(state, week=state.next_week)
        case Add():
            return _affordable(state, with_added(state.course, event, state.table, state.week))
        case Change():
            return _affordable(state, with_changed(state.course, event, state.week))
        case Stop():
            return replace(state, course=with_stopped(state.course, event, state.week))


def replayed(events: Iterable[Event], terms: Terms | None = None) -> State:
    """The state after a whole log; it starts with ``Begin``."""
    first, *others = events
    if not isinstance(first, Begin):
        raise ResultError("a game starts with 'begin'")
    start = begun(first, terms)
    return reduce(apply, others, start)


def _answered(state: State, event: Answer) -> State:
    if state.question is None:
        raise ResultError("no question is open")
    if not event.text.strip():
        raise ResultError("say something, if only a word: what you write now is worth more to you than to anybody else")
    return replace(state, answers=(*state.answers, event.text.strip()))


def _affordable(state: State, course: Course) -> State:
    """The state with another plan, if the organization and the budget allow it."""
    then = replace(state, course=course)
    terms = state.table.terms
    for problem in then.problems():
        if not problem.warning:
            raise ResultError(problem.message)
    committed = then.committed
    if committed > terms.budget * (1.0 + GRAIN) and committed > state.committed:
        raise ResultError(f"that would take the plan to {committed:,.0f} of {terms.budget:,.0f} {terms.currency}; "
                          f"you have {max(state.money_left, 0.0):,.0f} left for all weeks ahead")
    return then


def idle_parts(state: State) -> list[str]:
    """What of the plan has no effect, in words."""
    return [one.message for one in state.problems() if one.warning and one.path[:2] == ("plan", "interventions")]


def described(intervention: Intervention) -> dict[str, Any]:
    """An intervention as a scenario file states it."""
    stated: dict[str, Any] = intervention.model_dump(mode="json", exclude_defaults=True)
    return {"type": intervention.type, **stated}
