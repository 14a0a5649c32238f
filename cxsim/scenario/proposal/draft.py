"""The part about people of a proposal, while it is made: the file, what was found in it, and what is still unsure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from cxsim.errors import Place
from cxsim.organization.company_files.kept_rows import KeptRows, kept_rows
from cxsim.organization.findings import Findings
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.structure import SMALLEST_SHOWN
from cxsim.organization.tables.table import Table, one_text
from cxsim.organization.traits import TRAITS
from cxsim.scenario.proposal.header_words import ranked
from cxsim.scenario.proposal.parts import Choice, Repair
from cxsim.scenario.proposal.proposal import Questions

NOTHING: Final = "nothing"
MEANINGS: Final = (
    Choice("id", "who it is"), Choice("manager", "whom they report to"), Choice("department", "department"),
    Choice("team", "team"), Choice("level", "level"), Choice("name", "another name of theirs"),
    Choice("status", "whether they are here"), Choice("start", "first day"), Choice("end", "last day"),
    *(Choice(name, trait.meaning) for name, trait in TRAITS.items()), Choice(NOTHING, "not used"))
"""What a column of people may be said to hold (``--answer "people:COLUMN=manager"``)."""


@dataclass(frozen=True)
class Guess:
    """A column guessed for a role, and why; ``beside``: further columns whose words say it together with the first."""

    role: str
    column: str
    reason: str
    beside: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns."""
        return (self.column, *self.beside)

    @property
    def stated(self) -> str | tuple[str, ...]:
        """The column, or several, as a scenario states them."""
        return self.columns if self.beside else self.column


class Draft:
    """The people of a company as the scenario will describe them.

    ``reading``: how the file is written, with ``reasons``. ``columns``: the column of each role; ``unused``: roles that
    are null, with the reason. ``settings``: further keys of the file, each with the reason. ``rows`` count so far.
    ``of_ties``: columns that ties name people by. ``said``: what the user says that columns are.
    """

    def __init__(self, table: Table, reading: Mapping[str, Any], questions: Questions, today: date) -> None:
        self.table, self.reading, self.questions, self.today = table, dict(reading), questions, today
        self.reasons: dict[str, str] = {}
        self.repairs: list[str] = []
        self.columns: dict[str, Guess] = {}
        self.unused: dict[str, str] = {}
        self.settings: dict[str, tuple[Any, str]] = {}
        self.of_ties: set[str] = set()
        self.rows: list[int] = list(range(len(table.rows)))
        self.said = said_of_columns(table.header, questions)

    def cells(self, column: int | str) -> list[str]:
        """The cells of a column in the rows that count."""
        index = self.index(column) if isinstance(column, str) else column
        return [self.table.rows[row][index] for row in self.rows]

    def joined(self, columns: Sequence[str]) -> list[str]:
        """What some columns say together in the rows that count."""
        return list(map(one_text, zip(*map(self.cells, columns), strict=True)))

    def rows_with(self, column: str, values: Collection[str]) -> list[int]:
        """The rows that count and hold one of the values in a column."""
        return [row for row, cell in zip(self.rows, self.cells(column), strict=True) if cell in values]

    def index(self, column: str) -> int:
        """The number of a column that exists."""
        return self.table.header.index(column)

    @property
    def ids(self) -> list[str]:
        """The identifier in every row of the file."""
        index = self.index(self.columns["id"].column)
        return [cells[index] for cells in self.table.rows]

    def taken(self) -> set[str]:
        """Columns that have a role."""
        return {column for guess in self.columns.values() for column in guess.columns}

    def without_role(self) -> list[str]:
        """Columns without a role."""
        taken = self.taken()
        return [column for column in self.table.header if column and column not in taken]

    def free(self) -> list[str]:
        """Columns without a role that may be guessed: the user has not said what they are."""
        return [column for column in self.without_role() if column not in self.said]

    def called(self, role: str) -> list[str]:
        """Columns without a role that the user says have this one, or else whose names suggest it, best first."""
        said = [column for column in self.without_role() if self.said.get(column) == role]
        return said or ranked(self.free(), role)

    def is_said(self, role: str) -> bool:
        """Whether the user says which column has a role."""
        return role in self.said.values()

    def repair(self, text: str, question: str = "", *, undone: bool = False) -> None:
        """Tell of a repair; ``question``: the key of the question whose other answer undoes it."""
        self.repairs.append(Repair(text.rstrip("."), question, undone=undone))

    def mend(self, key: str, value: Any, why: str, told: str) -> None:
        """State a key that mends something, and tell of it, unless the user undoes that."""
        question = f"repair:{key}"
        if self.questions.mends(question):
            self.set(key, value, why)
            self.repair(told, question)
        else:
            self.repair(f"{why}; not repaired, as you said: cxsim check names every cell", question, undone=True)

    def places(self, rows: Iterable[int], column: int | str = 0) -> Iterator[Place]:
        """The places of the cells of a column in some rows."""
        index = self.index(column) if isinstance(column, str) else column
        return (self.table.locate(row, index) for row in rows)

    def set(self, key: str, value: Any, why: str) -> None:
        """State a key of the people file."""
        self.settings[key] = (value, why)

    def add(self, key: str, value: Any, why: str) -> None:
        """State one more item of a key that holds several."""
        earlier, reason = self.settings.get(key, ([], ""))
        self.settings[key] = ([*earlier, value], "; ".join(part for part in (reason, why) if part))

    def specification(self) -> PeopleSpecification:
        """The people file as the scenario states it."""
        columns: dict[str, str | tuple[str, ...] | None] = {
            role: guess.stated for role, guess in self.columns.items()}
        columns |= dict.fromkeys(self.unused)
        stated = {key: value for key, (value, _) in self.settings.items()}
        return PeopleSpecification.model_validate(
            {"file": self.table.file, "columns": columns, **self.reading, **stated})

    def settle_rows(self) -> KeptRows:
        """Apply what is stated about rows, by the reader that runs will use; stops at cells it cannot read."""
        findings = Findings()
        kept, _ = kept_rows(self.table, self.specification(), self.ids, findings)
        findings.stop()
        self.rows = kept.rows
        return kept


def said_of_columns(header: Sequence[str], questions: Questions) -> dict[str, str]:
    """What the user says, without being asked, that columns are."""
    said = {column: questions.said(f"people:{column}", MEANINGS) for column in dict.fromkeys(header) if column}
    return {column: role for column, role in said.items() if role}


def size(people: int) -> str:
    """The size of a group, or that it is too small to be shown: its people could be told apart."""
    return f"{people:,}" if people >= SMALLEST_SHOWN else f"under {SMALLEST_SHOWN}"


def named_for(draft: Draft, column: str, role: str) -> str:
    """Why a column is taken for a role: by its name, unless the user says so."""
    if draft.said.get(column) == role:
        return "you said so"
    return "its name matches" if column.casefold() == role else "its name suggests it"
