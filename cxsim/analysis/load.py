"""Change load: how much of what they can carry people of each group carry in each week, and in hours per head.

The load law of the model (``model/mechanisms/load.py``) adds up daily work and everything that the change takes, in
shares of capacity. It has one threshold, capacity itself: beyond it attention falls and fatigue grows with every point.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.groups import EVERYBODY, PeopleGroup, people_groups
from cxsim.dates import first_day
from cxsim.results.recording import Recording
from cxsim.results.result import Result
from cxsim.results.summary import quantiles

Values = NDArray[np.float64]

LOAD_COLUMNS = (
    "scenario", "group", "week", "date", "load", "load_p05", "load_p95", "hours_per_head", "change_hours_per_head",
    "over_capacity",
)
CAPACITY = 1.0
WORKING_HOURS = 40.0
"""Hours of a working week, which the model takes as capacity."""


@dataclass(frozen=True, eq=False)
class GroupLoad:
    """The load of a group by week, in shares of capacity.

    ``middle``: the middle future, ``low`` and ``high``: 90 of 100 futures. ``added``: mean hours per head and week that
    the plan adds to doing nothing in the same futures; None if no plan does nothing. ``over``: share of the futures in
    which it is beyond capacity.
    """

    group: PeopleGroup
    middle: Values
    low: Values
    high: Values
    added: Values | None
    over: Values

    @property
    def hours(self) -> Values:
        """Hours of work and change per head and week, in the middle future."""
        return WORKING_HOURS * self.middle

    @property
    def peak_week(self) -> int:
        """The week with the highest load in the middle future."""
        return int(np.nanargmax(self.middle))

    @property
    def peak(self) -> float:
        """The highest load in the middle future."""
        return float(self.middle[self.peak_week])

    @property
    def weeks_over(self) -> int:
        """The weeks in which the middle future is beyond capacity."""
        return int((self.middle > CAPACITY).sum())

    @property
    def spells(self) -> list[tuple[int, int]]:
        """First and last week of every time beyond capacity in the middle future."""
        beyond = np.flatnonzero(np.diff(np.concatenate([[False], self.middle > CAPACITY, [False]])))
        return [(int(first), int(after) - 1) for first, after in beyond.reshape(-1, 2)]


def group_loads(comparison: ComparisonData, name: str) -> list[GroupLoad]:
    """The load of everybody and of each department (small ones joined) that has people under a plan."""
    idle = doing_nothing(comparison)
    return loads_in(comparison[name].recording, None if idle is None else idle.recording)


def loads_in(recording: Recording, idle: Recording | None = None) -> list[GroupLoad]:
    """The loads in a recording; ``idle``: that of doing nothing in the same futures, if it is known."""
    found = []
    for group in (EVERYBODY, *(group for group in people_groups(recording) if group.names)):
        load = group.mean(recording, "change_load")
        if not np.isnan(load).all():
            found.append(_group_load(group, load, None if idle is None else group.mean(idle, "change_load")))
    return found


def doing_nothing(comparison: ComparisonData) -> Result | None:
    """The plan of the comparison that does nothing; None if every plan does something."""
    return next((result for result in comparison.results if result.does_nothing), None)


def _group_load(group: PeopleGroup, load: Values, usual: Values | None) -> GroupLoad:
    low, middle, high = quantiles(load)
    added = None if usual is None else WORKING_HOURS * _mean(load - usual)
    return GroupLoad(group, middle, low, high, added, _mean(np.where(np.isnan(load), np.nan, load > CAPACITY)))


def _mean(values: Values) -> Values:
    """The mean over the futures that are known, week by week; nan where there is none."""
    known = ~np.isnan(values)
    counts = known.sum(axis=1)
    total: Values = np.where(known, values, 0.0).sum(axis=1) / np.maximum(counts, 1)
    return np.where(counts > 0, total, np.nan)


def load_rows(comparison: ComparisonData) -> Iterator[tuple[Any, ...]]:
    """The rows of ``load.csv``: every plan, group and week."""
    days = [first_day(comparison.start_date, week) for week in range(comparison.results[0].weeks)]
    for name in comparison.names:
        for one in group_loads(comparison, name):
            hours = one.hours
            for week, written in enumerate(days):
                added = float("nan") if one.added is None else float(one.added[week])
                yield (name, one.group.key, week, written, float(one.middle[week]), float(one.low[week]),
                       float(one.high[week]), float(hours[week]), added, float(one.over[week]))
