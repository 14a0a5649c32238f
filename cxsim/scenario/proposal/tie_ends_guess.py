"""Guesses in which form a file states ties and which columns hold their ends, by names held against content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cxsim.organization.company_files.direction_words import plain_word
from cxsim.organization.company_files.tie_ends import Names
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.tie_words import (
    ALIKE,
    COPIES,
    SOURCES,
    TARGETS,
    TIMES,
    WAVES,
    WEIGHTS,
    bare,
    named,
    speaks_of,
)

Form = Literal["rows", "wide", "list", "matrix"]
Separator = Literal[";", ",", "|", "/", "\n"]
SEPARATORS: tuple[Separator, ...] = (";", "|", "\n", "/", ",")
MOST = 0.8
"""The share of cells that must name people where a column's name does not tell what it holds."""
MOST_TRIED = 2000


@dataclass(frozen=True)
class EndsGuess:
    """The form of a file of ties, the columns with their ends, and by which columns of the people these are named.

    ``key`` and ``target_key`` are None for the identifier; ``by_name``: whether the names of the columns tell.
    """

    form: Form
    source: str
    targets: tuple[str, ...]
    key: str | None = None
    target_key: str | None = None
    separator: Separator | None = None
    by_name: bool = True

    @property
    def in_rows(self) -> bool:
        """Whether a row states a tie, or several from the same source; not all ties of a person."""
        return self.form in ("rows", "list")

    @property
    def called_alike(self) -> bool:
        """Whether only the last sign tells one end from the other, as in person1 and person2, or A and B."""
        source, target = bare(self.source)[:-1], bare(self.targets[0])[:-1]
        return source == target and source in ("", *ALIKE)


class Reading(NamedTuple):
    """By which column of the people the cells of a column name them, the share that does, and the sign between them."""

    key: str
    share: float
    separator: Separator | None


class Callings:
    """What people are called: by identifier, and by every other column of the people file that could tell them apart.
    """

    def __init__(self, people: Table, id_column: str) -> None:
        self.id_column = id_column
        self.names = {id_column: self._names(people, id_column)}
        for index, column in enumerate(people.header):
            cells = [row[index] for row in people.rows if row[index]]
            if column != id_column and cells and len(set(cells)) >= max(2, 0.9 * len(cells)):
                self.names[column] = self._names(people, column)

    def best(self, cells: Counter[str]) -> tuple[str, float]:
        """The column of the people that most of the cells are found by, and their share; the identifier comes first."""
        shares = {column: self.share(cells, column) for column in self.names}
        column = max(shares, key=lambda name: shares[name])
        return column, shares[column]

    def share(self, cells: Counter[str], column: str) -> float:
        """The share of the cells (of many different ones: of some of them) that name exactly one person."""
        step = max(len(cells) // MOST_TRIED, 1)
        tried = dict(list(cells.items())[::step])
        found = sum(count for cell, count in tried.items() if len(self.names[column].find(cell)) == 1)
        return found / max(sum(tried.values()), 1)

    def key(self, column: str) -> str | None:
        """The column as a scenario states it: None for the identifier."""
        return None if column == self.id_column else column

    @staticmethod
    def _names(people: Table, column: str) -> Names:
        index = people.header.index(column)
        return Names([(row[index], number) for number, row in enumerate(people.rows) if row[index]])


def ends_guesses(table: Table, callings: Callings) -> list[EndsGuess]:
    """The form and the columns of the ends of ties; several if a row names others in several ways; none if no columns
    name people.
    """
    finder = _Finder(table, callings)
    several = [] if finder.matrix() else finder.numbered()
    if several:
        return several
    found = finder.matrix() or finder.rows(finder.by_name) or finder.others() or finder.rows(
        lambda words: [*finder.by_name(words), *finder.by_content()])
    return [] if found is None else [found]


def copy_columns(
    table: Table, callings: Callings, guesses: Sequence[EndsGuess]
) -> tuple[list[str], Separator | None]:
    """Columns of people who got a copy of a message, and the sign between people in one cell of any recipients.

    None if they are named otherwise than the recipients: then one key cannot read both.
    """
    ends = guesses[0]
    if len(guesses) > 1 or not ends.in_rows:
        return [], None
    finder = _Finder(table, callings)
    read = {column: finder.reading(column) for column in named(table.header, COPIES)
            if column not in (ends.source, *ends.targets)}
    fitting = {column: found.separator for column, found in read.items()
               if found.share >= MOST and callings.key(found.key) == ends.target_key}
    signs = {ends.separator, *fitting.values()} - {None}
    return (list(fitting), next(iter(signs), None)) if len(signs) < 2 else ([], None)


class _Finder:
    """Tries one form after the other, the most telling first."""

    def __init__(self, table: Table, callings: Callings) -> None:
        self.table, self.callings = table, callings
        self.cells = {column: Counter(row[index] for row in table.rows if row[index])
                      for index, column in enumerate(table.header)}
        self._read: dict[str, Reading] = {}

    def matrix(self) -> EndsGuess | None:
        """Identifiers in the header and in the first column."""
        first, *others = self.table.header
        key, share = self.callings.best(Counter(others))
        if len(others) < 2 or share < MOST or self.callings.share(self.cells[first], key) < MOST:
            return None
        return self._guess("matrix", first, others, key, key)

    def numbered(self) -> list[EndsGuess]:
        """Columns of others that differ in their number alone, beside one of the person."""
        groups = _differing_in_number(self.table.header)
        numbered = [column for columns in groups for column in columns]
        return [guess for columns in groups if (guess := self._wide(columns, numbered)) is not None]

    def others(self) -> EndsGuess | None:
        """Any columns that name people, in a file with one row per person."""
        source = self._source(self.table.header)
        if source is None or len(self.cells[source]) < len(self.table.rows):
            return None
        targets = [column for column in self.by_content() if column != source]
        return self._wide(targets, targets) if len(targets) > 1 else None

    def rows(self, candidates: Callable[[Sequence[str]], list[str]]) -> EndsGuess | None:
        """A column for each end; a cell of the target may hold several people."""
        targets = candidates(TARGETS)
        pairs = [(source, target) for source in candidates(SOURCES) for target in targets
                 if source != target and self.reading(source).separator is None]
        if not pairs:
            return None
        # A graph may name its ends twice, by number and by label; the pair that names more people is meant.
        alike = [pair for pair in pairs if [*map(bare, pair)] == [*map(bare, pairs[0])]]
        source, target = max(alike, key=self._likeness)
        found = self.reading(target)
        told = source in self.by_name(SOURCES) and target in self.by_name(TARGETS)
        return self._guess(
            "rows" if found.separator is None else "list", source, [target], self.reading(source).key, found.key,
            found.separator, told)

    def _likeness(self, pair: tuple[str, str]) -> float:
        """How many cells of a pair of columns name people; more if both are named alike, a little more if by words: a
        tool's numbers may be those of other people.
        """
        further = {plain_word(column).replace(bare(column), "") for column in pair}
        numbers = all(cell.isdigit() for column in pair for cell in self.cells[column])
        return sum(self.reading(column).share for column in pair) + (len(further) == 1) + (0.0 if numbers else 0.1)

    def by_name(self, words: Sequence[str]) -> list[str]:
        """Columns whose name tells that they hold an end, and that hold at least some people."""
        return [column for column in named(self.table.header, words) if self.reading(column).share > 0.0]

    def by_content(self) -> list[str]:
        """Columns most of whose cells name people, whatever they are called."""
        return [column for column in self.table.header
                if not _is_of_ties(column) and self.reading(column).share >= MOST]

    def _wide(self, targets: Sequence[str], others: Collection[str]) -> EndsGuess | None:
        source = self._source([column for column in self.table.header if column not in others])
        pooled: Counter[str] = sum((self.cells[column] for column in targets), Counter())
        key, share = self.callings.best(pooled)
        if source is None or share <= 0.5 or any(map(_is_of_ties, targets)):
            return None
        return self._guess("wide", source, targets, self.reading(source).key, key)

    def _source(self, columns: Sequence[str]) -> str | None:
        found = [column for column in self.by_content() if column in columns]
        likely = [*named(columns, SOURCES), *found]
        return next((column for column in likely if column in found), None)

    def reading(self, column: str) -> Reading:
        """How most cells of a column name people: one per cell or, if that finds more, several."""
        if column not in self._read:
            cells = self.cells[column]
            found = Reading(*self.callings.best(cells), None)
            for separator in SEPARATORS:
                parts = Counter(part.strip() for cell, count in cells.items()
                                for part in cell.split(separator) * count if part.strip())
                key, share = self.callings.best(parts)
                if parts.total() > cells.total() and share > max(found.share, 0.5):
                    found = Reading(key, share, separator)
            self._read[column] = found
        return self._read[column]

    def _guess(
        self, form: Form, source: str, targets: Sequence[str], key: str, target_key: str,
        separator: Separator | None = None, by_name: bool = True,
    ) -> EndsGuess:
        key_of = self.callings.key
        return EndsGuess(form, source, tuple(targets), key_of(key), key_of(target_key), separator, by_name)


def _differing_in_number(header: Sequence[str]) -> list[list[str]]:
    """Groups of columns such as contact_1 and contact_2; the last number differs, so Q3_1 and Q3_2 are a group."""
    groups: dict[str, list[str]] = {}
    for column in header:
        stem = re.fullmatch(r"(.*\D|)\d{1,2}(\D*)", column)
        # Two columns such as person_1 and person_2 are the two ends of a row.
        if stem is not None and not (bare(stem[1]) in ALIKE and f"{stem[1]}3" not in "".join(header)):
            groups.setdefault(f"{stem[1]}#{stem[2]}".casefold(), []).append(column)
    return [columns for columns in groups.values() if len(columns) > 1]


def _is_of_ties(column: str) -> bool:
    """Whether a column's name speaks of the tie itself, so that its numbers are no identifiers."""
    return any(speaks_of(column, words) for words in (WEIGHTS, WAVES, TIMES))
