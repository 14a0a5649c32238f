"""The pictures of the Plan page as places on one week axis: bars, costs, hours and load, in percent of the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.load import GroupLoad
from cxsim.dates import day_in_week, month_words
from cxsim.plots.charts import HeatMap
from cxsim.plots.style import week_ticks
from cxsim.report.sections.load import BOUNDS, MOST_CELLS, MOST_GROUPS, heat_map
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.sheets.plan_bars import PlanBar
from cxsim.units import counted
from cxsim.words.benefit import sum_words
from cxsim.words.groups import group_words, sentence
from cxsim.words.load import load_figure, load_percent
from cxsim.words.plan import intervention_words, money_words, short_sum, time_words, whom_words

Values = NDArray[np.float64]

ROOM_INSIDE: Final = 14.0
"""Percent of the width from which a bar holds its own words."""
NEW_LEVEL: Final = 0.2
"""Share by which the cost of a week must differ from the week before to be written beside it."""
LATE: Final = 62.0
EARLY: Final = 36.0
"""Where a bar must end, or begin, so that its dates find room beside it."""


@dataclass(frozen=True)
class Tick:
    """A label of the week axis; ``strong``: a new year begins."""

    x: str
    words: str
    strong: bool
    last: bool


@dataclass(frozen=True)
class BarPicture:
    """A bar: where it is, what stands in it and beside it, and what may be done with it.

    ``x``, ``width``: of the whole; ``parts``: of each stretch inside it. ``beside``: where its dates stand (after,
    before, inside). ``weeks``: as written ("" = to the end of the run).
    """

    place: int
    title: str
    dose: str
    whom: str
    cost: str
    money: str
    hours: str
    when: str
    words: str
    start: int
    end: int
    offset: int
    weeks: str
    x: str
    width: str
    parts: tuple[tuple[str, str], ...]
    wide: bool
    beside: str
    movable: bool
    sizable: bool


@dataclass(frozen=True)
class Step:
    """A block of weeks with one value: a column of costs, or a stretch of equal hours."""

    x: str
    width: str
    y: str
    height: str
    words: str
    label: str
    label_y: str


@dataclass(frozen=True)
class Block:
    """A level that lasts for some weeks, as a block of its height."""

    x: str
    width: str
    y: str
    height: str
    words: str
    label: str


@dataclass(frozen=True)
class Cell:
    """A cell of the heat map; ``shade``: 0 (light) to 4 (far over capacity), -1 where nobody is there."""

    when: str
    x: str
    width: str
    middle: str
    shade: int
    words: str
    figure: str


def percent(part: float, whole: float) -> str:
    """A place on an axis, as SVG takes it."""
    return f"{100.0 * part / whole:.3f}%"


def ticks_of(weeks: int, first: date | None) -> list[Tick]:
    """The labels of the week axis: months where dates are known."""
    found = []
    for week in week_ticks(weeks):
        day = None if first is None else day_in_week(first, week)
        words = f"week {week}" if day is None else month_words(day)
        strong = day is not None and (week == 0 or day.month == 1)
        found.append(Tick(percent(week, weeks), words, strong, week > 0.94 * weeks))
    return found


def bar_of(bar: PlanBar, scenario: Scenario, own: bool) -> BarPicture:
    """A bar of the timeline; ``own``: the file of the plan lists it, so that it can be changed."""
    weeks, first, one = scenario.weeks, scenario.start_date, bar.intervention
    start, end = bar.span or (weeks, weeks)
    x, until = 100.0 * start / weeks, 100.0 * end / weeks
    when = time_words(start, end, first) if bar.span else "never begins in this run"
    total = float(bar.cost.sum())
    money = "cost known when it begins" if bar.people is None else money_words(total, scenario.costs.currency)
    beside = "after" if until <= LATE else "before" if x >= EARLY else "inside"
    title = intervention_words(one)
    length = max(end - start, 1)
    return BarPicture(
        bar.place, title, bar.strength, whom_words(one.target), "" if bar.people is None else short_sum(total), money,
        f"{bar.hours.max(initial=0.0):.3g}", when, f"{title}: {when}, {money}", start, end, one.start_week - start,
        "" if one.weeks is None else str(one.weeks), percent(start, weeks), percent(end - start, weeks),
        tuple((percent(a - start, length), percent(b - a, length)) for a, b in bar.stretches),
        until - x >= ROOM_INSIDE, beside, own and bar.own and bar.span is not None,
        own and bar.own and len(bar.stretches) == 1)


def cost_steps(cost: Values, currency: str, first: date | None) -> list[Step]:
    """A column for every week that costs something; the dearest, and where a new level begins, with its sum beside it.
    """
    most, weeks = float(cost.max(initial=0.0)) or 1.0, len(cost)
    labeled = labeled_weeks(cost)
    found: list[Step] = []
    for week in np.flatnonzero(cost):
        value = float(cost[week])
        found.append(Step(
            percent(week + 0.1, weeks), percent(0.8, weeks), percent(1.0 - value / most, 1.0),
            percent(value / most, 1.0), f"{time_words(int(week), int(week) + 1, first)}: {sum_words(value, currency)}",
            short_sum(value) if week in labeled else "", percent(max(1.0 - value / most, 0.2) - 0.06, 1.0)))
    return found


def labeled_weeks(cost: Values) -> set[int]:
    """The weeks whose cost is written beside them: the dearest first, then new levels, each with room for its words."""
    before = np.concatenate([[0.0], cost[:-1]])
    jumps = np.flatnonzero((cost > 0.0) & (np.abs(cost - before) > NEW_LEVEL * np.maximum(cost, before)))
    room = max(len(cost) // 9, 1)
    found: set[int] = set()
    for week in sorted(jumps.tolist(), key=lambda week: (-float(cost[week]), week)):
        if all(abs(week - other) >= room for other in found):
            found.add(week)
    return found


def hour_steps(hours: Values, first: date | None) -> list[Step]:
    """A block for every stretch of weeks in which the team has equally much to do."""
    most, weeks = float(hours.max(initial=0.0)) or 1.0, len(hours)
    found, week = [], 0
    for value, run in groupby(np.round(hours, 3).tolist()):
        length = len(list(run))
        if value:
            label = f"{value:.0f}" if length >= 0.04 * weeks and value >= 0.5 else ""
            found.append(Step(percent(week, weeks), percent(length, weeks), percent(1.0 - value / most, 1.0),
                              percent(value / most, 1.0),
                              f"{time_words(week, week + length, first)}: {counted(round(value), 'hour')} a week",
                              label, percent(min(1.0 - value / most + 0.35, 0.9), 1.0)))
        week += length
    return found


def level_blocks(changes: Sequence[tuple[int, float]], weeks: int, first: date | None) -> list[Block]:
    """A block for every step of a level (first week, level) that begins within the run; the highest is full."""
    most = max((level for _, level in changes), default=0.0) or 1.0
    ends = [*(week for week, _ in changes[1:]), weeks]
    return [Block(percent(week, weeks), percent(min(end, weeks) - week, weeks), percent(1.0 - level / most, 1.0),
                  percent(level / most, 1.0), f"{time_words(week, min(end, weeks), first)}: {level:g}", f"{level:g}")
            for (week, level), end in zip(changes, ends, strict=True) if week < min(end, weeks)]


def heat_of(loads: Sequence[GroupLoad], weeks: int, first: date | None) -> tuple[HeatMap, list[tuple[str, list[Cell]]]]:
    """The heat map of the load per group, as data and as rows of cells: those with the highest load if many."""
    groups = [one for one in loads if one.group.names] or list(loads)
    highest = sorted(groups, key=lambda one: -one.peak)[:MOST_GROUPS]
    shown = [one for one in groups if any(one is high for high in highest)]
    span = -(-weeks // MOST_CELLS)
    heat = heat_map(shown, span, ())
    rows = [(sentence(group_words(one.group)), cells_of(values, span, weeks, first))
            for one, values in zip(shown, heat.percent, strict=True)]
    return heat, rows


def cells_of(values: Sequence[float], span: int, weeks: int, first: date | None) -> list[Cell]:
    """The cells of a group."""
    found = []
    for number, value in enumerate(values):
        start = number * span
        end = min(start + span, weeks)
        there = value >= 0.0
        figure = load_figure(value / 100.0) if there else ""
        shade = int(np.searchsorted(BOUNDS, value, side="left")) if there else -1
        when = time_words(start, end, first)
        words = f"{when}: {load_percent(value / 100.0) if there else 'nobody'}"
        middle = percent((start + end) / 2.0, weeks)
        found.append(Cell(when, percent(start, weeks), percent(end - start, weeks), middle, shade, words, figure))
    return found


def curve_points(curve: Sequence[float]) -> str:
    """The points of a curve of shares, on an axis of weeks and one of percent from the top."""
    return " ".join(f"{week},{100.0 * (1.0 - share):.1f}" for week, share in enumerate(curve))


def json_axis(scenario: Scenario) -> dict[str, Any]:
    """What a script needs to move bars: how many weeks, and the day on which week 0 begins ("" if not known)."""
    return {"weeks": scenario.weeks, "first": "" if scenario.start_date is None else scenario.start_date.isoformat()}
