"""The key that leaves rows of a file out."""

from __future__ import annotations

from pydantic import Field

from cxsim.organization.schema.specification import Specification


class KeepRows(Specification):
    """Which rows of a file count: those with one of the values in a column. The others are left out and counted."""

    column: str = Field(min_length=1, description="Column that decides.")
    values: tuple[str, ...] = Field(
        min_length=1, description='Values of the rows to keep, upper or lower case alike; "" keeps blank cells.',
    )
