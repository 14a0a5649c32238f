"""The rows of a file on their way to a table: where the header is, which columns count, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, filterfalse, takewhile

from cxsim.errors import Place
from cxsim.organization.findings import quoted_list
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.names import MISSING_WORDS, column_name, folded
from cxsim.organization.tables.numerals import group_sign, looks_numeric
from cxsim.organization.tables.rows_beside import describes_columns, echoes, only_data, remarks_below
from cxsim.organization.tables.table import Fault
from cxsim.units import counted

MOST_COLUMNS = 2_000
MOST_CELLS = 20_000_000
LONGEST_CELL = 10_000
_LOOKED_AT = 30
MOST_LISTED = 5


@dataclass
class Grid:
    """Rows in the order of a file; the first that is not blank is the header.

    ``first`` is the place of the header; ``places`` and ``blank`` are the places of rows and blank rows; ``columns``
    are the places of columns. By these places: ``faults`` of cells, and ``typed`` cells, which are numbers in the file.
    Left out are rows ``describing`` the columns, and ``remarks`` below the table.
    """

    header: tuple[str, ...] = ()
    first: int = 0
    rows: list[list[str]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    faults: dict[tuple[int, int], Fault] = field(default_factory=dict)
    typed: set[tuple[int, int]] = field(default_factory=set)
    describing: list[int] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)

    def add(self, place: int, cells: list[str]) -> bool:
        """Add a row that is not blank; return whether it belongs to the table (is not the header)."""
        if not self.header:
            self.header, self.first = tuple(map(column_name, cells)), place
            return False
        if describes_columns(cells, self.header, not self.rows):
            self.describing.append(place)
            return False
        self.rows.append(cells)
        self.places.append(place)
        return True

    def settle(self) -> list[str]:
        """Leave out columns without a name that hold nothing or count the rows, and name the others; return notes."""
        holding = [*filterfalse(self._holds_nothing, range(len(self.header)))]
        counting = [*takewhile(self._counts_rows, holding)]
        self.columns = holding[len(counting):]
        notes = [*self._left_out()]
        notes += [f"column {index + 1} has no name and numbers the rows; it is left out" for index in counting]
        notes += [f"column {index + 1} has no name; it is called 'column {index + 1}' here"
                  for index in self.columns if not self.header[index]]
        if len(self.columns) < len(self.header):
            self.rows = [[row[index] for index in self.columns] for row in self.rows]
        self.header = tuple(self.header[index] or f"column {index + 1}" for index in self.columns)
        return notes

    def _left_out(self) -> Iterator[str]:
        """Notes about rows that are no rows of the table."""
        if self.describing:
            where = ", ".join(map(str, self.describing[:MOST_LISTED]))
            describing = counted(len(self.describing), "row that describes", "rows that describe")
            yield f"{describing} the columns (such as a repeated header) left out: {where}"
        if self.remarks:
            shown = quoted_list((text[:60] for _, text in self.remarks), 3)
            yield f"{counted(len(self.remarks), 'remark')} below the table left out: {shown}"

    def leave_out_remarks(self) -> None:
        """Take remarks below the table, after a blank row, out of the rows."""
        remarks = remarks_below(self.rows, self.places, self.blank, len(self.header))
        first = len(self.rows) - remarks
        self.remarks = [(place, row[0]) for place, row in zip(self.places[first:], self.rows[first:], strict=True)]
        del self.rows[first:], self.places[first:]

    def _holds_nothing(self, index: int) -> bool:
        return not self.header[index] and not any(row[index] for row in self.rows)

    def _counts_rows(self, index: int) -> bool:
        """Whether a column has no name and numbers the rows from 0 or 1, as pandas and R write it."""
        cells = [row[index] for row in self.rows]
        if self.header[index] or not all(re.fullmatch("[0-9]{1,9}", cell, re.ASCII) for cell in cells):
            return False
        if self._square(index):
            return False
        numbers = {int(cell) for cell in cells}
        return len(numbers) == len(cells) and min(numbers, default=9) <= 1 and max(numbers) <= 2 * len(cells)

    def _square(self, index: int = 0) -> bool:
        """Whether the header names most of what stands in a column, as in a square table of who is tied to whom."""
        names, below = set(self.header[index + 1:]) - {""}, {row[index] for row in self.rows if len(row) > index}
        return len(names) > 1 and 2 * len(names & below) > max(len(names), len(below))

    def gaps(self) -> list[int]:
        """Blank rows before other rows; these are mistakes (a second table, or a row of totals)."""
        return [place for place in self.blank if self.places and self.first < place < self.places[-1]
                and self._next(place) not in self.describing]

    def _next(self, blank: int) -> int:
        """The place of the first row after a blank one that is not blank."""
        return next(place for place in count(blank) if place not in self._blanks)

    @cached_property
    def _blanks(self) -> frozenset[int]:
        return frozenset(self.blank)

    def repeated(self) -> Iterator[tuple[int, str]]:
        """Columns whose name another column has, too (column, message)."""
        of_name: dict[str, list[int]] = {}
        for index, name in enumerate(self.header):
            of_name.setdefault(folded(name), []).append(index)
        for indices in of_name.values():
            first, *others = indices
            for index in others:
                for one in {first, index}:
                    yield one, (f"columns {self.columns[first] + 1} and {self.columns[index] + 1} are both named "
                                f"'{self.header[index]}'")

    def faults_by_column(
        self, locate: Callable[[int, int], Place], specification: FileSpecification
    ) -> dict[int, dict[Place, Fault]]:
        """What is wrong with cells and headers, for a table made of this grid after it was settled."""
        result: dict[int, dict[Place, Fault]] = {}
        for index, message in self.repeated():
            result.setdefault(index, {})[locate(-1, index)] = Fault(message)
        certain = bool({"decimal", "thousands"} & specification.model_fields_set)
        for index, column in enumerate(self.columns):
            hidden = self.faults.get((self.first, column))
            if hidden is not None:
                result.setdefault(index, {})[locate(-1, index)] = hidden
            for row, fault in self._faults_in(index, column, certain):
                result.setdefault(index, {})[locate(row, index)] = fault
        return result

    def _faults_in(self, index: int, column: int, certain: bool) -> Iterator[tuple[int, Fault]]:
        """Faults by row; ``certain``: the scenario says what a point means."""
        pointed: dict[int, str] = {}
        for row, place in enumerate(self.places):
            text = self.rows[row][index]
            if self.faults and (place, column) in self.faults:
                yield row, self.faults[place, column]
            elif len(text) > LONGEST_CELL:
                yield row, Fault(f"has {len(text):,} characters; at most {LONGEST_CELL:,} are read in a cell")
            elif "." in text and (place, column) not in self.typed:
                pointed[row] = text
        if not certain:
            yield from _ambiguous(pointed)

    def header_mistake(self, unit: str, stated: bool) -> tuple[int, str] | None:
        """The place and the reason if the header cannot be one (``unit``: line or row; ``stated`` by the scenario)."""
        likely = self.first if stated else self.likely_header()
        if likely != self.first:
            title = next(name for name in self.header if name)
            return self.first, (f"'{title[:60]}' looks like a title: the names of columns seem to be in {unit} "
                                f"{likely}; state header_row: {likely} (or {self.first} if they are here)")
        if stated:
            return None
        if self._only_data():
            return self.first, (f"the first {unit} holds data: a row with the names of columns is missing above it (or "
                                f"state header_row: {self.first} if it names them)")
        if self._two_rows():
            return self.places[0], (f"the header seems to take two rows; give each column one name, in one {unit} (or "
                                    f"state header_row: {self.places[0]} if the names here suffice, {self.first} if "
                                    "this is a row of data)")
        return None

    def likely_header(self) -> int:
        """The place of the first row that is nearly as wide as the rows below it and names its columns."""
        rows: list[Sequence[str]] = [self.header, *self.rows[:_LOOKED_AT]]
        places = [self.first, *self.places[:_LOOKED_AT]]
        counts = [sum(map(bool, row)) for row in rows]
        if self._begins_later(rows):
            return self.first
        for index, place in enumerate(places[:-1]):
            wide = self._is_wide(place, counts[index], max(counts[index + 1 :]))
            if wide and (index == 0 or _are_names(rows[index], rows[index + 1 :])):
                return place
        return self.first

    def _is_wide(self, place: int, count: int, widest: int) -> bool:
        """Whether a row fills as many cells as the widest below it; a few less suffice unless a blank row follows."""
        nearly = count >= 0.8 * widest or count >= widest - 1 > 1
        return count >= widest or (nearly and place + 1 not in self.blank)

    @staticmethod
    def _begins_later(rows: Sequence[Sequence[str]]) -> bool:
        """Whether the names begin farther right than the cells: the first column has no name, there is no title.

        Not if the second row names most columns, and the first only some: these are names of groups of columns.
        """
        begin = [next(index for index, cell in enumerate(row) if cell) for row in rows]
        if len(begin) < 2 or begin[0] <= min(begin[1:]):
            return False
        groups, names = (sum(map(bool, row)) for row in rows[:2])
        return 2 * groups >= names or not _are_names(rows[1], rows[2:])

    def _only_data(self) -> bool:
        """Whether the header is a row of numbers, or stands in the rows below, as in a list of ties without header."""
        if len(self.header) < 2 or not self.rows or self._square():
            return False
        below = {cell for row in self.rows for cell in row[:2]}
        return (all(map(looks_numeric, self.header)) or any(name in below for name in self.header[:2] if name)
                or only_data(self.header, self.rows))

    def second_header(self) -> int | None:
        """The place of the first row below the header if it names all columns, too, and better: it is in words."""
        names = self._two_rows() and all(self.rows[0]) and _are_names(self.rows[0], self.rows[1:])
        return self.places[0] if names else None

    def _two_rows(self) -> bool:
        """Whether the first row below the header repeats it, or holds words where all others hold numbers."""
        if self.rows and echoes(self.rows[0], self.header):
            return True
        if len(self.rows) < 3 or any(map(str.isdigit, "".join(self.rows[0]))):
            return False
        if {*map(len, self.rows)} != {len(self.header)}:
            return False
        return any(_is_word(first) and all(looks_numeric(row[index]) for row in self.rows[1:])
                   for index, first in enumerate(self.rows[0]))


def _is_word(cell: str) -> bool:
    return re.fullmatch(r"[^\W\d_]( |[^\W\d_]).*", cell) is not None and folded(cell) not in MISSING_WORDS


def _are_names(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the cells of a row that hold something can name columns: all differ, and none is a number or stands again
    in its column, unless the whole row is repeated."""
    names = [folded(cell) for cell in row if cell]
    others = [other for other in below if tuple(other) != tuple(row)]
    again = any(cell and cell == under for other in others for cell, under in zip(row, other, strict=False))
    return len(set(names)) == len(names) and not again and not any(map(looks_numeric, names))


def _ambiguous(pointed: Mapping[int, str]) -> Iterator[tuple[int, Fault]]:
    """Cells such as 1.204, by row, unless another number of their column shows that the point is a decimal sign."""
    grouped = {row: text for row, text in pointed.items() if group_sign(text) == "."}
    if any(looks_numeric(text) for row, text in pointed.items() if row not in grouped):
        return
    for row, text in grouped.items():
        yield row, Fault(f"'{text}' may mean {text.replace('.', '')}: state decimal: ',' and thousands: '.', or "
                         "decimal: '.' if the point is a decimal sign", ("amount",))
