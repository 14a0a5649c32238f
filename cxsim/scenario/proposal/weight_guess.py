"""Guesses how a column states the weight of ties: plain numbers, with other signs, or words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.names import MISSING_WORDS, folded
from cxsim.organization.tables.numerals import group_sign, number
from cxsim.organization.tables.table import Table
from cxsim.scenario.proposal.how_often import code_in, how_often
from cxsim.scenario.proposal.tie_ends_guess import EndsGuess
from cxsim.scenario.proposal.tie_words import AMOUNTS, WEIGHTS, speaks_of, word_set
from cxsim.units import counted

MOST_WORDS, LARGEST_ANSWER, MOST_CODES = 20, 7, 0.25
CODES = word_set("-1 -2 -7 -8 -9 -77 -88 -97 -98 -99 -999 77 88 97 98 99 777 888 997 998 999")
"""Numbers that survey tools write where there is no answer."""
Decimal = Literal[".", ","]
Thousands = Literal[",", ".", " ", "'"]
_SIGNS: tuple[tuple[Decimal, Thousands | None], ...] = (
    (".", None), (",", None), (".", ","), (",", "."), (".", " "), (",", " "), (".", "'"), (",", "'"),
)


@dataclass(frozen=True)
class WeightGuess:
    """How the weights in a column are read; ``grouped``: a number such as 1.204 that may be 1204 or 1.204 alike.

    ``words``: what the words in it weigh; ``blanks``: how many cells are blank, or hold one of the words ``missing``;
    ``values``: the numbers as written; ``each``: the columns, if each of several others has one.
    """

    column: str
    decimal: Decimal = "."
    thousands: Thousands | None = None
    words: dict[str, float] = field(default_factory=dict)
    blanks: int = 0
    grouped: str = ""
    values: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
    each: tuple[str, ...] = ()


def weight_guess(column: str, cells: Counter[str], specification: FileSpecification) -> WeightGuess | str:
    """How the cells (with how often each stands there) state weights, or why they do not."""
    if not any(cells):
        return "it is blank"
    missing = tuple(cell for cell in cells if cell and folded(cell) in MISSING_WORDS)
    codes = _codes(column, cells, missing)
    found = (_numbers(column, cells, specification, codes) or _numbers(column, cells, specification, codes + missing)
             or _words(column, cells))
    return _neither(cells) if found is None else found


def _codes(column: str, cells: Counter[str], missing: tuple[str, ...]) -> tuple[str, ...]:
    """Codes for no answer, such as 99 or -1 among answers from 0 to 7; in a column of amounts there are none."""
    codes = tuple(sorted(CODES.intersection(cells)))
    answers = set(cells).difference(codes, missing, ("",))
    few = sum(map(cells.__getitem__, codes)) <= MOST_CODES * cells.total()
    if not answers or not few or speaks_of(column, AMOUNTS):
        return ()
    return codes if all(number(cell) in range(LARGEST_ANSWER + 1) for cell in answers) else ()


def _numbers(
    column: str, cells: Counter[str], specification: FileSpecification, missing: tuple[str, ...] = ()
) -> WeightGuess | None:
    """How all cells but the ``missing`` are numbers, by the signs of the file or by others."""
    given = [cell for cell in cells if cell not in ("", *missing)]
    stated: tuple[Decimal, Thousands | None] = (specification.decimal, specification.thousands)
    for decimal, thousands in (stated, *_SIGNS) if given else ():
        if all(_fits(cell, decimal, thousands) for cell in given):
            grouped = _grouped(given, decimal) if thousands is None else ""
            blanks = sum(cells[cell] for cell in ("", *missing))
            return WeightGuess(column, decimal, thousands, {}, blanks, grouped, frozenset(given), missing)
    return None


def _grouped(given: Sequence[str], decimal: Decimal) -> str:
    """The first number with a decimal sign, if in every such number the sign may stand for thousands."""
    parted = [cell for cell in given if decimal in cell]
    return parted[0] if parted and all(group_sign(cell) == decimal for cell in parted) else ""


def _words(column: str, cells: Counter[str]) -> WeightGuess | None:
    """What the words weigh, if all are known and few."""
    given = [cell for cell in cells if cell]
    words = _all_known(how_often, given) or _all_known(code_in, given)
    if not words or len(given) > MOST_WORDS:
        return None
    return WeightGuess(column, words=dict(sorted(words.items(), key=lambda item: item[1])), blanks=cells[""])


def _all_known(weigh: Callable[[str], float | None], given: Sequence[str]) -> dict[str, float]:
    """The weight of every cell; nothing if one is not known."""
    words = {cell: weight for cell in given if (weight := weigh(cell)) is not None}
    return words if len(words) == len(given) else {}


def _neither(cells: Counter[str]) -> str:
    given = [cell for cell in cells if cell]
    wrong = [cell for cell in given if how_often(cell) is None] or given
    return f"{cells_are(wrong, cells)} neither numbers nor words that tell how often, such as '{wrong[0]}'"


def cells_are(some: Sequence[str], cells: Counter[str]) -> str:
    """How many cells hold some values: "1 of 3 cells is", "2 of 3 cells are"."""
    count = sum(cells[value] for value in some)
    return f"{count:,} of {counted(cells.total(), 'cell')} {'is' if count == 1 else 'are'}"


def _fits(cell: str, decimal: Decimal, thousands: Thousands | None) -> bool:
    value = number(cell, decimal, thousands)
    return not isinstance(value, str) and value >= 0.0


def strengths(table: Table, ends: EndsGuess) -> tuple[str, ...]:
    """In a file with several others per row, the columns that weigh each of them, as freq_1 and freq_2 do."""
    wanted = [number_in(column) for column in ends.targets]
    if ends.form != "wide" or not all(wanted):
        return ()
    others = {number_in(column): column for column in table.header
              if column not in ends.targets and speaks_of(column, WEIGHTS)}
    return tuple(others[number] for number in wanted) if set(wanted) <= set(others) else ()


def weight_of_each(table: Table, ends: EndsGuess, specification: FileSpecification) -> WeightGuess | None:
    """How the columns that weigh each of the others state it, if any; cells beside no other do not count."""
    columns = strengths(table, ends)
    places = [(table.header.index(other), table.header.index(column))
              for other, column in zip(ends.targets, columns, strict=False)]
    cells = Counter(row[weight] for row in table.rows for other, weight in places if row[other])
    found = weight_guess(columns[0], cells, specification) if columns else None
    return replace(found, each=columns) if isinstance(found, WeightGuess) else None


def number_in(column: str) -> str:
    """The last number in a column's name; nothing if there is none."""
    found: list[str] = re.findall(r"\d+", column)
    return found[-1] if found else ""
