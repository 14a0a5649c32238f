"""The path of a group, drawn on one axis of weeks."""

import dataclasses

import pytest

from cxsim.plots.charts import GroupTrace, TraceRow
from cxsim.plots.drawing import PAGE, PHONE, draw

CHART = GroupTrace(
    "Contact center by week", (TraceRow("mandate", 1, 3), TraceRow("tool rollout", 1, 4)),
    ("ability", "opportunity", "willingness", "adopters"),
    ((20.0, 30.0, 40.0, 50.0), (60.0,) * 4, (5.0, 80.0, 80.0, 8.0), (0.0, 10.0, 20.0, 25.0)),
    ("adopters", "unwilling"), ((0.0, 10.0, 20.0, 25.0), (100.0, 90.0, 80.0, 75.0)), (1, 3), ((0, "0"), (2, "2")),
)


@pytest.mark.parametrize("width", [PAGE, PHONE])
def test_three_panels_share_their_weeks(width):
    shares, lines, reach = draw(CHART, width).axes
    assert {axes.get_xlim() for axes in (shares, lines, reach)} == {(0.0, 4.0)}
    assert [tuple(line.get_ydata()) for line in lines.lines[:4]] == list(CHART.lines)
    assert [(bar.get_x(), bar.get_width()) for container in reach.containers for bar in container] == [
        (1.0, 2.0), (1.0, 3.0),
    ]


def test_turns_are_numbered_on_top_and_run_through_all_panels():
    shares, lines, reach = draw(CHART).axes
    assert [text.get_text() for text in reach.texts] == ["1", "2"]
    for axes in (shares, lines, reach):
        assert [line.get_xdata()[0] for line in axes.lines[-2:]] == [1, 3]


def test_lines_are_named_at_their_ends():
    _, lines, _ = draw(CHART).axes
    assert [text.get_text() for text in lines.texts] == list(CHART.line_names)


def test_dates_have_room_on_every_page():
    months = tuple((week, f"{month} 2027") for week, month in enumerate(("Jan", "Feb", "Mar", "Apr") * 3))
    weeks = {"lines": ((1.0,) * 12,) * 4, "shares": ((100.0,) * 12,), "stages": ("adopters",)}
    for width, shown in ((PAGE, ["Jan\n2027", "Feb\n2027"]), (PHONE, ["Jan\n2027", "Apr\n2027"])):
        shares, *_ = draw(dataclasses.replace(CHART, ticks=months, **weeks), width).axes
        assert [label.get_text() for label in shares.get_xticklabels()][:2] == shown


def test_a_plan_that_reaches_nobody_says_so():
    *_, reach = draw(dataclasses.replace(CHART, rows=(), turns=(0,))).axes
    assert [text.get_text() for text in reach.texts] == ["nothing reaches them", "1"]
