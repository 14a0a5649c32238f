"""How a scenario states a table outside its file: the behavior map, and a plan as a sheet."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cxsim.organization.schema.file_specification import FileSpecification


class MapFile(FileSpecification):
    """A table of context factors: columns kind, name, behaviors, departments, levels and strength."""

    columns: dict[str, str] = Field(
        default={}, description="Names of columns where they are not called like what they hold (key: column), as in "
        "{name: Inhibitor, departments: Unit}.",
    )


class PlanSheet(FileSpecification):
    """A plan as a table: a row for each intervention, a column for each week, other columns for its keys."""

    first_week: Literal[0, 1] = Field(
        default=0, description="Number that the sheet gives to the first week of the run: 0 (default) or 1.",
    )
    columns: dict[str, str] = Field(
        default={}, description="Names of columns where they are not called like the key they hold (key: column), as "
        "in {type: Measure, departments: Unit}.",
    )
