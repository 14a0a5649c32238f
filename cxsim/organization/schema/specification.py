"""The keys of a generated organization, with units, ranges and defaults."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, field_validator

Share = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]


class Specification(BaseModel):
    """The base class of all specifications: immutable, unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class DepartmentSpecification(Specification):
    """One department of a generated organization."""

    name: str = Field(min_length=1, max_length=80, description="Name of the department; unique in the organization.")
    size: int = Field(ge=1, le=2_000_000, description="People in the department (people, 1 to 2,000,000).")

    @field_validator("name")
    @classmethod
    def _plain_name(cls, name: str) -> str:
        if name != name.strip() or not name.isprintable():
            raise ValueError("the name of a department must not begin or end with spaces or contain control characters")
        return name


class InformalSpecification(Specification):
    """The shape of generated informal ties (who looks at whom for advice and example)."""

    mean_ties: float = Field(
        default=12.0, gt=0.0, le=200.0, allow_inf_nan=False,
        description="Mean number of colleagues that a person looks at (ties per person, above 0 to 200; default 12).",
    )
    reciprocity: Share = Field(default=0.65, description="Share of ties that are reciprocated (0 to 1; default 0.65).")
    clustering: Share = Field(
        default=0.42,
        description="Requested average local clustering: how often two contacts of a person are in contact with each "
        "other (0 to 1; default 0.42). Reached as closely as teams and sizes permit; the report shows the result.",
    )
    cross_department_share: Share | None = Field(
        default=None,
        description="Share of ties that leave the department (0 to 1; default: 0.6 of what random choice would give).",
    )
    popularity_spread: float = Field(
        default=0.9, ge=0.0, le=2.0, allow_inf_nan=False,
        description="How unequally popular people are as contacts: standard deviation of the logarithm of popularity "
        "(0 = all alike, up to 2; default 0.9).",
    )


class GenerateSpecification(InformalSpecification):
    """A generated organization: departments, reporting lines, teams and informal ties."""

    departments: tuple[DepartmentSpecification, ...] = Field(
        min_length=1, max_length=10_000, description="The departments, each with name and size; their order does not "
            "matter.",
    )
    levels: int | None = Field(
        default=None, ge=2, le=12,
        description="Levels of the reporting tree, the top person at level 1 (2 to 12; default: as many as the span of "
        "control needs).",
    )
    span_of_control: float = Field(
        default=8.0, ge=2.0, le=200.0, allow_inf_nan=False,
        description="Mean number of people who report to a front-line manager (people, 2 to 200; default 8).",
    )
    span_spread: float = Field(
        default=0.25, ge=0.0, le=1.0, allow_inf_nan=False,
        description="How much managers differ in their number of reports: standard deviation of the logarithm (0 = all "
        "alike, up to 1; default 0.25).",
    )
    team_size: int = Field(
        default=8, ge=2, le=200,
        description="Usual size of a team (people, 2 to 200; default 8). The people of one manager form one team, or "
        "several if there are more than one and a half times as many.",
    )

    @field_validator("departments")
    @classmethod
    def _names_differ(cls, departments: tuple[DepartmentSpecification, ...]) -> tuple[DepartmentSpecification, ...]:
        seen: dict[str, str] = {}
        for department in departments:
            folded = department.name.casefold()
            if folded in seen:
                raise ValueError(f"two departments are named '{seen[folded]}' and '{department.name}'")
            seen[folded] = department.name
        if sum(department.size for department in departments) > 5_000_000:
            raise ValueError("the departments together have more than 5,000,000 people")
        return departments

    @property
    def headcount(self) -> int:
        """The number of people in all departments."""
        return sum(department.size for department in self.departments)


class GrowthSpecification(Specification):
    """Positions that open in a department later."""

    department: str = Field(min_length=1, max_length=80, description="Name of the department; a new name makes a new "
                            "department.")
    people: int = Field(ge=1, le=100_000, description="New positions (people, 1 to 100,000).")
    from_week: int = Field(ge=1, le=1040, description="Week in which the first of them opens (week, from 1).")
    over_weeks: int = Field(default=1, ge=1, le=520, description="Weeks over which they open evenly (weeks, 1 to 520; "
                            "default 1: all at once).")

    def opens(self) -> NDArray[np.int32]:
        """The first week of each position, shape (people,)."""
        return (self.from_week + np.arange(self.people) * self.over_weeks // self.people).astype(np.int32)
