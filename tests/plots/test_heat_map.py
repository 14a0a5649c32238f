"""The heat map: shades fall with the load, numbers stand where they fit, nobody is no color."""

import itertools

import pytest
from matplotlib.colors import to_rgb

from cxsim.plots.charts import HeatMap
from cxsim.plots.drawing import PAGE, PHONE, draw
from cxsim.plots.heat_map import SHADES, shade_of

BOUNDS = (88.0, 94.0, 100.0, 105.0)
TICKS = tuple((week, f"week {week}") for week in range(0, 104, 13))
CHART = HeatMap("Load", ("everyone", "field_service"), ((83.0, 92.0, 97.0, 103.0, 110.0, -1.0),) * 2, 4, TICKS, BOUNDS)


@pytest.mark.parametrize(("value", "place"), [
    (0.0, 0), (88.0, 0), (88.1, 1), (94.0, 1), (100.0, 2), (100.1, 3), (105.0, 3), (105.1, 4), (180.0, 4)])
def test_a_bound_belongs_to_what_is_below_it(value, place):
    assert shade_of(value, BOUNDS) == SHADES[place]


def test_lightness_keeps_the_order_without_color():
    lightness = [sum(weight * part for weight, part in zip((0.299, 0.587, 0.114), to_rgb(shade), strict=True))
                 for shade in SHADES]
    assert lightness == sorted(lightness, reverse=True)
    assert min(high - low for high, low in itertools.pairwise(lightness)) > 0.03


def test_every_cell_has_its_number_and_where_nobody_is_there_is_none():
    map_axes, legend = draw(CHART).axes
    texts = [text.get_text() for text in map_axes.texts]
    assert texts == ["everyone", "83", "92", "97", "103", "110", "field service", "83", "92", "97", "103", "110"]
    assert len(map_axes.patches) == 10
    assert [text.get_text() for text in legend.texts] == ["to 88", "to 94", "to 100", "to 105", "over 105 %"]


def test_numbers_are_left_out_where_they_would_touch():
    wide = HeatMap("Load", ("everyone",), (tuple(80.0 + number for number in range(26)),), 4, TICKS, BOUNDS)
    assert len(draw(wide, PAGE).axes[0].texts) == 27
    assert [text.get_text() for text in draw(wide, PHONE).axes[0].texts] == ["everyone"]


def test_labels_of_weeks_never_touch():
    for width in (PAGE, PHONE):
        wide = HeatMap("Load", ("everyone",), (tuple([90.0] * 26),), 4, TICKS, BOUNDS)
        figure = draw(wide, width)
        figure.canvas.draw()
        boxes = [label.get_window_extent() for label in figure.axes[0].get_xticklabels()]
        assert len(boxes) > 1
        assert all(left.x1 < right.x0 for left, right in itertools.pairwise(boxes)), width
