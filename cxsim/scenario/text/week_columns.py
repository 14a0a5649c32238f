"""Week columns of a sheet: ``4``, ``week 4``, ``w4``, ``weeks 4-7``; ``12+`` for week 12 and all later ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WEEK = re.compile(
    r"(?:weeks?|wks?|w)?[\s._#-]*([0-9]{1,4})(?:\s*(?:-|\u2013|\u2014|to|\.\.)\s*(?:weeks?|wks?|w)?[\s.]*([0-9]{1,4}))?"
    r"\s*(\+?)", re.IGNORECASE | re.ASCII,
)

_YEAR = r"(?:19|20)[0-9]{2}"
_NUMBERED = r"(?:week|wk|w|kw|cw|semaine|sem|semana|s)[\s._-]*[0-9]{1,2}"
_MONTH = r"(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*"
_CALENDAR = re.compile(
    rf"{_YEAR}[\s/._-]*{_NUMBERED}|{_NUMBERED}[\s/._,-]*{_YEAR}|[kc]w[\s._-]*[0-9]{{1,2}}|"
    rf"{_YEAR}[._/-][0-9]{{1,2}}|[0-9]{{1,2}}[._/-]{_YEAR}|"
    rf"[0-9]{{1,4}}[._/-][0-9]{{1,2}}[._/-][0-9]{{1,4}}(?:[\s_t].*)?|"
    rf"(?:[0-9]{{1,2}}[\s._-]*)?{_MONTH}[\s._-]*(?:[0-9]{{1,2}}|{_YEAR})", re.IGNORECASE | re.ASCII,
)


def is_of_calendar(header: str) -> bool:
    """Whether a header is a date or a week of the calendar: 2026-W05, KW 5, W05/2026, 26.01.2026, Jan 2026."""
    return _CALENDAR.fullmatch(header) is not None


@dataclass(frozen=True)
class WeekColumn:
    """The weeks of one column of a sheet; ``last`` None: all later weeks too."""

    column: int
    first: int
    last: int | None

    @property
    def weeks(self) -> int:
        """The number of weeks (an open-ended column counts as one)."""
        return 1 if self.last is None else self.last - self.first + 1


def week_columns(headers: Sequence[str], first_week: int) -> tuple[list[WeekColumn], list[tuple[int, str]]]:
    """The week columns in the order of the sheet, and mistakes as (column, message).

    ``first_week``: the number of the first week of the run in the sheet (0 or 1).
    """
    found: list[WeekColumn] = []
    wrong: list[tuple[int, str]] = []
    for column, header in enumerate(headers):
        match = _WEEK.fullmatch(header.strip())
        if match is None or is_of_calendar(header.strip()):
            continue
        first, end, goes_on = match.groups()
        start, last = int(first) - first_week, int(end or first) - first_week
        problem = _problem(header, start, last, found[-1] if found else None, first_week)
        if problem or (end and goes_on):
            wrong.append((column, problem or f"'{header}': give either a last week or '+', not both"))
        found.append(WeekColumn(column, start, None if goes_on else max(start, last)))
    return found, wrong


def _problem(header: str, start: int, last: int, before: WeekColumn | None, first_week: int) -> str:
    if start < 0:
        return f"'{header}' is before the first week; weeks here count from {first_week}"
    if last < start:
        return f"'{header}' ends before it begins"
    return "" if before is None else _step(header, start, before, first_week)


def _step(header: str, start: int, before: WeekColumn, first_week: int) -> str:
    """What is wrong with the step from the previous column; empty if nothing."""
    if before.last is None:
        return f"'{header}' follows a column for all later weeks ('+')"
    if start <= before.last:
        return f"'{header}' is not later than the previous column"
    if start > before.last + 1:
        gap = f"{before.last + 1 + first_week} to {start - 1 + first_week}"
        return (f"weeks {gap} have no column, so '{header}' could mean one week or several; give every week a column, "
                f"or write ranges, as in '{start + first_week}-{start + 3 + first_week}'")
    return ""
