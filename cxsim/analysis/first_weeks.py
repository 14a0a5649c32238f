"""The first ninety days of the leading plan: who does what, and what it takes, intervention by intervention."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.verdict import plan_in_focus
from cxsim.dates import first_day, last_day
from cxsim.results.measures import CONSEQUENCES
from cxsim.results.result import Result
from cxsim.results.work import FIRST_WEEKS, Work

FIRST_COLUMNS = (
    "scenario", "intervention", "type", "who", "people", "what", "first_week", "last_week", "first_day", "last_day",
    "goes_on", "people_hours", "team_hours", "cost", "currency", "owner",
)


@dataclass(frozen=True)
class FirstStep:
    """One intervention in the first weeks, and the mean of what it costs in them over the futures.

    ``work`` is None for what only a decision during the run begins.
    """

    intervention: str
    work: Work | None
    cost: float


def first_steps(result: Result) -> tuple[FirstStep, ...]:
    """The interventions that are active, or cost something, in the first weeks, in the order in which they begin."""
    costs = {label: float(np.nanmean(weekly[:FIRST_WEEKS].sum(axis=0)))
             for label, weekly in result.recording.costs.items() if label not in CONSEQUENCES}
    planned = {one.intervention for one in result.work}
    later = [FirstStep(label, None, cost) for label, cost in sorted(costs.items()) if label not in planned and cost]
    return (*(FirstStep(one.intervention, one, costs.get(one.intervention, 0.0)) for one in result.work), *later)


def first_rows(comparison: ComparisonData) -> list[tuple[Any, ...]]:
    """The rows of ``first_90_days.csv``; the last column waits for the name of an owner."""
    result = plan_in_focus(comparison)
    start, rows = comparison.start_date, []
    for step in first_steps(result):
        work = step.work
        told: tuple[Any, ...] = ("", "", "", "", "", "", "", "", "", math.nan, math.nan) if work is None else (
            work.type, work.who, "" if work.people is None else work.people, work.what, work.first_week,
            work.last_week, first_day(start, work.first_week), last_day(start, work.last_week),
            "yes" if work.goes_on else "no", math.nan if work.people_hours is None else work.people_hours,
            work.team_hours)
        rows.append((result.scenario_name, step.intervention, *told, step.cost, result.currency, ""))
    return rows
