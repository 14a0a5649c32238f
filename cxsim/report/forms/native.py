"""What of a chart a slide or a workbook can draw by itself: points, bars and lines, without bands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from cxsim.plots.board_style import AGAINST, FOCUS, OTHER
from cxsim.plots.charts import (
    ChanceBars,
    Chart,
    FanChart,
    FieldBar,
    ForceFieldChart,
    GroupTrace,
    MilestoneBars,
    MonthCurve,
    Scatter,
    StackedBars,
    Timeline,
    TornadoChart,
    TriedBars,
    Waterfall,
)
from cxsim.plots.stages import StageLook, stage_look

Form = Literal["bars", "stacked", "lines", "points"]
Values = tuple[float | None, ...]
WHITE = "#FFFFFF"
MEAN, LOW, HIGH = "mean", "5 of 100 lie below", "5 of 100 lie above"


@dataclass(frozen=True)
class Series:
    """One line, one color of bars, or one point; ``x`` only where the form is points.

    ``look``: how a stage looks everywhere.
    """

    name: str
    values: Values
    x: tuple[float, ...] = ()
    look: StageLook | None = None


@dataclass(frozen=True)
class Native:
    """A chart as series over categories; ``focus``: the category or series that the page is about, if any; ``against``:
    the one that it is held against.
    """

    form: Form
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    x_title: str = ""
    y_title: str = ""
    focus: str = ""
    percent: bool = False
    against: str = ""

    def color(self, number: int) -> str:
        """The color of a series: that of its meaning, the focus, the second of two, or else grey."""
        one = self.series[number]
        if one.look is not None:
            return WHITE if one.look.fill == "white" else one.look.fill
        second = one.name == self.against or (len(self.series) == 2 and number == 1)
        return FOCUS if one.name == self.focus else AGAINST if second else OTHER

    def bar_color(self, category: str) -> str:
        """The color of a bar where there is one series."""
        return FOCUS if category == self.focus else OTHER


def native(chart: Chart) -> Native | None:
    """The chart as series; None for a kind that can only be a picture."""
    found = SERIES.get(chart.kind)
    return None if found is None else found(chart)


def by_week(title: str, lines: dict[str, tuple[float, ...]], plans: tuple[str, str], y_title: str) -> Native:
    """One line per plan over the weeks of the run, in percent; ``plans``: in focus, and what it is held against."""
    weeks = tuple(map(str, range(max(map(len, lines.values())))))
    series = tuple(Series(name, tuple(100.0 * value for value in values)) for name, values in lines.items())
    return Native("lines", title, weeks, series, "week", y_title, plans[0], percent=True, against=plans[1])


def _chances(chart: ChanceBars) -> Native:
    return Native("bars", chart.title, chart.names, (Series("of 100 futures", chart.percent),), focus=chart.focus)


def _fan(chart: FanChart) -> Native:
    weeks = tuple(map(str, range(max(len(panel.mean) for panel in chart.panels))))
    series = [Series(f"{panel.title}: {what}", values) for panel in chart.panels
              for what, values in ((MEAN, panel.mean), (LOW, panel.p05), (HIGH, panel.p95))]
    return Native("lines", chart.title, weeks, tuple(series), "week", f"{chart.value.title} ({chart.value.unit})")


def _scatter(chart: Scatter) -> Native:
    series = tuple(Series(point.name, (point.y,), (point.x,)) for point in chart.points)
    focus = next((point.name for point in chart.points if point.focus), "")
    return Native("points", chart.title, (), series, f"{chart.x.title} ({chart.x.unit})",
                  f"{chart.y.title} ({chart.y.unit})", focus)


def _tornado(chart: TornadoChart) -> Native:
    names = tuple(bar.name for bar in chart.bars)
    series = (Series("at the low setting", tuple(bar.at_low for bar in chart.bars)),
              Series("at the high setting", tuple(bar.at_high for bar in chart.bars)))
    return Native("bars", chart.title, names, series, y_title=f"{chart.value.title} ({chart.value.unit})")


def _forces(chart: ForceFieldChart) -> Native:
    def of(bars: list[FieldBar], drives: bool) -> Values:
        return tuple(bar.times if bar.drives is drives else None for bar in bars)

    bars = list(chart.bars)
    return Native("bars", chart.title, tuple(bar.name for bar in bars),
                  (Series("holds back", of(bars, False)), Series("drives", of(bars, True))), y_title="times likelier")


def _timeline(chart: Timeline) -> Native:
    weeks = tuple(map(str, range(len(chart.cost_by_week))))
    return Native("lines", chart.title, weeks, (Series("cost of the week", chart.cost_by_week),), "week",
                  f"{chart.money.title} ({chart.money.unit})")


def _milestones(chart: MilestoneBars) -> Native:
    series = tuple(Series(plan, tuple(None if row[place] < 0.0 else row[place] for row in chart.percent))
                   for place, plan in enumerate(chart.plans))
    return Native("bars", chart.title, chart.milestones, series, focus=chart.plans[0])


def _months(chart: MonthCurve) -> Native:
    series = (Series(MEAN, chart.mean), Series(LOW, chart.p05), Series(HIGH, chart.p95))
    value = f"{chart.value.title} ({chart.value.unit})"
    return Native("lines", chart.title, chart.months, series, "month", value, MEAN)


def _stacked(chart: StackedBars) -> Native:
    series = tuple(Series(stage, tuple(row[place] for row in chart.percent), look=stage_look(stage))
                   for place, stage in enumerate(chart.stages))
    return Native("stacked", chart.title, chart.groups, series, focus=chart.framed)


def _trace(chart: GroupTrace) -> Native:
    lines = (*zip(chart.line_names, chart.lines, strict=True), *zip(chart.stages, chart.shares, strict=True))
    weeks = tuple(map(str, range(max(len(values) for _, values in lines))))
    return Native("lines", chart.title, weeks, tuple(Series(name, values) for name, values in lines), "week", "%")


def _waterfall(chart: Waterfall) -> Native:
    names = (chart.start_name, *(step.name for step in chart.steps), chart.end_name)
    values = (chart.start, *(step.change for step in chart.steps), chart.end)
    return Native("bars", chart.title, names, (Series(f"{chart.value.title} ({chart.value.unit})", values),),
                  focus=chart.end_name)


def _tried(chart: TriedBars) -> Native:
    names, levels = tuple(bar.name for bar in chart.bars), tuple(bar.level for bar in chart.bars)
    return Native("bars", chart.title, names, (Series(f"{chart.value.title} ({chart.value.unit})", levels),),
                  focus=chart.focus)


SERIES: dict[str, Callable[[Any], Native]] = {
    "chances": _chances, "fan": _fan, "scatter": _scatter, "tornado": _tornado, "force_field": _forces,
    "timeline": _timeline, "milestones": _milestones, "months": _months, "stacked": _stacked, "trace": _trace,
    "waterfall": _waterfall, "tried": _tried,
}
"""By kind of chart."""
BANDS = frozenset({
    "fan", "timeline", "tornado", "force_field", "heat", "milestones", "months", "trace", "waterfall", "tried"})
"""Kinds that a slide shows as a picture: a band, a range or a shade would be lost."""
