"""Start and end of an intervention as days: two fields beside its weeks, and what was typed into them as weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from cxsim.dates import date_words, day_in_week, end_of_week, read_date
from cxsim.errors import Finding, InputError
from cxsim.scenario.changing.run_days import RunDays
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.sheets.plan_bars import PlanBar

START: Final = "start_day"
END: Final = "end_day"


@dataclass(frozen=True)
class BarDays:
    """The days of an intervention.

    ``start``: the week in which it begins; ``offset``: what its file states beyond that, where it waits for others.
    ``stated``: its weeks as they are written. ``end``: the week after its last one; None where it comes in several
    stretches, which have no end of their own.
    """

    run: RunDays
    start: int
    offset: int
    stated: int | None
    end: int | None

    @property
    def start_text(self) -> str:
        """The day on which it begins, as a field holds it."""
        return day_in_week(self.run.first, self.start).isoformat()

    @property
    def end_text(self) -> str:
        """The day on which it ends; empty where it goes on to the end of the run."""
        open_end = self.stated is None or self.end is None
        return "" if open_end else end_of_week(self.run.first, (self.end or 1) - 1).isoformat()


@dataclass(frozen=True)
class InWeeks:
    """What was typed, with weeks for days; ``notes``: by field, where a day stands for another one of its week."""

    typed: Mapping[str, str]
    notes: Mapping[str, str]


def days_of(bar: PlanBar, scenario: Scenario) -> BarDays | None:
    """The days of a bar; None where no day is known on which the run, or it, begins."""
    one, first = bar.intervention, scenario.start_date
    if first is None or (bar.span is None and one.after is not None):
        return None
    start = one.start_week if bar.span is None else bar.span[0]
    single = bar.span if len(bar.stretches) == 1 else None
    return BarDays(RunDays(first, scenario.weeks), start, one.start_week - start, one.weeks,
                   None if single is None else single[1])


def in_weeks(days: BarDays, typed: Mapping[str, str], saved: Mapping[str, str]) -> InWeeks:
    """What was typed into the fields for days, as weeks.

    Parameters
    ----------
    saved
        What the fields for weeks held before.

    Raises
    ------
    InputError
        With a day that cannot be read, lies outside of the run, or is not in the week that was typed beside it.
    """
    told, notes, findings = dict(typed), {}, []
    start = days.start
    if typed.get(START, days.start_text) != days.start_text:
        try:
            start, told["start_week"], notes[START] = _start(days, typed, saved)
        except ValueError as error:
            findings.append(_at(START, error))
    elif typed.get("start_week", "").strip().isdecimal():
        start = int(typed["start_week"]) - days.offset
    if typed.get(END, days.end_text) != days.end_text and not findings:
        try:
            told["weeks"], notes[END] = _length(days, start, typed, saved)
        except ValueError as error:
            findings.append(_at(END, error))
    if findings:
        raise InputError(findings)
    return InWeeks(told, {field: note for field, note in notes.items() if note})


def _start(days: BarDays, typed: Mapping[str, str], saved: Mapping[str, str]) -> tuple[int, str, str]:
    """The week in which it begins, what the file states for it, and a note."""
    if not typed[START].strip():
        return max(0, -days.offset), "", ""
    day = read_date(typed[START])
    week = days.run.start(day, max(0, -days.offset))
    _agree("start_week", str(week + days.offset), typed, saved)
    begins = day_in_week(days.run.first, week)
    return week, str(week + days.offset), _note(day, begins, "begins")


def _length(days: BarDays, start: int, typed: Mapping[str, str], saved: Mapping[str, str]) -> tuple[str, str]:
    """The weeks that the file states, and a note."""
    if not typed[END].strip():
        return "", ""
    day = read_date(typed[END])
    weeks = str(days.run.length(day, start))
    _agree("weeks", weeks, typed, saved)
    return weeks, _note(day, end_of_week(days.run.first, start + int(weeks) - 1), "ends")


def _agree(field: str, meant: str, typed: Mapping[str, str], saved: Mapping[str, str]) -> None:
    """Raise a ValueError if weeks were typed, too, and others than the day means."""
    beside = typed.get(field, "").strip()
    if beside not in (saved.get(field, ""), meant):
        raise ValueError(f"this day means {meant}, but {beside or 'nothing'} was typed beside it; change one of them")


def _note(day: date, used: date, verb: str) -> str:
    return "" if day == used else f"{date_words(day)} lies in the week that {verb} on {date_words(used)}."


def _at(field: str, error: ValueError) -> Finding:
    return Finding("", 0, 0, field, str(error))
