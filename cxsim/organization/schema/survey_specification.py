"""The keys of a survey whose answers say how departments differ in a trait."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.schema.row_specification import Names, listed


class SurveyMeans(FileSpecification):
    """Answers of a survey: a column of departments or people, and columns of answers to one or several questions.

    Several rows of one department (one per respondent) are averaged; blank answers are skipped. Departments with fewer
    than five answers are not used: people could be told apart.
    """

    file: str = Field(min_length=1, alias="from", description="Path of the survey file.")
    department: str = Field(default="department", description="Column with the department (default 'department').")
    person: Names | None = Field(
        default=None, description="Instead of department: column with the people who answered, or several whose words "
        "name them together, such as [First Name, Last Name]; their departments are those of the people file. Answers "
        "of others are left out and counted.",
    )
    key: Names | None = Field(
        default=None, description="Column of the people file that 'person' names, for example a mail address, or "
        "several whose words together do (default: the identifier).",
    )
    column: Names = Field(
        default=(), description="Column with the answers, or several, of which the mean counts (default: the trait's "
        "name).",
    )
    reversed: Names = Field(
        default=(), description="Those of the columns in which a high answer means little of the trait.",
    )
    answers: str | None = Field(
        default=None, description="Column with the number of answers behind a row, where a row is the mean of a "
        "department (default: a row is one answer; or the mean of a department, if each has one row).",
    )
    low: float = Field(default=0.0, allow_inf_nan=False, description="Lowest answer of the scale (default 0).")
    high: float = Field(default=1.0, allow_inf_nan=False, description="Highest answer of the scale (default 1).")
    words: dict[str, float] = Field(
        default_factory=dict, description="Answers in words: {strongly disagree: 1, strongly agree: 5}.",
    )
    compared_with: Literal["mean", "scale"] = Field(
        default="mean", description="What answers say: how far a department is from the mean of all (mean, default; "
        "the model's usual mean of the trait stays), or the trait itself, from lowest to highest answer (scale).",
    )
    unknown_departments: Literal["error", "drop"] = Field(
        default="error", description="Answers of departments that the organization does not have: a mistake (error, "
        "default) or left out (drop).",
    )

    @property
    def persons(self) -> tuple[str, ...]:
        """The columns that name who answered; none where a column states departments."""
        return listed(self.person or ())

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of answers."""
        return listed(self.column)

    @property
    def reversed_columns(self) -> tuple[str, ...]:
        """The columns in which a high answer means little of the trait."""
        return listed(self.reversed)

    @property
    def read(self) -> tuple[str, ...]:
        """The columns that are read besides that of departments or people."""
        return self.columns if self.answers is None else (self.answers, *self.columns)

    @model_validator(mode="after")
    def _a_scale(self) -> SurveyMeans:
        if self.low >= self.high:
            raise ValueError(f"'low' ({self.low:g}) must be below 'high' ({self.high:g})")
        stray = [name for name in self.reversed_columns if self.columns and name not in self.columns]
        if stray:
            raise ValueError(f"'reversed' names '{stray[0]}', which 'column' does not")
        return self

    @model_validator(mode="after")
    def _one_respondent(self) -> SurveyMeans:
        beside = next((name for name in ("department", "answers") if name in self.model_fields_set), None)
        if self.persons and beside is not None:
            raise ValueError(f"state 'person' or '{beside}', not both")
        if self.key is not None and not self.persons:
            raise ValueError("'key' says what 'person' names; state 'person' too")
        return self
