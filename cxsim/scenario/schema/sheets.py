"""Tables outside the scenario file: the behavior map, and a plan as a sheet."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cxsim.organization.schema.file_specification import FileSpecification


class MapFile(FileSpecification):
    """A table of context factors: columns kind, name, behaviors, departments, levels, strength, low and high."""

    columns: dict[str, str] = Field(
        default={}, description="Names of columns that differ from their key (key: column), as in {name: Inhibitor, "
        "departments: Unit}.",
    )


class PlanSheet(FileSpecification):
    """A plan as a table: a row for each intervention, a column for each week, and columns for other keys."""

    first_week: Literal[0, 1] = Field(
        default=0, description="Number of the first week of the run in the sheet: 0 (default) or 1.",
    )
    columns: dict[str, str] = Field(
        default={}, description="Names of columns that differ from their key (key: column), as in {type: Measure, "
        "departments: Unit}.",
    )
