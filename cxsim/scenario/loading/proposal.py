"""What a first scenario proposes: lines of text, what was repaired, and what only the user can know."""

from __future__ import annotations

from collections.abc import Mapping
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
    """One part of a proposal: lines of the scenario, repairs with their counts, and open questions.

    ``used``: columns of the people file that the part gives a meaning.
    """

    lines: list[str] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def answer(self, question: Question, answers: Mapping[str, str]) -> str:
        """The given answer, if it is one of the choices; else the question stays open and its first choice counts."""
        given = answers.get(question.key)
        if given in [choice.answer for choice in question.choices]:
            return str(given)
        self.questions.append(question)
        return question.choices[0].answer


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
