"""The state before the first week, as the model sees it: what it is asked for and what it is told.

The engine holds the arrays; mechanisms and existing use (``existing_use.py``) say what belongs in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


class Start(Protocol):
    """A batch before its first week; arrays have shape (people, replicates) unless another is given."""

    parameters: dict[str, Any]

    @property
    def shape(self) -> tuple[int, int]:
        """(people, replicates)."""

    @property
    def behaviors(self) -> tuple[str, ...]:
        """The names of the target behaviors; elsewhere a behavior is its number."""

    @property
    def effort_shares(self) -> tuple[float, ...]:
        """What each behavior weighs where efforts are averaged."""

    @property
    def customer_value_shares(self) -> tuple[float, ...]:
        """What each behavior weighs for customers."""

    @property
    def visibility(self) -> tuple[float, ...]:
        """How far others see each behavior."""

    @property
    def superior(self) -> NDArray[np.int32]:
        """The index of everybody's manager in the organization, or -1, shape (people,)."""

    @property
    def manager(self) -> NDArray[np.int32]:
        """The same for those whom people look at as their manager before the first week."""

    @property
    def tenure(self) -> Values:
        """Weeks in the slot."""

    @property
    def past(self) -> float | Values:
        """What past changes were like: -1 poor, 0 mixed, 1 good; (people, 1) where two organizations differ in it."""

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A state column, as a view that may be written; only once the state has begun."""

    def at_rest(self, name: str, behavior: int | None = None) -> Values:
        """A force or constant before anything happens, shape (people, 1)."""

    def hook_at_rest(self, name: str, behavior: int | None = None) -> Any:
        """What mechanisms contribute to a hook before anything happens."""

    def seen(self, values: Values) -> Values:
        """The mean of what everybody sees of others before the first week; 0 where there is nobody to look at."""

    def uniform(self, purpose: str, week: int = 0) -> Values:
        """Keyed uniform numbers of the first people in the slots."""

    def normal(self, purpose: str) -> Values:
        """Keyed standard normal numbers of the first people in the slots."""


# Traits of the first people -> column -> values, (people, replicates) or (behaviors, people, replicates).
Begin = Callable[[Start, Mapping[str, Values]], dict[str, Values]]
# The weekly rates of existing use, and ability x opportunity, by behavior; it writes columns of the start.
Rest = Callable[[Start, Sequence[Values], Sequence[Values]], None]
