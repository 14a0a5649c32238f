"""What a first scenario proposes: lines of text, what was repaired, and what only the user can know."""

from __future__ import annotations

from dataclasses import dataclass, field

from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.table import Table


@dataclass(frozen=True)
class Choice:
    """One possible answer and what it means."""

    answer: str
    meaning: str


@dataclass(frozen=True)
class Question:
    """Something that the files do not tell. The first choice is the proposal; ``key`` names the question."""

    key: str
    text: str
    choices: tuple[Choice, ...]


@dataclass
class Part:
    """One part of a proposal: lines of the scenario, repairs with their counts.

    ``used``: columns of the people file that the part gives a meaning.
    """

    lines: list[str] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class PeopleSeen:
    """The people that other files refer to.

    ``table`` has the rows that are kept, ``whole`` all rows of the file, ``specification`` how it was read; ``used``
    are the columns that have a role.
    """

    table: Table
    id_column: str
    used: frozenset[str]
    specification: FileSpecification
    whole: Table


def cells_of(table: Table, column: str) -> list[str]:
    """The cells of a column."""
    index = table.header.index(column)
    return [row[index] for row in table.rows]
