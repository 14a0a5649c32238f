"""The tornado: the largest bar on top, settings at the ends, and the line where the answer changes."""

from cxsim.plots.charts import Axis, SwingBar, TornadoChart
from cxsim.plots.drawing import draw

BARS = (SwingBar("Manager weight", "0.1", "0.9", -2.0, 6.0, True), SwingBar("Load $x$", "0.2", "0.4", 3.0, 1.5, False))
CHART = TornadoChart("Gain of “a” over “b”", Axis("Gain", "points"), 2.0, 0.0, BARS)


def texts():
    (axes,) = draw(CHART).axes
    return [text.get_text() for text in axes.texts]


def test_every_assumption_has_its_bar_the_first_on_top():
    (axes,) = draw(CHART).axes
    top = [bar for bar in axes.patches if round(bar.get_y() + 0.28) == 0]
    assert sorted(bar.get_x() + bar.get_width() for bar in top) == [-2.0, 6.0]
    assert axes.get_ylim()[0] > axes.get_ylim()[1]


def test_names_and_settings_stand_beside_their_bars():
    assert set(texts()) == {"Manager weight", "Load $x$", "0.1", "0.9", "0.2", "0.4"}


def test_the_outcome_of_all_and_the_line_that_decides_are_drawn():
    (axes,) = draw(CHART).axes
    assert {line.get_xdata()[0] for line in axes.lines} == {2.0, 0.0}
