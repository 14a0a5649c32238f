"""The benefit of a plan by month: what it is worth above doing nothing so far, paired future by future."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.dates import DAYS_PER_WEEK, day_in_week, last_day, month_words
from cxsim.results.result import Result
from cxsim.results.summary import quantiles
from cxsim.results.value import Rates, break_even, outcomes_above_nothing, weekly_net_value
from cxsim.units import WEEKS_PER_YEAR

Values = NDArray[np.float64]

BENEFIT_COLUMNS = (
    "scenario", "month", "last_week", "last_day", "unit", "mean", "p05", "p95", "share_broken_even",
)
ADOPTER_WEEKS = "adopter-weeks"
MONTHS_PER_YEAR = 12


@dataclass(frozen=True)
class Month:
    """A month of the run: its name, and its last whole week."""

    name: str
    last_week: int


@dataclass(frozen=True, eq=False)
class Benefit:
    """What a plan has brought above doing nothing, summed to the end of each month.

    ``unit``: the currency, or adopter-weeks where no worth of outcomes is stated. ``broken_even``: share of the futures
    in which the sum is and stays at or above 0 from then on; None without money. ``weeks``: the week from which that
    holds, in each known future, the horizon if never.
    """

    scenario: str
    unit: str
    months: tuple[Month, ...]
    mean: Values
    low: Values
    high: Values
    broken_even: Values | None
    weeks: Values | None

    @property
    def break_even_week(self) -> int | None:
        """The week from which half of the futures have earned back what they cost; None if fewer ever do."""
        if self.weeks is None or not self.weeks.size:
            return None
        half = float(np.sort(self.weeks)[(self.weeks.size - 1) // 2])
        return None if half >= self.months[-1].last_week + 1 else int(half)


def benefit(result: Result, start: date | None) -> Benefit | None:
    """The benefit of a plan by months from ``start`` on; None if it does nothing or stands alone."""
    if result.does_nothing or not result.reference:
        return None
    rates = stated_rates(result)
    weekly = (outcomes_above_nothing(result.recording, result.reference)["adopter_week"] if rates is None
              else weekly_net_value(result.recording, result.reference, rates))
    known = weekly[:, ~np.isnan(weekly).any(axis=0)]
    if not known.shape[1]:
        return None
    so_far = np.cumsum(known, axis=0)
    months = months_of(result.weeks, start)
    at = so_far[[month.last_week for month in months]]
    low, _, high = quantiles(at)
    unit = ADOPTER_WEEKS if rates is None else result.currency
    weeks = None if rates is None else break_even(known)
    even = None if weeks is None else np.array([np.mean(weeks <= month.last_week) for month in months])
    return Benefit(result.scenario_name, unit, months, at.mean(axis=1), low, high, even, weeks)


def stated_rates(result: Result) -> Rates | None:
    """What outcomes are worth; None if the scenario states no worth above 0."""
    stated = result.manifest.get("value")
    rates = None if not stated else Rates(**stated)
    worth = rates is not None and (rates.adopter_week or rates.customer_index_point_week or any(
        rates.outcomes.values()))
    return rates if worth else None


def months_of(weeks: int, start: date | None) -> tuple[Month, ...]:
    """The months that a run ends in, each with its last week; twelfths of a year where the start is not known."""
    if start is None:
        count = -(-weeks * MONTHS_PER_YEAR // WEEKS_PER_YEAR)
        ends = [min(-(-month * WEEKS_PER_YEAR // MONTHS_PER_YEAR), weeks) - 1 for month in range(1, count + 1)]
        return tuple(Month(f"month {month}", end) for month, end in enumerate(ends, start=1))
    last: dict[str, int] = {}
    for week in range(weeks):
        # A week belongs to the month in which it ends: only then has it been lived through.
        last[month_words(day_in_week(start, week) + timedelta(days=DAYS_PER_WEEK - 1))] = week
    return tuple(Month(name, week) for name, week in last.items())


def benefit_rows(comparison: ComparisonData) -> Iterator[tuple[Any, ...]]:
    """The rows of ``benefit.csv``: every plan and month."""
    start = comparison.start_date
    for result in comparison.results:
        found = benefit(result, start)
        for place, month in enumerate(() if found is None else found.months):
            assert found is not None
            even = float("nan") if found.broken_even is None else float(found.broken_even[place])
            ends = last_day(start, month.last_week)
            yield (found.scenario, month.name, month.last_week, ends, found.unit, float(found.mean[place]),
                   float(found.low[place]), float(found.high[place]), even)
