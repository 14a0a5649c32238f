"""What a first scenario proposes: lines of text, what was repaired, and what only the user can know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from cxsim.errors import Place
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.table import Table


@dataclass(frozen=True)
class Choice:
    """One possible answer and what it means."""

    answer: str
    meaning: str


@dataclass(frozen=True)
class Question:
    """Something that the files do not tell. The first choice is the proposal; ``key`` names the question.

    ``places``: cells that it is about, if it is about some.
    """

    key: str
    text: str
    choices: tuple[Choice, ...]
    places: tuple[Place, ...] = ()


UNDO: Final = "undo"
REPAIR: Final = (Choice("yes", "it is repaired"), Choice(UNDO, "it stays as the file has it"))
"""What may be said of a repair that nobody is asked about."""


class Repair(str):
    """What is read differently from what a file says, or is left out.

    ``question`` is the key of the question whose other answer undoes it; "" if nothing does. ``undone``: whether it is
    undone.
    """

    question: str
    undone: bool

    def __new__(cls, text: str, question: str = "", *, undone: bool = False) -> Repair:
        repair = super().__new__(cls, text)
        repair.question, repair.undone = question, undone
        return repair


@dataclass(frozen=True)
class Meaning:
    """What a column of a file is taken for; another of the ``choices`` is the answer to the question ``key``.

    ``part``: people, ties or survey. ``names``: whether its cells name people, as identifiers, names and mail addresses
    do.
    """

    part: str
    file: str
    column: str
    role: str
    reason: str
    key: str
    choices: tuple[Choice, ...]
    names: bool = False


@dataclass
class Part:
    """One part of a proposal: lines of the scenario, repairs with their counts.

    ``used``: columns of the people file that the part gives a meaning. ``meanings``: those of its own file.
    """

    lines: list[str] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    meanings: list[Meaning] = field(default_factory=list)


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
