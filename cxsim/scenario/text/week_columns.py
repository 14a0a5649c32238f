"""Columns of a sheet that stand for weeks: ``4``, ``week 4``, ``w4``, ``weeks 4-7``; ``12+`` for all later ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WEEK = re.compile(
    r"(?:weeks?|wks?|w)?[\s._#-]*([0-9]{1,4})(?:\s*(?:-|\u2013|\u2014|to|\.\.)\s*(?:weeks?|wks?|w)?[\s.]*([0-9]{1,4}))?"
    r"\s*(\+?)", re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True)
class WeekColumn:
    """Weeks that one column of the sheet stands for; ``last`` None: and all that follow."""

    column: int
    first: int
    last: int | None

    @property
    def weeks(self) -> int:
        """How many weeks it stands for (an open one: its first)."""
        return 1 if self.last is None else self.last - self.first + 1


def week_columns(headers: Sequence[str], first_week: int) -> tuple[list[WeekColumn], list[tuple[int, str]]]:
    """The week columns in the order of the sheet, and what is wrong with them: (column, message).

    ``first_week``: the number that the sheet gives to the first week of the run (0 or 1).
    """
    found: list[WeekColumn] = []
    wrong: list[tuple[int, str]] = []
    for column, header in enumerate(headers):
        match = _WEEK.fullmatch(header.strip())
        if match is None:
            continue
        first, end, goes_on = match.groups()
        start, last = int(first) - first_week, int(end or first) - first_week
        problem = _problem(header, start, last, found[-1] if found else None, first_week)
        if problem or (end and goes_on):
            wrong.append((column, problem or f"'{header}': either a last week or '+', not both"))
        found.append(WeekColumn(column, start, None if goes_on else max(start, last)))
    return found, wrong


def _problem(header: str, start: int, last: int, before: WeekColumn | None, first_week: int) -> str:
    if start < 0:
        return f"'{header}' lies before the first week; weeks count from {first_week} here"
    if last < start:
        return f"'{header}' ends before it begins"
    return "" if before is None else _step(header, start, before, first_week)


def _step(header: str, start: int, before: WeekColumn, first_week: int) -> str:
    """What is wrong with how a column follows the one before it."""
    if before.last is None:
        return f"'{header}' comes after a column that stands for all later weeks ('+')"
    if start <= before.last:
        return f"'{header}' is not later than the column before it"
    if start > before.last + 1:
        gap = f"{before.last + 1 + first_week} to {start - 1 + first_week}"
        return (f"weeks {gap} have no column, so '{header}' could mean one week or several; write each week, or what a "
                f"column stands for, as in '{start + first_week}-{start + 3 + first_week}'")
    return ""
