"""Checks of milestones: their names, and whether their weeks, days and groups exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cxsim.dates import date_words, day_in_week, read_date, week_of_day
from cxsim.interventions.problems import Problem
from cxsim.model.view import PeopleView
from cxsim.rules.condition import Path
from cxsim.scenario.checks.groups import unknown_department, unknown_level
from cxsim.scenario.checks.raw_data import DEFAULT_WEEKS, is_number, records, repeated
from cxsim.scenario.schema.schema import Scenario
from cxsim.units import LONGEST_HORIZON_WEEKS, counted

MILESTONES: Path = ("milestones",)
TARGET = "target"
"""The name of the scenario's own target among the milestones."""


def milestone_mistakes(data: Any) -> Iterator[Problem]:
    """Mistakes that show without the organization: names given twice, and times outside the run."""
    yield from repeated(data, MILESTONES, "milestone", fold=True)
    horizon = _horizon(data)
    for path, milestone in records(data, MILESTONES):
        if data.get("target") is not None and str(milestone.get("name")).casefold() == TARGET:
            yield Problem((*path, "name"), f"'{TARGET}' is the scenario's own target in results; give it another name")
        week = milestone.get("by_week")
        if is_number(week) and week > horizon:
            yield Problem((*path, "by_week"), f"week {week} is after the end of the run ({counted(horizon, 'week')}); "
                          "give an earlier week, or more weeks")
        day = _day(milestone.get("by_date"))
        if day is not None:
            yield from _day_mistakes(data, day, horizon, (*path, "by_date"))


def _horizon(data: Any) -> int:
    """The weeks of the run; the longest run where they are wrong, which is told elsewhere."""
    weeks = data.get("weeks", DEFAULT_WEEKS)
    good = is_number(weeks) and 1 <= weeks <= LONGEST_HORIZON_WEEKS and float(weeks).is_integer()
    return int(weeks) if good else LONGEST_HORIZON_WEEKS


def _day_mistakes(data: Any, day: date, horizon: int, path: Path) -> Iterator[Problem]:
    """A day of a run that has no first day, or that lies outside of it."""
    if data.get("start_date") is None:
        yield Problem(path, "a date needs the day on which the run begins: add 'start_date: 2027-01-04' (with your own "
                      "day) at the top level, or give by_week")
    start = _day(data.get("start_date"))
    if start is not None:
        yield from _outside(day, start, horizon, path)


def milestone_problems(scenario: Scenario, view: PeopleView) -> Iterator[Problem]:
    """Groups that the organization does not have."""
    for index, milestone in enumerate(scenario.milestones):
        kind, _, name = milestone.group.partition(":")
        path: Path = (*MILESTONES, index, "group")
        if kind == "department":
            yield from unknown_department(name, view, path)
        elif kind == "level":
            yield from unknown_level(int(name), view, path)


def _outside(day: date, start: date, horizon: int, path: Path) -> Iterator[Problem]:
    """A day by which nothing can have happened, or after the run."""
    last = day_in_week(start, horizon)
    if week_of_day(start, day) < 1:
        yield Problem(path, f"{date_words(day)} is before {date_words(day_in_week(start, 1))}, the end of the first "
                      "week; give a later day, or an earlier start_date")
    elif day > last:
        yield Problem(path, f"{date_words(day)} is after the end of the run, {date_words(last)} "
                      f"({counted(horizon, 'week')}); give an earlier day, or more weeks")


def _day(value: Any) -> date | None:
    """A day as it must be written; None if it is not."""
    try:
        return read_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
