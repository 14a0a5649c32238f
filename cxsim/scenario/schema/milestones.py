"""Milestones: what the change should reach in one group of people, and by when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from cxsim.dates import week_of_day
from cxsim.rules.condition import EACH_DEPARTMENT, group_in_form
from cxsim.scenario.schema.block import Block, Day, Label, Share
from cxsim.units import LONGEST_HORIZON_WEEKS

EVERYBODY = ("", "everyone", "everybody", "total", "organization", "company")
"""What people write for the whole organization."""
MilestoneMeasure = Literal["adoption", "use", "proficiency"]


def _one_group(name: str) -> str:
    """Refuse a name that cannot be one group in results."""
    if name != EACH_DEPARTMENT:
        try:
            return group_in_form(name)
        except PydanticCustomError:
            pass
    meant = "all" if name.casefold() in EVERYBODY else f"department:{name}"
    hint = f"; did you mean '{meant}'?" if ":" not in name and name != EACH_DEPARTMENT else ""
    raise PydanticCustomError("unknown_group", "there is no group '{name}'; write all, department:NAME or level:NUMBER"
                              "{hint}", {"name": name, "hint": hint})


class Milestone(Block):
    """A point on the way: a measure of one group reaches a value by a week or a date. It changes no run."""

    name: Label = Field(description="name of the milestone (text up to 120 characters; unique)")
    measure: MilestoneMeasure = Field("adoption", description="what is measured: adoption (share of adopters), use "
                                      "(mean use) or proficiency (mean skill); default adoption")
    at_least: Share = Field(description="value to reach (0 to 1)")
    by_week: int | None = Field(None, ge=1, le=LONGEST_HORIZON_WEEKS, description="week by which to reach it (weeks "
                                "from the start, 1 to the horizon); give this or by_date")
    by_date: Day | None = Field(None, description="day by which to reach it (year-month-day, like 2027-06-30; needs "
                                "start_date; the week in which the day lies counts); give this or by_week")
    group: Annotated[str, Field(max_length=200), AfterValidator(_one_group)] = Field(
        "all", description="group of people: all, department:NAME or level:NUMBER (default all)")

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if (self.by_week is None) == (self.by_date is None):
            given = "none is given" if self.by_week is None else "both are given"
            raise PydanticCustomError("milestone_time", "give one of by_week and by_date; {given}", {"given": given})
        return self

    def week(self, start: date | None) -> int:
        """The week by which to reach it. ``start``: the first day of the run, which a date needs."""
        if self.by_week is not None:
            return self.by_week
        assert self.by_date is not None and start is not None
        return week_of_day(start, self.by_date)
