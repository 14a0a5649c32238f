"""The labels of a week axis: weeks, or months where the start of the run is known."""

from __future__ import annotations

from datetime import date

from cxsim.dates import day_in_week, month_words
from cxsim.plots.style import week_ticks
from cxsim.results.result import Result

Ticks = tuple[tuple[int, str], ...]


def ticks_of(result: Result) -> Ticks:
    """Weeks with their labels, at quarters or half years."""
    return week_labels(result.weeks, result.start_date)


def week_labels(weeks: int, start: date | None) -> Ticks:
    """The same for so many weeks from a start, None where it is not known."""
    return tuple((week, str(week) if start is None else month_words(day_in_week(start, week)))
                 for week in week_ticks(weeks))


def axis_title(result: Result) -> str:
    """The title of the week axis; empty where dates speak for themselves."""
    return "Week" if result.start_date is None else ""
