"""Dates as personnel systems write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from cxsim.organization.tables.names import MISSING_WORDS, folded

_DAY, _YEAR, _TIME = r"(?P<day>[0-9]{1,2})", r"(?P<year>[0-9]{4})", r"(?:[T ].*)?"
_WORD = r"(?P<word>[^\W\d_]{3,})"
_PATTERNS = tuple(re.compile(pattern) for pattern in (
    rf"{_YEAR}[-/.]?(?P<month>[0-9]{{2}})[-/.]?(?P<day>[0-9]{{2}}){_TIME}",
    rf"(?P<first>[0-9]{{1,2}})[-/. ](?P<second>[0-9]{{1,2}})[-/. ](?P<year>[0-9]{{4}}|[0-9]{{2}}){_TIME}",
    rf"{_DAY}[-/. ]+{_WORD}[-/., ]+(?P<year>[0-9]{{4}}|[0-9]{{2}})",
    rf"{_WORD}[ .]+{_DAY}[-/., ]+{_YEAR}",
    rf"{_WORD}\.?[- ]?{_YEAR}",
    rf"{_WORD}[-'\u2019](?P<year>[0-9]{{2}})",
    rf"{_YEAR}[-/.](?P<month>[0-9]{{2}})",
    rf"(?P<month>[0-9]{{1,2}})[-/.]{_YEAR}",
))
_MONTHS = (
    "jan ene", "feb fév", "mar mär mrz", "apr avr abr", "may mai", "jun jui", "jul", "aug aoû ago", "sep",
    "oct okt", "nov", "dec dez déc dic",
)
_BLANK = frozenset({"", "0", "00.00.0000", "0000-00-00", "00/00/0000", "00000000"})
_OPEN = frozenset({
    "present", "current", "ongoing", "open", "open-ended", "still employed", "active", "permanent", "unbefristet",
    "laufend", "aktiv", "en cours", "actif", "indéterminé", "indefinido", "vigente", "activo", "in corso", "attivo",
    "indeterminato", "onbepaald", "actief"})
_DAY_NUMBER = re.compile(r"([0-9]{1,7})(?:[.,][0-9]+)?", re.ASCII)
_EXCEL_BEGINS = date(1899, 12, 30).toordinal()
USUAL_DAY_NUMBERS = range(20_000, 60_000)
"""What days of employment are as numbers of Excel: from 1954 to 2064."""
_FOREVER = date.max.toordinal() - 10 * 366 - _EXCEL_BEGINS


def no_date(text: str) -> bool:
    """Whether a cell says that there is no date: blank, zeros as SAP and Excel write, or a word: N/A, ongoing."""
    return text in _BLANK or folded(text) in MISSING_WORDS or folded(text) in _OPEN


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


def day_number(text: str) -> int | None:
    """The number of a day as Excel counts them, with or without a time of day; else None."""
    found = _DAY_NUMBER.fullmatch(text)
    number = int(found[1]) if found else -1
    return number if 0 <= number <= date.max.toordinal() - _EXCEL_BEGINS else None


def day_in(text: str, dates: str) -> date | None:
    """The day in a cell, by what a scenario says of dates: ``day_first``, ``month_first`` or ``excel``; else None."""
    number = day_number(text) if dates == "excel" else None
    return date_in(text, dates != "month_first") if number is None else date.fromordinal(_EXCEL_BEGINS + number)


def are_day_numbers(cells: Iterable[str]) -> bool:
    """Whether days are numbers, some of the usual ones; the others may be far away, or dates of one meaning."""
    kinds = {*map(_kind, cells)}
    return "usual" in kinds and "odd" not in kinds


def _kind(cell: str) -> str:
    """Whether a cell holds a usual number of a day, one far away, a date of one meaning, or something odd."""
    number = day_number(cell)
    if number is None:
        return "date" if date_in(cell, True) == date_in(cell, False) is not None else "odd"
    if number in USUAL_DAY_NUMBERS:
        return "usual"
    return "far" if number > _FOREVER else "odd"


def date_order(cells: Sequence[str]) -> str:
    """Whether days or months come first in dates such as 3/31/2024: ``day_first`` or ``month_first``."""
    unreadable = [cell for cell in cells if date_in(cell, True) is None]
    return "month_first" if unreadable and all(date_in(cell, False) for cell in cells) else "day_first"


def _year(stated: int) -> int:
    """A year in full: of two digits, those from 70 on are of the last century."""
    return stated if stated >= 100 else stated + (2000 if stated < 70 else 1900)


def _month(word: str) -> int:
    """The number of a month in English, German, French or Spanish; 0 if it is none."""
    if word.startswith("juil"):
        return 7
    return next((number for number, starts in enumerate(_MONTHS, start=1) if word[:3] in starts.split()), 0)
