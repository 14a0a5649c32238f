"""What of a chart a slide or a workbook draws by itself."""

from dataclasses import fields
from typing import get_args

import pytest

from cxsim.plots import charts
from cxsim.plots.board_style import AGAINST, FOCUS, OTHER
from cxsim.plots.charts import (
    Axis,
    FanChart,
    FanPanel,
    FieldBar,
    ForceFieldChart,
    GroupTrace,
    HeatMap,
    MilestoneBars,
    MonthCurve,
    StackedBars,
    SwingBar,
    Timeline,
    TimelineRow,
    TornadoChart,
    TriedBar,
    TriedBars,
    Waterfall,
    WaterfallStep,
)
from cxsim.plots.drawing import FIGURES
from cxsim.report.forms.native import BANDS, SERIES, Native, Series, native

SHARE = Axis("adopters", "% of people")
CASES = {
    "fan": (FanChart("By week", SHARE, (), (FanPanel("A minus B", (1.0, 2.0), (0.0, 0.5), (0.5, 1.0), (1.5, 3.0),
                                                     (2.0, 4.0)),)),
            ("lines", ("0", "1"), {"A minus B: mean": (1.0, 2.0), "A minus B: 5 of 100 lie below": (0.0, 0.5),
                                   "A minus B: 5 of 100 lie above": (2.0, 4.0)})),
    "tornado": (TornadoChart("Swings", SHARE, 30.0, 50.0, (SwingBar("skill", "low", "high", 9.0, 59.0, True),)),
                ("bars", ("skill",), {"at the low setting": (9.0,), "at the high setting": (59.0,)})),
    "force_field": (ForceFieldChart("Forces", "sales", (FieldBar("gap", 3.0, 2.0, 4.0, False),
                                                        FieldBar("sponsor", 1.5, 1.1, 2.0, True))),
                    ("bars", ("gap", "sponsor"), {"holds back": (3.0, None), "drives": (None, 1.5)})),
    "timeline": (Timeline("Plan", (TimelineRow("training", 0, 2, "9 EUR"),), (), Axis("cost", "EUR"), (4.0, 5.0)),
                 ("lines", ("0", "1"), {"cost of the week": (4.0, 5.0)})),
    "milestones": (MilestoneBars("Chances", ("10 %", "50 %"), ("A", "B"), ((80.0, 70.0), (40.0, -1.0)), (), (), ()),
                   ("bars", ("10 %", "50 %"), {"A": (80.0, 40.0), "B": (70.0, None)})),
    "months": (MonthCurve("Benefit", Axis("sum", "EUR"), ("Jan", "Feb"), (-1.0, 2.0), (-2.0, 0.0), (0.0, 5.0), 1, ""),
               ("lines", ("Jan", "Feb"), {"mean": (-1.0, 2.0), "5 of 100 lie below": (-2.0, 0.0),
                                          "5 of 100 lie above": (0.0, 5.0)})),
    "stacked": (StackedBars("Held", ("adopters", "unable"), ("all", "sales"), ((40.0, 60.0), (30.0, 70.0)), "sales",
                            "left", (1.0, 2.0)),
                ("stacked", ("all", "sales"), {"adopters": (40.0, 30.0), "unable": (60.0, 70.0)})),
    "waterfall": (Waterfall("Parts", SHARE, "nothing", 2.0, (WaterfallStep("training", 30.0, 20.0, 40.0, ()),),
                            "plan", 32.0, (), ()),
                  ("bars", ("nothing", "training", "plan"), {"adopters (% of people)": (2.0, 30.0, 32.0)})),
    "tried": (TriedBars("Tried", SHARE, (TriedBar("as planned", 32.0, 30.0, 34.0, ()),
                                         TriedBar("longer", 40.0, 36.0, 44.0, ())), "longer", ()),
              ("bars", ("as planned", "longer"), {"adopters (% of people)": (32.0, 40.0)})),
    "trace": (GroupTrace("Sales", (), ("ability",), ((10.0, 20.0),), ("adopters",), ((0.0, 5.0),), (), ()),
              ("lines", ("0", "1"), {"ability": (10.0, 20.0), "adopters": (0.0, 5.0)})),
}


@pytest.mark.parametrize("kind", CASES)
def test_a_chart_becomes_series_with_its_numbers(kind):
    chart, (form, categories, series) = CASES[kind]
    found = native(chart)
    assert (found.form, found.categories) == (form, categories)
    assert {one.name: one.values for one in found.series} == series


def test_a_heat_map_can_only_be_a_picture():
    assert native(HeatMap("Load", ("sales",), ((90.0,),), 4, (), (88.0,), 100.0)) is None


def test_every_kind_of_chart_is_drawn_in_one_way_or_the_other():
    kinds = {next(field.default for field in fields(one) if field.name == "kind")
             for one in get_args(get_args(charts.Chart)[0])}
    assert kinds == set(FIGURES)
    assert kinds <= set(SERIES) | BANDS


def test_colors_say_what_the_page_is_about():
    chart = Native("lines", "", (), tuple(Series(name, ()) for name in ("a", "b", "c")), focus="b")
    assert [chart.color(number) for number in range(3)] == [OTHER, FOCUS, OTHER]
    two = Native("bars", "", (), (Series("a", ()), Series("b", ())), focus="a")
    assert [two.color(number) for number in range(2)] == [FOCUS, AGAINST]
