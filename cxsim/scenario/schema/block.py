"""The base class of all blocks of a scenario, and the types of numbers and names that they share."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cxsim.dates import read_date
from cxsim.organization.schema.may_vary import MayVary
from cxsim.units import LONGEST_HORIZON_WEEKS

LARGEST_SEED = 2**63 - 1


class Block(BaseModel):
    """An immutable block of a scenario; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)


Share = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]
# A share that may be stated with its uncertainty.
OpenShare = Annotated[float, MayVary(0.0, 1.0)]
Amount = Annotated[float, Field(ge=0.0, le=1e12, allow_inf_nan=False)]
Weight = Annotated[float, Field(ge=0.0, le=1e6, allow_inf_nan=False)]
Level = Annotated[int, Field(ge=1, le=100)]
Week = Annotated[int, Field(ge=0, le=LONGEST_HORIZON_WEEKS)]
Label = Annotated[str, Field(min_length=1, max_length=120)]
Word = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^\w[\w -]*$")]


def _day(value: Any) -> date:
    """A day in the one form that everybody reads alike."""
    if isinstance(value, date):
        return value
    try:
        return read_date(value if isinstance(value, str) else json.dumps(value))
    except ValueError as reason:
        raise PydanticCustomError("not_a_date", "this is not a date: {reason}", {"reason": str(reason)}) from None


Day = Annotated[date, BeforeValidator(_day)]
