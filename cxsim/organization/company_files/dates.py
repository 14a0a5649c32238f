"""Dates as personnel systems write them."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})(?:[T ].*)?", re.ASCII)
_PARTS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})(?:[T ].*)?", re.ASCII)
_NAMED = re.compile(r"(?:([0-9]{1,2})[-/. ]+([^\W\d_]{3,})|([^\W\d_]{3,})[ .]+([0-9]{1,2}))[-/., ]+([0-9]{4})")
_WORDED_MONTH = re.compile(r"([^\W\d_]{3,})\.?[- ]?([0-9]{4})")
_MONTH_ONLY = re.compile(r"([0-9]{4})[-/.]([0-9]{2})|([0-9]{1,2})[-/.]([0-9]{4})", re.ASCII)
_MONTHS = (
    "jan ene", "feb fév", "mar mär mrz", "apr avr abr", "may mai", "jun jui", "jul", "aug aoû ago", "sep",
    "oct okt", "nov", "dec dez déc dic",
)
NO_DATE = frozenset({"", "00.00.0000", "0000-00-00", "00/00/0000", "00000000"})
"""What a blank date looks like in exports of SAP."""


def date_in(text: str, day_first: bool = True) -> date | None:
    """The date in a cell, such as 2024-03-31, 31.3.2024, 3/31/24 or 31-Mar-2024, or a month; else None."""
    if iso := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in iso.groups())
    elif parts := _PARTS.fullmatch(text):
        first, second, year = (int(part) for part in parts.groups())
        day, month = (first, second) if day_first or "." in text else (second, first)
        year += 0 if year >= 100 else 2000 if year < 70 else 1900
    elif named := _NAMED.fullmatch(text):
        year, month = int(named[5]), _month((named[2] or named[3]).casefold())
        day = int(named[1] or named[4])
    elif worded := _WORDED_MONTH.fullmatch(text):
        year, month, day = int(worded[2]), _month(worded[1].casefold()), 1
    elif only := _MONTH_ONLY.fullmatch(text):
        year, month, day = int(only[1] or only[4]), int(only[2] or only[3]), 1
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """The number of a month in English, German, French or Spanish; 0 if it is none."""
    if word.startswith("juil"):
        return 7
    return next((number for number, starts in enumerate(_MONTHS, start=1) if word[:3] in starts.split()), 0)
