"""What a user can state about the organization: the keys, their units, ranges and defaults."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, field_validator

Share = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]


class Specification(BaseModel):
    """Base of everything that can be stated: cannot be changed, unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DepartmentSpecification(Specification):
    """One department of a generated organization."""

    name: str = Field(min_length=1, max_length=80, description="Name of the department; unique in the organization.")
    size: int = Field(ge=1, le=2_000_000, description="People in the department (people, 1 to 2,000,000).")

    @field_validator("name")
    @classmethod
    def _plain_name(cls, name: str) -> str:
        if name != name.strip() or not name.isprintable():
            raise ValueError("a department's name has no spaces at its ends and no control characters")
        return name


class InformalSpecification(Specification):
    """The shape of generated informal ties (who looks to whom for advice and example)."""

    mean_ties: float = Field(
        default=12.0, gt=0.0, le=200.0, allow_inf_nan=False,
        description="Colleagues that a person looks at, on average (ties per person, above 0 to 200; default 12).",
    )
    reciprocity: Share = Field(
        default=0.65, description="Share of ties that are answered by a tie back (0 to 1; default 0.65).",
    )
    clustering: Share = Field(
        default=0.42,
        description="Wanted average local clustering: how often two contacts of a person are in contact themselves "
        "(0 to 1; default 0.42). Approached as far as teams and sizes permit; what was reached is reported.",
    )
    cross_department_share: Share | None = Field(
        default=None,
        description="Share of ties that leave the department (0 to 1). Default: 0.6 of what blind choice would give.",
    )
    popularity_spread: float = Field(
        default=0.9, ge=0.0, le=2.0, allow_inf_nan=False,
        description="How unequal people are as contacts: standard deviation of the logarithm of popularity "
        "(0 = all alike, up to 2; default 0.9).",
    )


class GenerateSpecification(InformalSpecification):
    """A generated organization: departments, reporting lines, teams and informal ties."""

    departments: tuple[DepartmentSpecification, ...] = Field(
        min_length=1, max_length=10_000, description="The departments, each with name and size; order does not matter.",
    )
    levels: int | None = Field(
        default=None, ge=2, le=12,
        description="Levels of the reporting tree, the top person being level 1 (2 to 12). Default: as many as the "
        "span of control needs.",
    )
    span_of_control: float = Field(
        default=8.0, ge=2.0, le=200.0, allow_inf_nan=False,
        description="People who report to one manager, on average at the front line (people, 2 to 200; default 8).",
    )
    span_spread: float = Field(
        default=0.25, ge=0.0, le=1.0, allow_inf_nan=False,
        description="How much managers differ in the number of their reports: standard deviation of the logarithm "
        "(0 = all alike, up to 1; default 0.25).",
    )
    team_size: int = Field(
        default=8, ge=2, le=200,
        description="Usual size of a team (people, 2 to 200; default 8). The people of one manager form one team, or "
        "several where they are more than one and a half times as many.",
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
        """All people, over the departments."""
        return sum(department.size for department in self.departments)


class GrowthSpecification(Specification):
    """Positions that a department is to get."""

    department: str = Field(min_length=1, max_length=80, description="Name of the department; a new one if there is "
                            "none of this name.")
    people: int = Field(ge=1, le=100_000, description="New positions (people, 1 to 100,000).")
    from_week: int = Field(ge=1, le=1040, description="First week in which one of them is filled (week, from 1).")
    over_weeks: int = Field(default=1, ge=1, le=520, description="Weeks over which they are filled, evenly (weeks, 1 "
                            "to 520; default 1: all at once).")

    def opens(self) -> NDArray[np.int32]:
        """The first week of each position, shape (people,)."""
        return (self.from_week + np.arange(self.people) * self.over_weeks // self.people).astype(np.int32)
