"""Days that somebody types for a plan, as weeks of its run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxsim.dates import date_words, day_in_week, end_of_week, week_of_day


@dataclass(frozen=True)
class RunDays:
    """The days of a run: ``first`` is the first day of week 0, and it has so many ``weeks``."""

    first: date
    weeks: int

    @property
    def last(self) -> date:
        """The last day."""
        return end_of_week(self.first, self.weeks - 1)

    def start(self, day: date, earliest: int = 0) -> int:
        """The week in which something begins that is said to begin on a day.

        Parameters
        ----------
        earliest
            The week before which it cannot begin.

        Raises
        ------
        ValueError
            If the day lies outside of the run; the message names the nearest day that does not.
        """
        week = week_of_day(self.first, day)
        if week < 0:
            raise ValueError(f"{date_words(day)} is before the run, which begins on {date_words(self.first)}; "
                             f"the nearest day is {self._begin(earliest)}")
        if week < earliest:
            raise ValueError(f"on {date_words(day)} it still waits for others; the nearest day is "
                             f"{self._begin(earliest)}")
        if week >= self.weeks:
            raise ValueError(f"{date_words(day)} is after the run, which ends on {date_words(self.last)}; "
                             f"the nearest day is {self._begin(self.weeks - 1)}, when its last week begins")
        return week

    def length(self, day: date, start: int) -> int:
        """How many weeks something lasts that begins in week ``start`` and is said to end on a day.

        Raises
        ------
        ValueError
            If that is before the start, or after the run; the message names the nearest day that is not.
        """
        if day > self.last:
            raise ValueError(f"{date_words(day)} is after the run, which ends on {date_words(self.last)}; "
                             "give that day, or leave it empty")
        week = week_of_day(self.first, day)
        if week < start:
            raise ValueError(f"{date_words(day)} is before it begins, on {self._begin(start)}; the nearest day is "
                             f"{date_words(end_of_week(self.first, start))}, after one week")
        return week - start + 1

    def _begin(self, week: int) -> str:
        return date_words(day_in_week(self.first, week))
