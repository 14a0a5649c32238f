"""Guesses in which form a file states ties and which columns hold their ends, by names held against content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cxsim.organization.company_files.direction_words import plain_word
from cxsim.organization.findings import counted_list
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.callings import Callings
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
from cxsim.scenario.text.yaml_writer import quiet
from cxsim.units import counted

Form = Literal["rows", "wide", "list", "matrix"]
Separator = Literal[";", ",", "|", "/", "\n"]
SEPARATORS: tuple[Separator, ...] = (";", "|", "\n", "/", ",")
MOST = 0.8
"""The share of cells that must name people where a column's name does not tell what it holds."""


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


def no_ends(table: Table, callings: Callings, people: str) -> str:
    """Why no columns can hold the ends of ties: how many cells of each name people, and some that do not."""
    told = []
    for index, column in enumerate(table.header[:8]):
        cells = Counter(row[index] for row in table.rows if row[index])
        key, share = callings.best(cells)
        others = Counter({cell: count for cell, count in cells.items() if len(callings.names[key].find(cell)) != 1})
        not_among = f" (not: {counted_list(others, 3)})" if others else ""
        told.append(f"{quiet(column)}: {share:.0%} of {counted(cells.total(), 'cell')}{not_among}")
    return (f"no two columns name people of {people}, neither a source and a target, nor one person and several "
            f"others; {'; '.join(told)}. A row per tie needs two columns with identifiers of the people file")


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
