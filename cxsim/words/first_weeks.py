"""The first ninety days in words: what begins, and what it takes of people, of the change team and of money."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cxsim.analysis.first_weeks import FirstStep
from cxsim.dates import date_words, day_in_week, end_of_week
from cxsim.results.work import FIRST_WEEKS, Work
from cxsim.units import counted
from cxsim.words.benefit import sum_words

ALONE = ("People's hours are what each intervention takes alone: the hours stated for training, else the model's load "
         "law. Money is the mean over the simulated futures.")


def first_title(steps: Sequence[FirstStep], currency: str) -> str:
    """How many interventions work in the first ninety days, and what they cost."""
    cost = sum(step.cost for step in steps)
    work = "works" if len(steps) == 1 else "work"
    free = "cost nothing" if len(steps) > 1 else "costs nothing"
    money = f"cost{'s' if len(steps) == 1 else ''} {sum_words(cost, currency)}" if cost else free
    return f"{counted(len(steps), 'intervention')} {work} in the first 90 days and {money}"


def first_takeaway(steps: Sequence[FirstStep]) -> str:
    """The hours of people and of the change team."""
    works = [step.work for step in steps if step.work is not None]
    hours = [one.people_hours for one in works if one.people_hours is not None]
    taken, freed = sum(max(one, 0.0) for one in hours), sum(max(-one, 0.0) for one in hours)
    team = sum(one.team_hours for one in works)
    relief = f" and give back {sum_words(freed, '')}" if freed else ""
    return (f"They take {sum_words(taken, 'hours')} of people's time{relief}, and {sum_words(team, 'hours')} of the "
            f"change team ({team / FIRST_WEEKS:.0f} a week). Put a name in the last column.")


def who_words(work: Work) -> str:
    """Who is reached: the target group, and how many people that is, or how many of them take a role."""
    who = work.who.replace("_", " ")
    if work.people is None:
        return who
    people = counted(work.people, "person")
    return f"{people} chosen from {who}" if work.chooses else f"{who} ({people})"


def time_words(work: Work, start: date | None) -> str:
    """When it works in these weeks: "1 Feb to 4 Apr 2027, goes on", or "weeks 4 to 12"."""
    on = ", goes on" if work.goes_on else ""
    if start is None:
        weeks = f"week {work.first_week}" if work.first_week == work.last_week else (
            f"weeks {work.first_week} to {work.last_week}")
        return weeks + on
    first = day_in_week(start, work.first_week)
    return f"{date_words(first)} to {date_words(end_of_week(start, work.last_week))}{on}"


def hours_words(hours: float | None) -> str:
    """Hours as a whole number; "not known yet" where people are chosen later."""
    return "not known yet" if hours is None else sum_words(hours, "")
