"""Pictures for a board: every kind can be drawn at both widths, and what they show is what the chart says."""

import numpy as np
import pytest
from matplotlib.text import Text

from cxsim.plots.charts import (
    Axis,
    ChanceBars,
    FanChart,
    FanPanel,
    FieldBar,
    ForceFieldChart,
    Scatter,
    ScatterPoint,
    Timeline,
    TimelineRow,
)
from cxsim.plots.drawing import FIGURES, PAGE, PHONE, draw

TICKS = ((0, "Jan 2027"), (2, "Jan 2027"), (4, "Feb 2027"))
WEEKS = (0.0, 1.0, 2.0, 3.0, 4.0)
PANEL = FanPanel("“A” minus “B”", WEEKS, tuple(x - 2 for x in WEEKS), tuple(x - 1 for x in WEEKS),
                 tuple(x + 1 for x in WEEKS), tuple(x + 2 for x in WEEKS))
FAN = FanChart("Difference", Axis("Difference", "points"), TICKS, (PANEL, PANEL))
CHANCES = ChanceBars("Chance", ("A", "A plan with a long name, training and tools"), (62.0, 6.0), (52.0, 3.0),
                     (71.0, 12.0), "A")
TIMELINE = Timeline("Plan", (TimelineRow("course", 1, 3, "2,000 EUR"), TimelineRow("tools", 0, 5, "$5 & more")), TICKS,
                    Axis("Cost by week", "EUR"), (0.0, 1000.0, 1000.0, 0.0, 0.0))
POINTS = tuple(ScatterPoint(f"Plan {n}", 1e6, 10.0 + n, 5.0, 20.0, n == 0) for n in range(5))
SCATTER = Scatter("Price", Axis("Cost", "EUR"), Axis("Adopters", "%"), POINTS)
FIELD = ForceFieldChart("Claims", "claims", (FieldBar("skill gap", 2.0, 1.8, 2.2, False),))
CHARTS = (FAN, CHANCES, TIMELINE, SCATTER, FIELD)


def said(figure):
    return [text.get_text() for text in figure.findobj(Text) if text.get_text().strip()]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.kind)
def test_every_picture_is_drawn_wide_and_narrow_with_its_title(chart):
    for width in (PAGE, PHONE):
        figure = draw(chart, width)
        assert figure.get_figwidth() == width
        assert chart.title in said(figure)


def test_every_kind_of_chart_has_its_picture():
    assert {chart.kind for chart in CHARTS} <= set(FIGURES)


def test_panels_of_a_fan_share_one_scale_and_stand_below_each_other_on_a_phone():
    wide, narrow = draw(FAN, PAGE), draw(FAN, PHONE)
    assert wide.axes[0].get_ylim() == wide.axes[1].get_ylim()
    assert wide.axes[0].get_position().y0 == wide.axes[1].get_position().y0
    assert narrow.axes[0].get_position().y0 > narrow.axes[1].get_position().y1
    assert "+4" in said(wide)


def test_bars_of_chances_reach_as_far_as_their_number():
    (axes,) = draw(CHANCES).axes
    assert [bar.get_width() for bar in axes.patches] == [100.0, 62.0, 100.0, 6.0]
    assert [{"62", "6"} <= set(said(axes))] == [True]


def test_points_of_one_price_stand_apart_and_no_name_covers_another():
    (axes,) = draw(SCATTER).axes
    marks = [line.get_xdata()[0] for line in axes.lines
             if line.get_marker() not in ("None", "") and len(line.get_xdata()) == 1]
    assert len(set(np.round(marks[:5], 6))) == 5
    heights = sorted(text.xy[1] for text in axes.texts)
    assert min(np.diff(heights)) > 0.0
    assert "Cost (million EUR)" in said(axes)


def test_a_field_without_drivers_says_so():
    assert "nothing drives yet" in said(draw(FIELD))


def test_money_signs_in_names_stay_letters():
    assert "$5 & more" in said(draw(TIMELINE))
