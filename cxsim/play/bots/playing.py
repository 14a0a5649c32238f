"""The bots by name, and how one plays a whole game."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from cxsim.play.bots.greedy import greedy
from cxsim.play.bots.naive import naive
from cxsim.play.bots.random_choice import random_choice
from cxsim.play.bots.theory import theory
from cxsim.play.events import Add, Answer, EndTurn, Event
from cxsim.play.seen import Knowing, Seen
from cxsim.play.state import State, apply
from cxsim.play.world import known

Bot = Callable[[Seen], tuple[Add, ...]]
BOTS: Final[Mapping[str, Bot]] = MappingProxyType(
    {"naive": naive, "random": random_choice, "greedy": greedy, "theory": theory})
NO_COMMENT: Final = "-"


def turn_of(bot: Bot, state: State, knowing: Knowing = known) -> tuple[Event, ...]:
    """What a bot does in a turn, the end of it included."""
    if state.question is not None:
        return (Answer(NO_COMMENT),)
    return (*bot(Seen(state, knowing)), EndTurn())


def played(bot: Bot, state: State, knowing: Knowing = known) -> State:
    """The state at the end of a game that a bot plays from here."""
    while not state.over:
        for event in turn_of(bot, state, knowing):
            state = apply(state, event)
    return state
