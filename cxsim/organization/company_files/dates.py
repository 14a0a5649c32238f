"""Dates as personnel systems write them."""

from __future__ import annotations

import re
from datetime import date

_DAY, _YEAR, _TIME = r"(?P<day>[0-9]{1,2})", r"(?P<year>[0-9]{4})", r"(?:[T ].*)?"
_WORD = r"(?P<word>[^\W\d_]{3,})"
_PATTERNS = tuple(re.compile(pattern) for pattern in (
    rf"{_YEAR}[-/.]?(?P<month>[0-9]{{2}})[-/.]?(?P<day>[0-9]{{2}}){_TIME}",
    rf"(?P<first>[0-9]{{1,2}})[-/. ](?P<second>[0-9]{{1,2}})[-/. ](?P<year>[0-9]{{4}}|[0-9]{{2}}){_TIME}",
    rf"{_DAY}[-/. ]+{_WORD}[-/., ]+{_YEAR}",
    rf"{_WORD}[ .]+{_DAY}[-/., ]+{_YEAR}",
    rf"{_WORD}\.?[- ]?{_YEAR}",
    rf"{_YEAR}[-/.](?P<month>[0-9]{{2}})",
    rf"(?P<month>[0-9]{{1,2}})[-/.]{_YEAR}",
))
_MONTHS = (
    "jan ene", "feb fév", "mar mär mrz", "apr avr abr", "may mai", "jun jui", "jul", "aug aoû ago", "sep",
    "oct okt", "nov", "dec dez déc dic",
)
NO_DATE = frozenset({"", "00.00.0000", "0000-00-00", "00/00/0000", "00000000"})
"""What a blank date looks like in exports of SAP."""


def date_in(text: str, day_first: bool = True) -> date | None:
    """The date in a cell, such as 2024-03-31, 31.3.2024, 3/31/24 or 31-Mar-2024, or the first of a month; else None."""
    found = next((found for pattern in _PATTERNS if (found := pattern.fullmatch(text)) is not None), None)
    if found is None:
        return None
    given = found.groupdict()
    if "first" in given:
        parts = (given["first"], given["second"])
        given["day"], given["month"] = parts if day_first or "." in text else parts[::-1]
    month = _month(given["word"].casefold()) if "word" in given else int(given["month"])
    try:
        return date(_year(int(given["year"])), month, int(given.get("day", 1)))
    except ValueError:
        return None


def _year(stated: int) -> int:
    """A year in full: of two digits, those from 70 on are of the last century."""
    return stated if stated >= 100 else stated + (2000 if stated < 70 else 1900)


def _month(word: str) -> int:
    """The number of a month in English, German, French or Spanish; 0 if it is none."""
    if word.startswith("juil"):
        return 7
    return next((number for number, starts in enumerate(_MONTHS, start=1) if word[:3] in starts.split()), 0)
