"""A number of a scenario that may be stated with its uncertainty: ``.4``, or ``{value: .4, low: .2, high: .6}``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    Tag,
    create_model,
    model_validator,
)
from pydantic_core import CoreSchema

from cxsim.model.uncertain import Uncertain


class StatedWidth(BaseModel):
    """A number and how far it may be from the truth."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    value: float
    low: float
    high: float

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"'low' ({self.low:g}), 'value' ({self.value:g}) and 'high' ({self.high:g}) must be in "
                             "this order: low and high are the points below and above which it lies with 5 % "
                             "probability each")
        return self


def states_width(stated: Any) -> bool:
    """Whether this is a number with its width, and not, say, numbers by department."""
    return isinstance(stated, Mapping) and "value" in stated and {"low", "high", "value"}.issuperset(stated)


@dataclass(frozen=True)
class MayVary:
    """Annotates a float that may be stated with a width; all three numbers must be in ``lowest`` to ``highest``."""

    lowest: float | None = None
    highest: float | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A plain number, or a number with its width."""
        number = Annotated[float, Field(ge=self.lowest, le=self.highest, allow_inf_nan=False)]
        return handler.generate_schema(Annotated[
            Annotated[number, Tag("number")] | Annotated[_with_width(self), Tag("width")],
            Discriminator(_shape), BeforeValidator(_as_mapping), AfterValidator(_as_number),
            PlainSerializer(_as_mapping)])


@cache
def _with_width(range_: MayVary) -> type[StatedWidth]:
    number = Annotated[float, Field(ge=range_.lowest, le=range_.highest)]
    ends = "" if range_.lowest is None else f"From{range_.lowest:g}To{range_.highest:g}"
    return create_model(
        f"Width{ends}", __base__=StatedWidth, __doc__=StatedWidth.__doc__,
        value=(number, Field(description="the number")),
        low=(number, Field(description="the point below which it lies with 5 % probability")),
        high=(number, Field(description="the point above which it lies with 5 % probability")))


def _shape(stated: Any) -> str:
    return "width" if isinstance(stated, (Mapping, StatedWidth)) else "number"


def _as_mapping(number: Any) -> Any:
    return number.plain() if isinstance(number, Uncertain) else number


def _as_number(stated: Any) -> Any:
    return Uncertain(stated.value, stated.low, stated.high) if isinstance(stated, StatedWidth) else stated


OpenNumber = Annotated[float, MayVary()]
