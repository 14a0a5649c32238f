"""The state before the first week, as mechanisms see it.

The engine holds the arrays; mechanisms and existing use (``existing_use.py``) fill them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


class Start(Protocol):
    """People of a batch before the first week, or newcomers, who are like today's people at rest.

    Arrays have ``shape`` unless another is given: (people, replicates) for the first people, (1, n) for newcomers.
    ``parameters``: numbers, or arrays that broadcast to it.
    """

    parameters: dict[str, Any]

    @property
    def shape(self) -> tuple[int, int]:
        """The shape of all arrays."""

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
        """The row of each person's manager, or -1, shape (people,); -1 for newcomers."""

    @property
    def tenure(self) -> Values:
        """Weeks in the slot."""

    @property
    def past(self) -> float | Values:
        """How past changes went: -1 poor, 0 mixed, 1 good; by person where two organizations differ."""

    def column(self, name: str, behavior: int | None = None) -> Values:
        """A state column as a writable view; available once the state has begun."""

    def at_rest(self, name: str, behavior: int | None = None) -> Values:
        """A force or constant before anything happens; broadcasts to ``shape``."""

    def hook_at_rest(self, name: str, behavior: int | None = None) -> Any:
        """The value of a hook before anything happens."""

    def uniform(self, purpose: str, week: int = 0) -> Values:
        """Keyed uniform numbers of these people."""

    def normal(self, purpose: str) -> Values:
        """Keyed standard normal numbers of these people."""


class Company(Start, Protocol):
    """All first people with their ties."""

    @property
    def manager(self) -> NDArray[np.int32]:
        """The manager that each person looks to before the first week, or -1, shape (people,)."""

    def seen(self, values: Values) -> Values:
        """The mean that each person sees of others before the first week; 0 for people without contacts."""


@dataclass(frozen=True)
class Surroundings:
    """What every position sees of existing use; whoever takes it later sees the same. Arrays (people, replicates).

    ``norms``: visible use of others, by behavior; ``skills``: the same, weighted by the users' skill; ``led``: whether
    there is a manager; ``manager_rates``: the manager's use, by behavior; ``belief``: the benefit that others expect.
    """

    norms: tuple[Values, ...]
    skills: tuple[Values, ...]
    led: Values
    manager_rates: tuple[Values, ...]
    belief: Values

    def of(self, positions: tuple[Integers, Integers]) -> Surroundings:
        """Those of some positions, by people and replicates."""
        norms, skills, rates = (
            tuple(one[positions] for one in each) for each in (self.norms, self.skills, self.manager_rates)
        )
        return Surroundings(norms, skills, self.led[positions], rates, self.belief[positions])


@dataclass(frozen=True)
class Usual:
    """Existing use: the weekly ``rates`` of people, 0 for others; ability x opportunity, ``able``, both by behavior."""

    rates: Sequence[Values]
    able: Sequence[Values]
    around: Surroundings


# Traits of people -> column -> values, of their shape or (behaviors, *shape).
Begin = Callable[[Start, Mapping[str, Values]], dict[str, Values]]
# Writes columns of the start where a behavior is already in use.
Rest = Callable[[Start, Usual], None]
