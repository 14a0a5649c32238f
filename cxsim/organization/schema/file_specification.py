"""The keys of any table file: where it is and how it is written."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from cxsim.organization.schema.specification import Specification

Encoding = Literal[
    "utf-8", "cp1252", "latin-1", "utf-16", "mac-roman", "cp850", "cp437", "cp1250", "cp1251", "cp1253", "cp1254",
    "iso-8859-2", "iso-8859-15", "shift_jis", "gb18030", "big5", "euc-kr",
]


class FileSpecification(Specification):
    """A table in a text file (CSV) or a workbook (XLSX), with one header row, or the nodes or edges of a graph."""

    file: str = Field(min_length=1, description="Path of the file, relative to the scenario's folder.")
    separator: Literal[",", ";", "\t", "|"] | None = Field(
        default=None, description="Separator of fields (default: comma; or semicolon or tab if unambiguous).",
    )
    decimal: Literal[".", ","] = Field(default=".", description="Decimal sign in numbers: '.' (default) or ','.")
    thousands: Literal[",", ".", " ", "'"] | None = Field(
        default=None, description="Sign between groups of three digits, as in 1,204 (default: none).",
    )
    encoding: Encoding = Field(
        default="utf-8", description="Character encoding (default utf-8, with or without byte order mark).",
    )
    sheet: str | None = Field(
        default=None, description="Sheet of a workbook; required if more than one visible sheet has content.",
    )
    header_row: int | None = Field(
        default=None, ge=1, le=1000,
        description="Line or row with the names of columns, from 1; those above it are skipped (default: the first "
        "that is not blank).",
    )
    missing: tuple[str, ...] | None = Field(
        default=None,
        description="Words that mean that a value is missing, as in [NA, n/a, '-'], upper or lower case alike; [] if "
        "such words are names (default: a used column must have none). They never apply to identifiers.",
    )
    ignore_columns: tuple[str, ...] = Field(default=(), description="Columns to ignore (names; default none).")

    @model_validator(mode="after")
    def _two_signs(self) -> FileSpecification:
        if self.thousands == self.decimal:
            other = "," if self.decimal == "." else "."
            raise ValueError(f"thousands and decimal are both '{self.decimal}'; state decimal: '{other}' too")
        return self
