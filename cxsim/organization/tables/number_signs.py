"""Which decimal sign and which sign of thousands the numbers of a file have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from cxsim.organization.tables.names import MISSING_WORDS, folded
from cxsim.organization.tables.numerals import SPACES, group_sign, number

_DIGITS = re.compile(r"[+-]?[0-9][0-9.,' ]*|[+-]?[.,][0-9]+", re.ASCII)


@dataclass(frozen=True)
class Signs:
    """A decimal sign and a sign of thousands (None: there is none)."""

    decimal: str = "."
    thousands: str | None = None


_ALL = tuple(Signs(decimal, thousands) for thousands in (None, ",", ".", " ", "'") for decimal in (".", ",")
             if thousands != decimal)


def likely_signs(columns: Iterable[tuple[str, Sequence[str]]], separator: str) -> tuple[list[Signs], str]:
    """The signs with which every column of numbers can be read, the most likely first, and an example.

    Several mean that the file does not tell: 1.204 may be a thousand or a little more than one. None means that columns
    differ. Whole numbers and dates say nothing.
    """
    told = [(name, signed) for name, cells in columns if (signed := _with_signs(cells))]
    telling = [*chain.from_iterable(signed for _, signed in told)]
    grouped = [(name, signed) for name, signed in told if group_sign(signed[0])]
    example = "".join(f"'{signed[0]}' in the column '{name}'" for name, signed in grouped[-1:] or told[:1])
    possible = _fitting(telling)
    if Signs() in possible and not any(map(group_sign, telling)):
        return [Signs()], example
    return _different(_ordered(possible, telling, separator), telling), example


def _with_signs(cells: Sequence[str]) -> list[str]:
    """The cells of a column that are not whole numbers, if all are numbers and can be read with the same signs."""
    numbers = [cell for cell in cells if cell and folded(cell) not in MISSING_WORDS]
    if not all(_DIGITS.fullmatch(cell.translate(SPACES)) for cell in numbers):
        return []
    signed = [cell for cell in numbers if not cell.lstrip("+-").isdigit()]
    return signed if _fitting(signed) else []


def _fitting(cells: Sequence[str]) -> list[Signs]:
    """The signs with which every cell is a number."""
    return [signs for signs in _ALL if all(_value(cell, signs) is not None for cell in cells)]


def _value(cell: str, signs: Signs) -> float | None:
    value = number(cell, signs.decimal, signs.thousands)
    return None if isinstance(value, str) else value


def _ordered(possible: Sequence[Signs], telling: Sequence[str], separator: str) -> list[Signs]:
    """Thousands first where all numbers with a sign are groups of three digits, unless their sign is unusual there."""
    grouped = bool(telling) and all(group_sign(cell) for cell in telling)
    usual = "." if separator == ";" else ","
    sign = group_sign(telling[0]) if grouped else None
    first = grouped and (sign == usual or sign not in (".", ","))
    rank = {sign: 0, None: 1} if first else {None: 0, sign: 1}
    return sorted(possible, key=lambda signs: rank.get(signs.thousands, 2))


def _different(ordered: Sequence[Signs], telling: Sequence[str]) -> list[Signs]:
    """The signs that give different numbers; of those that give the same, the first with the fewest signs."""
    first: dict[tuple[float | None, ...], Signs] = {}
    for signs in ordered:
        first.setdefault(tuple(_value(cell, signs) for cell in telling), signs)
    return list(first.values())
