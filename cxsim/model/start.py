"""The state before the first week, as mechanisms see it.

The engine holds the arrays; mechanisms and existing use (``existing_use.py``) fill them.
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
        """The names of the target behaviors; elsewhere, behaviors are numbers."""

    @property
    def effort_shares(self) -> tuple[float, ...]:
        """The weight of each behavior in averages by effort."""

    @property
    def customer_value_shares(self) -> tuple[float, ...]:
        """The weight of each behavior for customers."""

    @property
    def visibility(self) -> tuple[float, ...]:
        """How visible each behavior is to others."""

    @property
    def superior(self) -> NDArray[np.int32]:
        """The index of each person's manager in the organization, or -1, shape (people,)."""

    @property
    def manager(self) -> NDArray[np.int32]:
        """The same for the manager that people look to before the first week."""

    @property
    def tenure(self) -> Values:
        """Weeks in the slot."""

    @property
    def past(self) -> float | Values:
        """How past changes went: -1 poor, 0 mixed, 1 good; (people, 1) where two organizations differ."""

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A state column as a writable view; available once the state has begun."""

    def at_rest(self, name: str, behavior: int | None = None) -> Values:
        """A force or constant before anything happens, shape (people, 1)."""

    def hook_at_rest(self, name: str, behavior: int | None = None) -> Any:
        """The value of a hook before anything happens."""

    def seen(self, values: Values) -> Values:
        """The mean that each person sees of others before the first week; 0 for people without contacts."""

    def uniform(self, purpose: str, week: int = 0) -> Values:
        """Keyed uniform numbers of the first people in the slots."""

    def normal(self, purpose: str) -> Values:
        """Keyed standard normal numbers of the first people in the slots."""


# Traits of the first people -> column -> values, (people, replicates) or (behaviors, people, replicates).
Begin = Callable[[Start, Mapping[str, Values]], dict[str, Values]]
# Takes the weekly rates of existing use, and ability x opportunity, by behavior; writes columns of the start.
Rest = Callable[[Start, Sequence[Values], Sequence[Values]], None]
