"""Rules: when a condition holds, act on the plan, once or again after a pause."""

from __future__ import annotations

from typing import Annotated, Any, Generic

import numpy as np
from numpy.typing import NDArray
from pydantic import Discriminator, Field, Tag

from cxsim.rules.action import Action, Intervention, Target, _Part
from cxsim.rules.board import Board
from cxsim.rules.condition import Condition

Mask = NDArray[np.bool_]


def _form(value: Any) -> str:
    return "several" if isinstance(value, (list, tuple)) else "one"


class Rule(_Part, Generic[Intervention, Target]):
    """When a condition holds, change the plan."""

    name: str = Field(
        "", max_length=120, description="name in the log of decisions (text, unique; default: the condition in words)"
    )
    when: Condition = Field(description="the condition, on published values")
    then: Annotated[
        Annotated[Action[Intervention, Target], Tag("one")]
        | Annotated[tuple[Action[Intervention, Target], ...], Field(min_length=1), Tag("several")],
        Discriminator(_form),
    ] = Field(description="one action, or a list of actions in order")
    cool_down_weeks: Annotated[int, Field(ge=1, le=1040)] | None = Field(
        None, description="weeks after which it may act again (1 to 1040; default: it acts only once; if it acts by "
        "department, once in each)"
    )
    priority: int = Field(
        0, ge=0, le=1000, description="order of rules within a week: smaller number first, then name (0 to 1000; "
        "default 0)"
    )

    @property
    def actions(self) -> tuple[Action[Intervention, Target], ...]:
        """The actions, in order."""
        return self.then if isinstance(self.then, tuple) else (self.then,)

    @property
    def label(self) -> str:
        """The name, or the condition in words."""
        return self.name or self.when.describe()

    @property
    def by_department(self) -> bool:
        """Whether it is checked, and acts, for each department separately."""
        return self.when.by_department


class Watch:
    """The state of a rule over a batch of replicates: where it last acted, and when."""

    def __init__(self, rule: Rule[Any, Any], board: Board):
        self.rule, self.board = rule, board
        places = len(board.departments) if rule.by_department else 1
        self.last = np.full((places, board.replicates), -1, dtype=np.int64)

    def due(self, week: int) -> Mask:
        """Where the rule acts this week, shape (places, replicates); this counts as its latest action there."""
        looked = self.board.new | (week in self.rule.when.named_weeks)
        found = self.rule.when.holds(self.board, week) & looked & self._rested(week)
        due = np.broadcast_to(found, self.last.shape)
        self.last = np.where(due, week, self.last)
        return due

    def _rested(self, week: int) -> Mask:
        never = self.last < 0
        pause = self.rule.cool_down_weeks
        return never if pause is None else never | (week - self.last >= pause)
