"""A named indicator with a bound: what a lever that watches looks at."""

from __future__ import annotations

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
