"""The tornado: the largest bar on top, settings at the ends, and the line where the gain is gone."""

from cxsim.analysis.assumptions import Swing
from cxsim.plots.tornado import tornado_figure

BARS = [Swing("manager_weight", 0.1, 0.9, -2.0, 6.0), Swing("load $x$", 0.2, 0.4, 3.0, 1.5)]


def test_every_assumption_has_its_bar_the_largest_on_top():
    (axes,) = tornado_figure("Gain of 'a' over 'b'", "points", 2.0, BARS).axes
    assert [label.get_text() for label in axes.get_yticklabels()] == ["load $x$", "manager weight"]
    top = [bar for bar in axes.patches if round(bar.get_y() + 0.3) == 1]
    assert sorted(bar.get_x() + bar.get_width() for bar in top) == [-2.0, 6.0]


def test_settings_stand_at_the_ends_and_zero_has_a_line():
    (axes,) = tornado_figure("Gain", "points", 2.0, BARS).axes
    assert {text.get_text() for text in axes.texts} == {"0.1", "0.9", "0.2", "0.4"}
    assert {line.get_xdata()[0] for line in axes.lines} == {2.0, 0.0}
