"""Charts as plain data: what a picture shows, without how it is drawn.

One class per kind. The fields are texts, whole numbers, floats and tuples of them, so that a chart goes to JSON and
back unchanged. Matplotlib draws them for pages (``drawing.py``); slides, a workbook and a browser draw the same data.
Shares are in percent and differences of shares in points, as they are shown. Weeks are weeks of the run, from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

Numbers = tuple[float, ...]
Names = tuple[str, ...]


@dataclass(frozen=True)
class Axis:
    """What an axis counts: its title with the unit."""

    title: str
    unit: str


@dataclass(frozen=True)
class FanPanel:
    """One paired difference by week: its mean, and the middle 50 and 90 of 100 futures."""

    title: str
    mean: Numbers
    p05: Numbers
    p25: Numbers
    p75: Numbers
    p95: Numbers


@dataclass(frozen=True)
class FanChart:
    """Paired differences by week against 0; ``ticks``: weeks with a label, a date where the start is known."""

    title: str
    value: Axis
    ticks: tuple[tuple[int, str], ...]
    panels: tuple[FanPanel, ...]
    kind: Literal["fan"] = "fan"


@dataclass(frozen=True)
class LinesChart:
    """Levels by week, one line per name; ``low`` and ``high``: 90 of 100 futures of the first line, or empty.

    Drawn in a browser alone; no report holds one.
    """

    title: str
    value: Axis
    ticks: tuple[tuple[int, str], ...]
    names: Names
    lines: tuple[Numbers, ...]
    low: Numbers
    high: Numbers
    kind: Literal["lines"] = "lines"


@dataclass(frozen=True)
class ChanceBars:
    """A chance in percent per plan, with its 95 % interval; ``focus``: the plan that the page is about."""

    title: str
    names: Names
    percent: Numbers
    low: Numbers
    high: Numbers
    focus: str
    kind: Literal["chances"] = "chances"


@dataclass(frozen=True)
class TimelineRow:
    """An intervention in a plan: its weeks (``end`` is the first week without it) and what it costs in all."""

    name: str
    start: int
    end: int
    cost: str


@dataclass(frozen=True)
class Timeline:
    """Who acts when, and below it the cost of each week and the cost so far."""

    title: str
    rows: tuple[TimelineRow, ...]
    ticks: tuple[tuple[int, str], ...]
    money: Axis
    cost_by_week: Numbers
    kind: Literal["timeline"] = "timeline"


@dataclass(frozen=True)
class ScatterPoint:
    """One thing in a plane, with the range of 90 of 100 futures in ``y``."""

    name: str
    x: float
    y: float
    low: float
    high: float
    focus: bool


@dataclass(frozen=True)
class Scatter:
    """Things in a plane: plans by cost and adoption, risks by chance and by how bad they are."""

    title: str
    x: Axis
    y: Axis
    points: tuple[ScatterPoint, ...]
    kind: Literal["scatter"] = "scatter"


@dataclass(frozen=True)
class SwingBar:
    """An assumption, its low and high setting in words, and the outcome at each."""

    name: str
    low_setting: str
    high_setting: str
    at_low: float
    at_high: float
    stated: bool


@dataclass(frozen=True)
class TornadoChart:
    """How an outcome depends on one assumption at a time; ``middle``: the outcome over all futures."""

    title: str
    value: Axis
    middle: float
    decides_at: float
    bars: tuple[SwingBar, ...]
    kind: Literal["tornado"] = "tornado"


@dataclass(frozen=True)
class FieldBar:
    """One force on a group: how many times likelier use is without it (restraining) or with it (driving)."""

    name: str
    times: float
    low: float
    high: float
    drives: bool


@dataclass(frozen=True)
class ForceFieldChart:
    """What drives and what restrains one group before anything is done."""

    title: str
    group: str
    bars: tuple[FieldBar, ...]
    kind: Literal["force_field"] = "force_field"


@dataclass(frozen=True)
class MilestoneBars:
    """Chances in percent of plans (the first is in focus) at milestones, each with its word.

    ``percent``, ``low``, ``high`` (the 95 % interval) and ``words``: milestone by milestone, one per plan; -1: unknown.
    """

    title: str
    milestones: Names
    plans: Names
    percent: tuple[Numbers, ...]
    low: tuple[Numbers, ...]
    high: tuple[Numbers, ...]
    words: tuple[Names, ...]
    kind: Literal["milestones"] = "milestones"


@dataclass(frozen=True)
class HeatMap:
    """A percentage by row and time, each cell ``weeks_per_cell`` weeks; -1: nothing there.

    ``bounds``: where the shades change, ascending; the last two shades are for what is too much.
    """

    title: str
    rows: Names
    percent: tuple[Numbers, ...]
    weeks_per_cell: int
    ticks: tuple[tuple[int, str], ...]
    bounds: Numbers
    kind: Literal["heat"] = "heat"


@dataclass(frozen=True)
class MonthCurve:
    """A sum so far by month: its mean, and 90 of 100 futures; ``mark``: a month of its own (-1: none) and its label."""

    title: str
    value: Axis
    months: Names
    mean: Numbers
    p05: Numbers
    p95: Numbers
    mark: int
    mark_label: str
    kind: Literal["months"] = "months"


@dataclass(frozen=True)
class StackedBars:
    """A whole in parts, by group: ``percent`` of each stage (whole numbers that add up to 100) in each group.

    ``framed``: the group that the page is about. ``beside``: one more number per group that is no part of the whole.
    """

    title: str
    stages: Names
    groups: Names
    percent: tuple[Numbers, ...]
    framed: str
    beside_title: str
    beside: Numbers
    kind: Literal["stacked"] = "stacked"


@dataclass(frozen=True)
class TraceRow:
    """An intervention that reaches a group, from week ``start``; ``end`` is the first week without it."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class GroupTrace:
    """The path of a group by week: what reaches it, the factors of use, and its stages; all in percent.

    ``lines`` by name of ``line_names``; ``shares`` by name of ``stages``; ``turns``: weeks in which something turns.
    """

    title: str
    rows: tuple[TraceRow, ...]
    line_names: Names
    lines: tuple[Numbers, ...]
    stages: Names
    shares: tuple[Numbers, ...]
    turns: tuple[int, ...]
    ticks: tuple[tuple[int, str], ...]
    kind: Literal["trace"] = "trace"


@dataclass(frozen=True)
class WaterfallStep:
    """What one part adds, with the 95 % interval; ``beside``: texts for the columns of the chart."""

    name: str
    change: float
    low: float
    high: float
    beside: Names


@dataclass(frozen=True)
class Waterfall:
    """From one level to another by steps that add up; ``goal``: a level to be reached, or none.

    ``columns``: what the texts beside the steps are.
    """

    title: str
    value: Axis
    start_name: str
    start: float
    steps: tuple[WaterfallStep, ...]
    end_name: str
    end: float
    goal: Numbers
    columns: Names
    kind: Literal["waterfall"] = "waterfall"


@dataclass(frozen=True)
class TriedBar:
    """An outcome after one change, with the 95 % interval of what the change does; ``beside``: as for a step."""

    name: str
    level: float
    low: float
    high: float
    beside: Names


@dataclass(frozen=True)
class TriedBars:
    """What was tried, first what holds without any change; ``focus``: the change that the page recommends, or ""."""

    title: str
    value: Axis
    bars: tuple[TriedBar, ...]
    focus: str
    columns: Names
    kind: Literal["tried"] = "tried"


Chart = Annotated[
    FanChart | ChanceBars | Timeline | Scatter | TornadoChart | ForceFieldChart | MilestoneBars | HeatMap | MonthCurve
    | StackedBars | GroupTrace | Waterfall | TriedBars,
    Field(discriminator="kind"),
]
