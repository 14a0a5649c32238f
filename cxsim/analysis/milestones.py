"""Milestones: how likely each plan is to reach each of them, and which early sign says that it will not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np

from cxsim.analysis.advice import advise
from cxsim.analysis.comparison_data import ComparisonData
from cxsim.analysis.indicators import EarlySign, Signals
from cxsim.analysis.risk_register import share_interval
from cxsim.analysis.risks import Event, event
from cxsim.dates import day_in_week, first_day, iso
from cxsim.results.result import Result

MILESTONE_COLUMNS = (
    "scenario", "milestone", "measure", "group", "at_least", "by_week", "by_date", "probability", "low", "high",
    "replicates", "rating", "color",
)
GO_COLUMNS = (
    "scenario", "milestone", "by_week", "by_date", "probability", "indicator", "signal_week", "signal_date", "hit_rate",
    "false_alarm_rate",
)
TARGET = "target"
RECORDED = {"adoption": "adoption", "use": "use", "proficiency": "skill"}
"""What a milestone can measure, and the weekly measure that records it."""
LIKELY, OPEN = 80, 50
"""From these percentages on a milestone is likely, and open."""
Rating = Literal["likely", "open", "unlikely", "unknown"]
COLORS: Mapping[Rating, str] = {"likely": "green", "open": "amber", "unlikely": "red", "unknown": ""}


@dataclass(frozen=True)
class Milestone:
    """``measure`` of a group is ``at_least`` this much in week ``by_week``; ``by_date``: the day, if one was stated."""

    name: str
    measure: str
    group: str
    at_least: float
    by_week: int
    by_date: str = ""

    def day(self, start: date | None) -> date | None:
        """The day by which it is to be reached: the stated one, else the first of its week; None if neither is known.
        """
        if self.by_date:
            return date.fromisoformat(self.by_date)
        return None if start is None else day_in_week(start, self.by_week)


@dataclass(frozen=True)
class Chance:
    """How likely a plan is to reach a milestone: the share of its futures, and the 95 % interval of that share.

    ``known``: the futures in which it can be told; nan if there are none.
    """

    scenario: str
    milestone: Milestone
    probability: float
    low: float
    high: float
    known: int

    @property
    def percent(self) -> int:
        """The probability in whole percent, as it is shown and rated; 0 and 100 only if it is exactly that."""
        rounded = math.floor(self.probability * 100.0 + 0.5)
        return rounded if self.probability in (0.0, 1.0) else min(max(rounded, 1), 99)

    @property
    def rating(self) -> Rating:
        """Likely from 80 % on, open from 50 % on, else unlikely."""
        if not self.known:
            return "unknown"
        return "likely" if self.percent >= LIKELY else "open" if self.percent >= OPEN else "unlikely"


@dataclass(frozen=True)
class Gateway:
    """A milestone of one plan as a decision on the way: its chance, and the sign that it will be missed, if any."""

    chance: Chance
    sign: EarlySign | None


def milestones_of(results: Iterable[Result]) -> tuple[Milestone, ...]:
    """All milestones that any plan states, each once: the target first, then by week.

    All plans are held against all of them, so that they can be compared.
    """
    found: dict[Milestone, None] = {}
    for result in results:
        target = result.manifest.get("target")
        if target:
            found[Milestone(TARGET, "adoption", "all", float(target["adoption"]), int(target["by_week"]))] = None
    for result in results:
        for stated in result.manifest.get("milestones", ()):
            found[Milestone(**stated)] = None
    return tuple(sorted(found, key=lambda one: (one.name != TARGET, one.by_week)))


def missed(result: Result, milestone: Milestone) -> Event:
    """Whether a milestone is missed in each future; absent where its group has nobody, or beyond the horizon."""
    groups, measure = result.recording.groups, RECORDED[milestone.measure]
    if milestone.group not in groups or not 0 <= milestone.by_week <= result.weeks:
        nothing = np.full(result.replicates, np.nan)
        return Event(nothing, nothing, nothing)
    week = min(milestone.by_week, result.weeks - 1)
    value = result.recording.of_group(measure, groups.index(milestone.group))[week]
    short = milestone.at_least - value
    return event(short > 0.0, short, float(week), ~np.isnan(value))


def chance(result: Result, milestone: Milestone) -> Chance:
    """How likely a plan is to reach a milestone."""
    happened = missed(result, milestone).happened
    known = int((~np.isnan(happened)).sum())
    if not known:
        return Chance(result.scenario_name, milestone, math.nan, math.nan, math.nan, 0)
    share = float(np.count_nonzero(happened == 0.0) / known)
    return Chance(result.scenario_name, milestone, share, *share_interval(share, known), known)


def chances(comparison: ComparisonData) -> tuple[Chance, ...]:
    """Every plan at every milestone, plan by plan."""
    milestones = milestones_of(comparison.results)
    return tuple(chance(result, milestone) for result in comparison.results for milestone in milestones)


def leading(comparison: ComparisonData) -> Result:
    """The best plan that does something; the best one, or the only one, if none does."""
    if len(comparison.results) == 1:
        return comparison.results[0]
    order = advise(comparison).ranking.order
    return comparison[next((name for name in order if not comparison[name].does_nothing), order[0])]


def gateways(comparison: ComparisonData) -> tuple[Gateway, ...]:
    """The milestones of the leading plan in the order of weeks, each with the sign that announces a miss."""
    result = leading(comparison)
    signals = Signals(result)
    found = []
    for milestone in sorted(milestones_of(comparison.results), key=lambda one: one.by_week):
        event_of = missed(result, milestone)
        happens = bool((event_of.happened == 1.0).any())
        found.append(Gateway(chance(result, milestone), signals.indicator(event_of) if happens else None))
    return tuple(found)


def milestone_rows(comparison: ComparisonData) -> list[tuple[Any, ...]]:
    """The rows of ``milestones.csv``."""
    start = comparison.start_date
    return [
        (one.scenario, one.milestone.name, one.milestone.measure, one.milestone.group,
         one.milestone.at_least, one.milestone.by_week, iso(one.milestone.day(start)), one.probability, one.low,
         one.high, one.known, one.rating, COLORS[one.rating])
        for one in chances(comparison)
    ]


def go_rows(comparison: ComparisonData) -> list[tuple[Any, ...]]:
    """The rows of ``go_no_go.csv``; without a sign, its cells stay empty."""
    start, rows = comparison.start_date, []
    for one in gateways(comparison):
        milestone, sign = one.chance.milestone, one.sign
        told = ("", "", "", math.nan, math.nan) if sign is None else (
            str(sign), sign.week, first_day(start, sign.week), sign.hit_rate, sign.false_alarm_rate)
        rows.append((one.chance.scenario, milestone.name, milestone.by_week, iso(milestone.day(start)),
                     one.chance.probability, *told))
    return rows
