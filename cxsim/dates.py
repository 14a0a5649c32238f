"""The days of a run: week w begins seven times w days after the start, without time zones or hours."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

DAYS_PER_WEEK = 7
# So that a slip of the pen is noticed, and the longest run still ends on a day that exists.
FIRST_YEAR, LAST_YEAR = 1900, 2999
# Not ``strftime``: its names of months depend on the language of the machine.
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_NAMED_MONTH = (
    re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[. -]+(?P<month>[a-z]{3,9})\.?[, -]+(?P<year>[0-9]{4})", re.ASCII),
    re.compile(r"(?P<month>[a-z]{3,9})\.?[ -]+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[, -]+(?P<year>[0-9]{4})", re.ASCII),
)
_NUMBERS = (
    re.compile(r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})(?:[t ].*)?", re.ASCII),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", re.ASCII),
    re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})", re.ASCII),
)


def day_in_week(start: date, week: int) -> date:
    """The first day of a week of the run (from 0)."""
    return start + timedelta(days=DAYS_PER_WEEK * week)


def end_of_week(start: date, week: int) -> date:
    """The last day of a week of the run."""
    return day_in_week(start, week + 1) - timedelta(days=1)


def week_of_day(start: date, day: date) -> int:
    """The week of the run in which a day lies; below 0 if it lies before the start."""
    return (day - start).days // DAYS_PER_WEEK


def start_in(manifest: Mapping[str, Any]) -> date | None:
    """The first day of week 0 as the manifest of a result has it; None if it has none."""
    stated = manifest.get("start_date")
    return date.fromisoformat(stated) if stated else None


def date_words(day: date) -> str:
    """A day as everybody reads it alike: "3 Jul 2028"."""
    return f"{day.day} {month_words(day)}"


def month_words(day: date) -> str:
    """The month of a day: "Jul 2028"."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def week_words(week: int, start: date | None) -> str:
    """A week of the run, with its date where the start is known: "week 78 (3 Jul 2028)"."""
    return f"week {week}" if start is None else f"week {week} ({date_words(day_in_week(start, week))})"


def moment_words(week: int, start: date | None) -> str:
    """When something is, in as few words as possible: "3 Jul 2028", or "week 78" where the start is not known."""
    return f"week {week}" if start is None else date_words(day_in_week(start, week))


def iso(day: date | None) -> str:
    """A day as it stands in tables, year-month-day; empty if it is not known."""
    return "" if day is None else day.isoformat()


def first_day(start: date | None, week: int) -> str:
    """The first day of a week as it stands in tables."""
    return iso(None if start is None else day_in_week(start, week))


def last_day(start: date | None, week: int) -> str:
    """The last day of a week as it stands in tables."""
    return iso(None if start is None else end_of_week(start, week))


def read_date(text: str) -> date:
    """The day that a text such as 2027-01-04 names.

    Raises
    ------
    ValueError
        If it is written in another way or there is no such day; the message says what to write.
    """
    found = _ISO.fullmatch(text)
    if found is not None:
        return _day(*map(int, found.groups()))
    meant = _meant(text.strip().casefold())
    raise ValueError("write year-month-day, like 2027-01-04" if meant is None else f"write {meant.isoformat()}")


def _day(year: int, month: int, day: int) -> date:
    """The day of these numbers; raises ValueError with the reason if there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year must be from {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= len(MONTHS):
        raise ValueError(f"there is no month {month}; write year-month-day, like 2027-01-04")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(f"{MONTHS[month - 1]} {year} has {last} days")
    return date(year, month, day)


def _meant(text: str) -> date | None:
    """The day that a text in another form names; None where day and month could be mistaken.

    Raises ValueError with the reason if it names one that there is not.
    """
    for pattern in (*_NAMED_MONTH, *_NUMBERS):
        found = pattern.fullmatch(text)
        month = 0 if found is None else _month(found["month"])
        if found is not None and month:
            return _day(int(found["year"]), month, int(found["day"]))
    return None


def _month(text: str) -> int:
    """The number of a month given as digits or in English; 0 if it is none."""
    if text.isdigit():
        return int(text)
    return next((number for number, name in enumerate(MONTHS, start=1) if name.casefold().startswith(text)), 0)
