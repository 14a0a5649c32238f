"""Indicators with bounds, and the response when one of them is beyond its bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cxsim.interventions.quantities import Name, Number


class Indicator(BaseModel):
    """A published value beyond a bound. The scenario's survey defines which measures exist."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    measure: Name = Field(description="name of the measure")
    above: Number | None = Field(None, description="triggers if the published value is above this; unit of the measure")
    below: Number | None = Field(None, description="triggers if the published value is below this; unit of the measure")

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.above is None) == (self.below is None):
            raise PydanticCustomError("indicator_bound", "give either above or below")
        return self

    def describe(self) -> str:
        """The indicator in words."""
        word, bound = ("below", self.below) if self.above is None else ("above", self.above)
        return f"{self.measure} {word} {bound:g}"


@dataclass(frozen=True)
class Guard:
    """How an intervention watches the others, and how it responds when an indicator is beyond its bound.

    ``by_department``: each department is watched and guarded separately, by its own values. ``slow_to``: strength of
    the other interventions there, as a share of their own (0 to 1; None: they pause). ``spare``: names of
    interventions that it never touches. ``words``: the response, for the log of decisions.
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
