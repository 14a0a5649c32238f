"""A table of text cells that knows the place of each cell in its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, TypeVar

from cxsim.errors import Finding, Place, did_you_mean
from cxsim.organization.findings import Findings, quoted_list
from cxsim.organization.tables.names import MISSING_WORDS, folded
from cxsim.organization.tables.numerals import looks_numeric
from cxsim.units import counted

Number = TypeVar("Number", int, float)
LONGEST_WORD = 200
Use = Literal["text", "amount", "truth"]


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell or header if its column is put to one of the ``uses``."""

    message: str
    uses: tuple[Use, ...] = ("text", "amount", "truth")


@dataclass(frozen=True)
class Table:
    """Header and rows of one file; every row has as many cells as the header. Cells are stripped text.

    ``locate(row, column)`` gives the place of a cell; row -1 is the header. ``notes`` say how it was read.
    ``added_columns``: whether the file may hold further columns (graphs have colors and positions).
    ``faults``: by column and place, cells that cannot be used (dates, errors); they matter where the column is used.
    ``missing``: words for missing values; None if the scenario does not say whether such words are names.
    ``told``: cells that were reported with what was said about them.
    """

    file: str
    header: tuple[str, ...]
    rows: list[list[str]]
    locate: Callable[[int, int], Place]
    notes: tuple[str, ...] = ()
    added_columns: bool = False
    faults: Mapping[int, Mapping[Place, Fault]] = field(default_factory=dict)
    missing: Collection[str] | None = ()
    told: dict[tuple[int, Place], str] = field(default_factory=dict)

    def finding(self, row: int, column: int, message: str) -> Finding:
        """A mistake in one cell; where the cell itself is at fault, that is the mistake."""
        place = self.locate(row, column)
        return place.finding("", message if row < 0 else self.told.get((column, place), message))

    def where(self, row: int) -> str:
        """The name of a row in a message about another row."""
        place = self.locate(row, 0)
        return f"line {place.line}" if place.line else place.file.rpartition("!")[2] or f"row {row + 1}"

    def index_of(self, name: str) -> int | None:
        """The number of the column with this name (ignoring case, surrounding spaces and what nobody sees)."""
        wanted = folded(name)
        return next((index for index, known in enumerate(self.header) if folded(known) == wanted), None)

    def required(self, name: str, findings: Findings) -> int | None:
        """The number of a column that must exist."""
        index = self.index_of(name)
        if index is None:
            findings.add(self.finding(-1, 0, f"there is no column '{name}'; {did_you_mean(name, self.header)}"))
        return index

    def found(self, names: Iterable[str], findings: Findings) -> tuple[int, ...]:
        """The numbers of those columns that exist, of several that must."""
        numbers = (self.required(name, findings) for name in names)
        return tuple(number for number in numbers if number is not None)

    def cells(self, column: int) -> list[str]:
        """The cells of a column."""
        return [cells[column] for cells in self.rows]

    def joined(self, columns: Sequence[int]) -> list[str]:
        """The cells of some columns, in that order, as one text for each row."""
        return [one_text(cells[column] for column in columns) for cells in self.rows]

    def column(self, name: str | None, required: bool, findings: Findings) -> int | None:
        """The number of a required column, or of an optional one if it exists; the name None leaves it unused."""
        if name is None:
            return None
        return self.required(name, findings) if required else self.index_of(name)

    def values(
        self, column: int, meaning: Callable[[str], Number | str], findings: Findings
    ) -> Iterator[tuple[int, Number]]:
        """Row and value of every cell in a column that is not blank; if ``meaning`` returns text, it is a mistake."""
        for row, cells in enumerate(self.rows):
            if not cells[column]:
                continue
            value = meaning(cells[column])
            if isinstance(value, str):
                findings.add(self.finding(row, column, value))
            else:
                yield row, value

    def report_faults(self, column: int, use: Use, findings: Findings, spared: Collection[int] = ()) -> None:
        """Report the cells of a column, and its header, that cannot be put to this use."""
        faults = self.faults.get(column)
        for row in range(-1, len(self.rows) if faults else -1):
            place = self.locate(row, column)
            fault = faults.get(place) if faults else None
            if fault is not None and use in fault.uses and row not in spared:
                self._tell(row, column, place, fault.message, findings)

    def blank_missing(
        self, columns: Iterable[int], names: Collection[str], findings: Findings
    ) -> dict[tuple[int, int], str]:
        """Blank the words for missing values in some columns; ``names`` stay. Return the words by row and column.

        Where the scenario does not say what such words mean, each is a mistake, except among numbers.
        """
        words = MISSING_WORDS if self.missing is None else frozenset(map(folded, self.missing))
        blanked: dict[tuple[int, int], str] = {}
        for column in sorted(columns) if words else ():
            found = self.words_in(column, words, names)
            if self.missing is not None:
                for row, word in found.items():
                    blanked[row, column] = word
                    self.rows[row][column] = ""
            elif found and not self._numeric(column, found):
                for row, word in found.items():
                    message = (f"'{word}' usually says that a value is missing; state missing: [\"{word}\"] to read it "
                               "as blank, or missing: [] if it is a name")
                    self._tell(row, column, self.locate(row, column), message, findings)
        return blanked

    def words_in(self, column: int, words: Collection[str], names: Collection[str]) -> dict[int, str]:
        """The cells of a column, by row, that hold one of the words and no name."""
        meant = {cell for cell in {cells[column] for cells in self.rows} - {""}
                 if len(cell) <= LONGEST_WORD and folded(cell) in words and cell not in names}
        return {row: cells[column] for row, cells in enumerate(self.rows) if cells[column] in meant} if meant else {}

    def _numeric(self, column: int, but: Collection[int]) -> bool:
        """Whether a column holds numbers, but for some rows and blanks."""
        cells = [cells[column] for row, cells in enumerate(self.rows) if row not in but and cells[column]]
        return bool(cells) and all(map(looks_numeric, cells))

    def _tell(self, row: int, column: int, place: Place, message: str, findings: Findings) -> None:
        findings.add(place.finding("", message))
        if row >= 0:
            self.told[column, place] = message


def one_text(cells: Iterable[str]) -> str:
    """Cells that say one thing together, such as the parts of a name."""
    return " ".join(cells).strip()


def check_columns(
    table: Table, used: Iterable[int | None], ignored: Iterable[str], mapped: bool, findings: Findings,
    identifiers: Iterable[int | None] = (), truths: Iterable[int | None] = (), amounts: Iterable[int | None] = (),
) -> tuple[str, ...]:
    """Check the cells of used columns, and report unused columns: as a note if columns are mapped, else as mistakes (a
    typo would go unnoticed).

    Among the used columns, no word of ``identifiers`` means that a value is missing, TRUE has a meaning in ``truths``,
    and 1.204 may mean 1204 in ``amounts`` (numbers of any size).
    """
    columns = {index for index in used if index is not None}
    uses: dict[int | None, Use] = {**dict.fromkeys(truths, "truth"), **dict.fromkeys(amounts, "amount")}
    naming = columns & set(identifiers)
    names = {row[index] for row in table.rows for index in naming}
    numbers = set(amounts) if table.missing is None else set()
    blanked = table.blank_missing(columns - naming - numbers, names, findings)
    for index in sorted(columns):
        table.report_faults(index, uses.get(index, "text"), findings, {
            row for row, column in blanked if column == index})
    kept = _kept_words(table, columns - naming - numbers, names) if table.missing else ()
    return _about_blanked(table.file, blanked.values()) + kept + _unused(table, columns, ignored, mapped, findings)


def _kept_words(table: Table, columns: Iterable[int], names: Collection[str]) -> tuple[str, ...]:
    """A note about words that usually mean that nothing is known and are names, since a scenario lists others alone."""
    words = Counter(chain.from_iterable(table.words_in(column, MISSING_WORDS, names).values() for column in columns))
    shown = quoted_list(word for word, _ in words.most_common())
    what = "cells are read as names, though such words usually say that nothing is known (missing lists others)"
    return (f"{table.file}: {words.total():,} {what}: {shown}.",) if words else ()


def _about_blanked(file: str, blanked: Collection[str]) -> tuple[str, ...]:
    """A note about the words that were read as blank, if there are any."""
    words = quoted_list(word for word, _ in Counter(blanked).most_common())
    what = counted(len(blanked), f"cell that says {words} was", f"cells that say {words} were")
    return (f"{file}: {what} read as blank.",) if blanked else ()


def _unused(
    table: Table, used: Collection[int], ignored: Iterable[str], mapped: bool, findings: Findings
) -> tuple[str, ...]:
    known = {*used, *_ignored_columns(table, ignored, findings)}
    left = [index for index, name in enumerate(table.header) if index not in known and not name.startswith("x_")]
    if left and (mapped or table.added_columns):
        return (f"{table.file}: columns not used: {quoted_list(table.header[index] for index in left)}.",)
    for index in left:
        findings.add(table.finding(
            -1, index, f"the column '{table.header[index]}' has no meaning here; map it under 'columns', name it in "
            "'ignore_columns', or begin its name with 'x_'"))
    return ()


def _ignored_columns(table: Table, ignored: Iterable[str], findings: Findings) -> Iterator[int]:
    for name in ignored:
        found = [index for index, known in enumerate(table.header) if folded(known) == folded(name)]
        if not found:
            findings.add(table.finding(-1, 0, f"ignore_columns names '{name}'; {did_you_mean(name, table.header)}"))
        yield from found
