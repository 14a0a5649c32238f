"""Guesses in which form a file states ties and which columns hold their ends, by names held against content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from cxsim.organization.company_files.direction_words import plain_word
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.callings import MOST_TRIED, Callings
from cxsim.scenario.proposal.tie_words import (
    ALIKE,
    COPIES,
    SOURCES,
    TARGETS,
    TIMES,
    WAVES,
    WEIGHTS,
    bare,
    differing_in_number,
    named,
    speaks_of,
)

Form = Literal["rows", "wide", "list", "matrix"]
Separator = Literal[";", ",", "|", "/", "\n"]
SEPARATORS: tuple[Separator, ...] = (";", "|", "\n", "/", ",")
FEWEST_NAMED, MANY = 3, 0.3  # columns that are named after people, and the share of the people that they are
MOST = 0.8
"""The share of cells that must name people where a column's name does not tell what it holds."""


@dataclass(frozen=True)
class EndsGuess:
    """The form of a file of ties, the columns with their ends, and by which columns of the people these are named.

    ``key`` and ``target_key`` are None for the identifier; ``by_name``: whether the names of the columns tell;
    ``beside``: columns of a square table that hold other facts.
    """

    form: Form
    source: str
    targets: tuple[str, ...]
    key: str | None = None
    target_key: str | None = None
    separator: Separator | None = None
    by_name: bool = True
    beside: tuple[str, ...] = ()

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


def ends_guesses(table: Table, callings: Callings, said: Mapping[str, str] | None = None) -> list[EndsGuess]:
    """The form and the columns of the ends of ties; several if a row names others in several ways; none if no columns
    name people. ``said``: what the user says that columns are.
    """
    finder = _Finder(table, callings)
    if {"source", "target"} & {*(said or {}).values()}:
        found = finder.rows(lambda words: finder.said("source" if words is SOURCES else "target", said or {}, words))
        return [] if found is None else [replace(found, by_name=True)]
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
        """People in the header and in the first column, or in one column and in the names of many others."""
        first, *others = self.table.header
        key, share = self.callings.best(Counter(others))
        own = self._named_by(first, key)
        if len(others) > 1 and share >= MOST and own is not None:
            return self._guess("matrix", first, others, own, key)
        return self._roster()

    def _roster(self) -> EndsGuess | None:
        """One column of those who answered among others, and a column named after each of many people."""
        key, _ = self.callings.best(Counter(self.table.header))
        names = self.callings.names[key]
        people = [column for column in self.table.header if len(names.find(column)) == 1]
        others = {column: self._named_by(column, key) for column in self.table.header if column not in people}
        source = next(filter(others.get, others), None)
        if source is None or len(people) < max(FEWEST_NAMED, MANY * len(names.exact)):
            return None
        found = self._guess("matrix", source, people, others.pop(source) or key, key)
        return replace(found, beside=tuple(others))

    def _named_by(self, column: str, key: str) -> str | None:
        """By what most cells of a column name one person each, if possible by ``key``; None if they do not."""
        if self.callings.share(self.cells[column], key) >= MOST:
            return key
        found = self.reading(column)
        return found.key if found.share >= MOST and found.separator is None else None

    def numbered(self) -> list[EndsGuess]:
        """Columns of others that differ in their number alone, beside one of the person."""
        groups = differing_in_number(self.table.header)
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
                 if source != target and self._are_ends(source, target)]
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

    def _are_ends(self, source: str, target: str) -> bool:
        """Whether two columns hold one source and others; if most rows name one person in two ways, they are no ties.
        """
        first, second = self.table.header.index(source), self.table.header.index(target)
        names = self.callings.names
        here, there = names[self.reading(source).key], names[self.reading(target).key]
        rows = self.table.rows[:MOST_TRIED]
        same = sum(bool(found := here.find(row[first])) and found == there.find(row[second]) for row in rows)
        return self.reading(source).separator is None and 2 * same <= len(rows)

    def _likeness(self, pair: tuple[str, str]) -> float:
        """How many cells of a pair of columns name people; more if both are named alike, a little more if by words: a
        tool's numbers may be those of other people.
        """
        further = {plain_word(column).replace(bare(column), "") for column in pair}
        numbers = all(cell.isdigit() for column in pair for cell in self.cells[column])
        return sum(self.reading(column).share for column in pair) + (len(further) == 1) + (0.0 if numbers else 0.1)

    def said(self, role: str, said: Mapping[str, str], words: Sequence[str]) -> list[str]:
        """The columns of which the user says that they hold an end, or else those that may and are said nothing of."""
        stated = [column for column, one in said.items() if one == role]
        return stated or [column for column in (*self.by_name(words), *self.by_content()) if column not in said]

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


def _is_of_ties(column: str) -> bool:
    """Whether a column's name speaks of the tie itself, so that its numbers are no identifiers."""
    return any(speaks_of(column, words) for words in (WEIGHTS, WAVES, TIMES))
