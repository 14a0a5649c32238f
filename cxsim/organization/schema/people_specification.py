"""The keys of a file of people: columns, which rows count, how managers are named, and generated parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.schema.row_specification import Conditions, Names, Repeats, RowCondition, listed
from cxsim.organization.schema.specification import Specification


class PeopleColumns(Specification):
    """Names of columns by their role.

    A column that is not stated is used if the file has one with the default name; ``null`` leaves it unused.
    """

    id: str = Field(default="id", description="Identifier of the employee, read as text (default 'id').")
    manager: Names | None = Field(
        default="manager", description="What names the manager: the identifier, or what manager_by says; blank for the "
        "top person. Several columns whose words together do: [Manager First Name, Manager Last Name].",
    )
    department: str | None = Field(default="department", description="Name of the department.")
    team: str | None = Field(default="team", description="Name of the team.")
    level: str | None = Field(default="level", description="Level (whole number, 1 = top).")
    resistance: str | None = Field(default="resistance", description="Disposition to resist change (0 to 1).")
    initial_skill: str | None = Field(default="initial_skill", description="Skill at the start (0 to 1).")
    values_fit: str | None = Field(default="values_fit", description="Fit of values (0 to 1).")
    initial_attitude: str | None = Field(default="initial_attitude", description="Attitude at the start (0 to 1).")
    trust_set_point: str | None = Field(default="trust_set_point", description="Usual trust in leaders (0 to 1).")
    norm_threshold: str | None = Field(default="norm_threshold", description="Share of colleagues using it that "
                                       "convinces (0 to 1).")
    base_load: str | None = Field(default="base_load", description="Load without the change (share of capacity).")
    personal_stake: str | None = Field(default="personal_stake", description="What one personally gains or loses by "
                                       "the behaviors (-.5 to .5).")

    @field_validator("manager")
    @classmethod
    def _some_column(cls, manager: str | tuple[str, ...] | None) -> str | tuple[str, ...] | None:
        names = [name.strip().casefold() for name in listed(manager or ())]
        if manager == () or len({*names}) < len(names):
            raise ValueError("name each column once, and at least one; write null to leave managers unread")
        return manager

    def roles(self) -> Iterator[tuple[str, str]]:
        """Every role that is not unused, with its column; a role of several columns comes once for each."""
        for role in type(self).model_fields:
            stated = getattr(self, role)
            yield from ((role, name) for name in (() if stated is None else listed(stated)))


class PeopleSpecification(FileSpecification):
    """A file with one row per employee, and how to complete what it leaves out."""

    columns: PeopleColumns = Field(default_factory=PeopleColumns, description="Column names by role.")
    keep: Conditions = Field(
        default=(), description="Rows of people who are here; all conditions must hold. The place of a manager who is "
        "not kept is taken by that manager's own manager. {column: status, values: [active]}",
    )
    leave_out: Conditions = Field(
        default=(), description="Rows that are no people, such as totals. {column: id, values: [Total]}",
    )
    repeats: Repeats | None = Field(
        default=None, description="Which row counts where one person has several (default: that is a mistake).",
    )
    manager_by: Names = Field(
        default=(), description="Column that holds what the column of managers names people by, such as email, or "
        "several whose words together do, such as [First Name, Last Name] (default: the identifier).",
    )
    no_manager: tuple[str, ...] = Field(
        default=(), description="Words that mean 'none' in the column of managers, besides a blank cell.",
    )
    unknown_managers: Literal["error", "none"] = Field(
        default="error", description="What a manager who is not in the file means: a mistake (error, default), or no "
        "manager (none).",
    )
    own_manager: Literal["error", "none"] = Field(
        default="error", description="What it means if several people are their own managers: a mistake (error, "
        "default), or that they have none.",
    )
    level_order: Literal["top_down", "bottom_up"] = Field(
        default="top_down", description="Whether level 1 is the top (top_down, default) or the largest number is "
        "(bottom_up).",
    )
    level_words: dict[str, Annotated[int, Field(ge=1, le=100)]] = Field(
        default_factory=dict, description="Levels of words in the column of levels: {Director: 1, Manager: 2}. Other "
        "words are refused.",
    )
    span_of_control: float = Field(
        default=8.0, ge=2.0, le=200.0, allow_inf_nan=False,
        description="Reports per manager if reporting lines are generated (people, 2 to 200; default 8).",
    )
    team_size: int = Field(
        default=8, ge=2, le=200,
        description="Usual size of teams if they are derived or drawn (people, 2 to 200; default 8).",
    )

    @model_validator(mode="after")
    def _one_order(self) -> PeopleSpecification:
        if self.level_words and self.level_order == "bottom_up":
            raise ValueError("'level_words' say which word is the top (1); remove level_order")
        return self

    @property
    def kept_if(self) -> tuple[RowCondition, ...]:
        """The conditions of ``keep``."""
        return listed(self.keep)

    @property
    def left_out_if(self) -> tuple[RowCondition, ...]:
        """The conditions of ``leave_out``."""
        return listed(self.leave_out)

    @property
    def named_by(self) -> tuple[str, ...]:
        """The columns of ``manager_by``."""
        return listed(self.manager_by)
