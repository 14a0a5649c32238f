"""What interventions that watch over the others have in common: indicators with bounds, and what they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cxsim.interventions.quantities import Name, Number


class Indicator(BaseModel):
    """A published value beyond a bound. Which measures there are, the scenario's survey says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measure: Name = Field(description="what is measured, by name")
    above: Number | None = Field(None, description="alarm if the published value is above this; unit of the measure")
    below: Number | None = Field(None, description="alarm if the published value is below this; unit of the measure")

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.above is None) == (self.below is None):
            raise PydanticCustomError("indicator_bound", "give one of above and below")
        return self

    def describe(self) -> str:
        """The indicator in words."""
        word, bound = ("below", self.below) if self.above is None else ("above", self.above)
        return f"{self.measure} {word} {bound:g}"


@dataclass(frozen=True)
class Guard:
    """How an intervention watches over the others, and what it does where an indicator is beyond its bound.

    ``by_department``: each department is watched and guarded by itself, by its own values. ``slow_to``: the strength
    that it leaves the others there, as a share of their own (0 to 1; None: they rest). ``spare``: names of
    interventions that it never touches. ``words``: what it does, for the log of decisions.
    """

    label: str
    watch: tuple[Indicator, ...]
    by_department: bool
    slow_to: float | None
    spare: tuple[str, ...]
    words: str

    def describe(self) -> str:
        """When it steps in, in words."""
        where = " in a department" if self.by_department else ""
        return f"{' or '.join(indicator.describe() for indicator in self.watch)}{where}"
