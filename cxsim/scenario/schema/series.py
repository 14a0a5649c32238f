"""A quantity over time: one number for all weeks, or steps that each last until the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Protocol

from pydantic import Discriminator, Field, Tag

from cxsim.organization.schema.may_vary import MayVary
from cxsim.scenario.schema.block import Block, OpenShare, Week

OpenInitiatives = Annotated[float, MayVary(0.0, 20.0)]


class SponsorshipStep(Block):
    """Sponsorship from a given week."""

    from_week: Week = Field(description="first week of this level (week, from 0)")
    level: OpenShare = Field(description="visible support from the sponsor (0 = none, 1 = full)")


class InitiativesStep(Block):
    """Other initiatives from a given week."""

    from_week: Week = Field(description="first week of this level (week, from 0)")
    level: OpenInitiatives = Field(description="unrelated initiatives at the same time (initiatives, 0 to 20)")


def _shape(value: Any) -> str:
    return "steps" if isinstance(value, (list, tuple)) else "number"


Sponsorship = Annotated[
    Annotated[OpenShare, Tag("number")] | Annotated[tuple[SponsorshipStep, ...], Field(min_length=1), Tag("steps")],
    Discriminator(_shape),
]
Initiatives = Annotated[
    Annotated[OpenInitiatives, Tag("number")]
    | Annotated[tuple[InitiativesStep, ...], Field(min_length=1), Tag("steps")],
    Discriminator(_shape),
]


class StepInTime(Protocol):
    """Anything with a first week and a level."""

    @property
    def from_week(self) -> int:
        """The first week of this level."""

    @property
    def level(self) -> float:
        """The level until the next step."""


def level_in_week(series: float | Sequence[StepInTime], week: int) -> float:
    """The level that holds in a week (steps ascend, and the first begins in week 0)."""
    if isinstance(series, (int, float)):
        return series
    level = series[0].level
    for step in series:
        if step.from_week <= week:
            level = step.level
    return level
