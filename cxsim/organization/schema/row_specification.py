"""The keys that say which rows of a file of people count."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Discriminator, Field, Tag, model_validator

from cxsim.organization.schema.specification import Specification

DateOrder = Literal["day_first", "month_first"]


class RowCondition(Specification):
    """Rows whose cell in a column is one of some words, an end that has not come yet, or a start that has."""

    column: str = Field(min_length=1, description="Column that decides.")
    values: tuple[str, ...] | None = Field(
        default=None, min_length=1, description="Words of the cell, in upper or lower case; '' is a blank cell.",
    )
    ends_after: date | None = Field(
        default=None, description="The cell is blank, or a date after this one (year-month-day): who had left by then "
        "does not count.",
    )
    begins_by: date | None = Field(
        default=None, description="The cell is blank, or a date up to this one: who begins later does not count.",
    )
    dates: DateOrder | Literal["excel"] = Field(
        default="day_first", description="How dates such as 3/4/2024 are read (default day_first: the 3rd of April); "
        "excel: the column holds day numbers of Excel, such as 45382 for 2024-03-31, and perhaps days-first dates.",
    )

    @model_validator(mode="after")
    def _one_rule(self) -> RowCondition:
        if [self.values, self.ends_after, self.begins_by].count(None) != 2:
            raise ValueError("state exactly one of 'values', 'ends_after' and 'begins_by'")
        return self


Stated = TypeVar("Stated")


def listed(stated: Stated | tuple[Stated, ...]) -> tuple[Stated, ...]:
    """What a key states that takes one or several."""
    return stated if isinstance(stated, tuple) else (stated,)


def _how_many(stated: Any) -> str:
    return "several" if isinstance(stated, (list, tuple)) else "one"


Conditions = Annotated[
    Annotated[RowCondition, Tag("one")] | Annotated[tuple[RowCondition, ...], Tag("several")], Discriminator(_how_many)
]
Names = Annotated[Annotated[str, Tag("one")] | Annotated[tuple[str, ...], Tag("several")], Discriminator(_how_many)]


class Repeats(Specification):
    """Which row counts where one person has several (part-time positions, months)."""

    keep: Literal["first", "last", "largest"] = Field(
        description="The first or last row of a person in the file, or the one with the largest value in 'column'.",
    )
    column: str | None = Field(
        default=None, min_length=1, description="Column with a number or a date; of equals the first row counts.",
    )
    dates: DateOrder = Field(default="day_first", description="How dates such as 3/4/2024 are read.")

    @model_validator(mode="after")
    def _column_of_the_largest(self) -> Repeats:
        if (self.keep == "largest") != (self.column is not None):
            raise ValueError("'column' belongs to keep: largest, which needs it")
        return self
