"""Guesses how a column states the weight of ties: plain numbers, with other signs, or words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from cxsim.organization.company_files.direction_words import plain_word
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.names import MISSING_WORDS, folded
from cxsim.organization.tables.numerals import group_sign, number
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.tie_ends_guess import EndsGuess
from cxsim.scenario.proposal.tie_words import WEIGHT_OF, WEIGHTS, speaks_of
from cxsim.units import counted

MOST_WORDS = 20
Decimal = Literal[".", ","]
Thousands = Literal[",", ".", " ", "'"]
_SIGNS: tuple[tuple[Decimal, Thousands | None], ...] = (
    (".", None), (",", None), (".", ","), (",", "."), (".", " "), (",", " "), (".", "'"), (",", "'"),
)


@dataclass(frozen=True)
class WeightGuess:
    """How the weights in a column are read; ``grouped``: a number such as 1.204 that may be 1204 or 1.204 alike.

    ``words``: what the words in it weigh; ``blanks``: how many cells are blank, or hold one of the words ``missing``;
    ``values``: the numbers as written.
    """

    column: str
    decimal: Decimal = "."
    thousands: Thousands | None = None
    words: dict[str, float] = field(default_factory=dict)
    blanks: int = 0
    grouped: str = ""
    values: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()

    @property
    def in_thousands(self) -> tuple[Decimal, Thousands]:
        """The signs by which ``grouped`` is a number of thousands."""
        return (",", ".") if "." in self.grouped else (".", ",")

    @property
    def in_decimals(self) -> tuple[Decimal, None]:
        """The signs by which ``grouped`` has three decimals."""
        return (".", None) if "." in self.grouped else (",", None)


def weight_guess(column: str, cells: Counter[str], specification: FileSpecification) -> WeightGuess | str:
    """How the cells (with how often each stands there) state weights, or why they do not."""
    given = [cell for cell in cells if cell]
    if not given:
        return "it is blank"
    found = _numbers(column, given, cells[""], specification)
    missing = [cell for cell in given if folded(cell) in MISSING_WORDS]
    if found is None and missing and len(missing) < len(given):
        numbers = [cell for cell in given if cell not in missing]
        blanks = cells[""] + sum(cells[word] for word in missing)
        found = _numbers(column, numbers, blanks, specification, tuple(missing))
    if found is not None:
        return found
    if len(given) <= MOST_WORDS and all(_weight_of(cell) is not None for cell in given):
        words = {cell: weight for cell in given if (weight := _weight_of(cell)) is not None}
        return WeightGuess(column, words=dict(sorted(words.items(), key=lambda item: item[1])), blanks=cells[""])
    wrong = [cell for cell in given if _weight_of(cell) is None] or given
    count = sum(cells[cell] for cell in wrong)
    are = "is" if count == 1 else "are"
    return (f"{count:,} of {counted(cells.total(), 'cell')} {are} neither numbers nor words that tell how often, such "
            "as "
            f"'{wrong[0]}'")


def _numbers(
    column: str, given: Sequence[str], blanks: int, specification: FileSpecification, missing: tuple[str, ...] = ()
) -> WeightGuess | None:
    """How all the cells are numbers, by the signs of the file or by others."""
    stated: tuple[Decimal, Thousands | None] = (specification.decimal, specification.thousands)
    for decimal, thousands in (stated, *_SIGNS):
        if all(_fits(cell, decimal, thousands) for cell in given):
            sign = {",": ",", ".": "."}.get(decimal if thousands is None else "", "")
            parted = [cell for cell in given if sign and sign in cell]
            grouped = parted[0] if parted and all(group_sign(cell) == sign for cell in parted) else ""
            return WeightGuess(column, decimal, thousands, {}, blanks, grouped, frozenset(given), missing)
    return None


def _fits(cell: str, decimal: Decimal, thousands: Thousands | None) -> bool:
    value = number(cell, decimal, thousands)
    return not isinstance(value, str) and value >= 0.0


def _weight_of(cell: str) -> float | None:
    """What a word weighs, in contacts a month; a number weighs itself."""
    value = number(cell)
    if isinstance(value, str):
        return WEIGHT_OF.get(plain_word(cell))
    return value if value >= 0.0 else None


def strengths(table: Table, ends: EndsGuess) -> tuple[str, ...]:
    """In a file with several others per row, the columns that weigh each of them, as freq_1 and freq_2 do."""
    wanted = [number_in(column) for column in ends.targets]
    if ends.form != "wide" or not all(wanted):
        return ()
    others = {number_in(column): column for column in table.header
              if column not in ends.targets and speaks_of(column, WEIGHTS)}
    return tuple(others[number] for number in wanted) if set(wanted) <= set(others) else ()


def weight_of_each(
    table: Table, ends: EndsGuess, columns: Sequence[str], specification: FileSpecification
) -> WeightGuess | None:
    """How the columns that weigh each of the others state it; cells beside no other do not count."""
    places = [(table.header.index(other), table.header.index(column))
              for other, column in zip(ends.targets, columns, strict=False)]
    cells = Counter(row[weight] for row in table.rows for other, weight in places if row[other])
    found = weight_guess(columns[0], cells, specification) if columns else None
    return found if isinstance(found, WeightGuess) else None


def number_in(column: str) -> str:
    """The last number in a column's name; nothing if there is none."""
    found: list[str] = re.findall(r"\d+", column)
    return found[-1] if found else ""
