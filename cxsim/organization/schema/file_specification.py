"""The keys of any table file: where it is and how it is written."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cxsim.organization.schema.specification import Specification


class FileSpecification(Specification):
    """A table in a text file (CSV) or a workbook (XLSX), with one header row."""

    file: str = Field(min_length=1, description="Path of the file, relative to the scenario's folder.")
    separator: Literal[",", ";", "\t", "|"] | None = Field(
        default=None, description="Separator of fields (default: comma; or semicolon or tab if unambiguous).",
    )
    decimal: Literal[".", ","] = Field(default=".", description="Decimal sign in numbers: '.' (default) or ','.")
    encoding: Literal["utf-8", "cp1252", "latin-1", "utf-16"] = Field(
        default="utf-8", description="Character encoding (default utf-8, with or without byte order mark).",
    )
    sheet: str | None = Field(
        default=None, description="Sheet of a workbook; required if there is more than one visible sheet.",
    )
    ignore_columns: tuple[str, ...] = Field(default=(), description="Columns to ignore (names; default none).")
