"""Waterfalls and bars of what was tried: what is drawn where, and that nothing is lost at the width of a phone."""

import dataclasses

import pytest

from cxsim.plots.drawing import PAGE, PHONE, draw
from cxsim.plots.waterfall import levels
from cxsim.report.sections.contributions import contributions_section
from cxsim.report.sections.tried import tried_section
from tests.explained_story import comparison

WATERFALL = contributions_section(comparison()).chart
TRIED = tried_section(comparison()).chart


def texts(figure):
    [axes] = figure.axes
    return [text.get_text() for text in axes.texts]


def bars(figure):
    """The left end and the length of every bar, from the top."""
    [axes] = figure.axes
    found = sorted(axes.patches, key=lambda bar: bar.get_y())
    return [(round(bar.get_x(), 6), round(bar.get_width(), 6)) for bar in found]


def test_steps_hang_on_one_another():
    assert levels(WATERFALL) == pytest.approx([1.0, 31.0, 46.0, 46.4])
    assert bars(draw(WATERFALL)) == [(0.0, 1.0), (1.0, 30.0), (31.0, 15.0), (46.0, 0.4), (0.0, 46.4)]


def test_columns_stand_beside_on_a_page_and_not_on_a_phone():
    assert {"left out", "alone", "+8.0"} <= set(texts(draw(WATERFALL, PAGE)))
    assert "left out" not in texts(draw(WATERFALL, PHONE))
    assert {"+30", "+15", "46 %", "target"} <= set(texts(draw(WATERFALL, PHONE)))
    assert "target reached" in texts(draw(TRIED, PAGE))


def test_a_step_down_has_a_minus_and_another_color():
    fall = dataclasses.replace(WATERFALL.steps[0], change=-5.0)
    down = dataclasses.replace(WATERFALL, steps=(fall, *WATERFALL.steps))
    figure = draw(down)
    assert "\N{MINUS SIGN}5" in texts(figure)
    colors = [bar.get_facecolor() for bar in sorted(figure.axes[0].patches, key=lambda bar: bar.get_y())]
    assert colors[1] != colors[2]


@pytest.mark.filterwarnings("error")
def test_where_nobody_adopts_the_bars_have_an_axis_all_the_same():
    idle = [dataclasses.replace(step, change=0.0, low=0.0, high=0.0) for step in WATERFALL.steps]
    low, high = draw(dataclasses.replace(WATERFALL, start=0.0, steps=tuple(idle), goal=())).axes[0].get_xlim()
    assert low < 0.0 < high


def test_bars_of_what_was_tried_begin_at_nought():
    assert bars(draw(TRIED)) == [(0.0, 19.0), (0.0, 19.5), (0.0, 42.0), (0.0, 66.0)]
    assert {"19 %", "66 %"} <= set(texts(draw(TRIED, PHONE)))


@pytest.mark.parametrize("chart", [WATERFALL, TRIED])
@pytest.mark.parametrize("width", [PAGE, PHONE])
def test_no_text_leaves_the_picture(chart, width):
    figure = draw(chart, width)
    figure.canvas.draw()
    frame = figure.bbox
    [axes] = figure.axes
    for text in (*axes.texts, *axes.get_yticklabels()):
        box = text.get_window_extent()
        assert frame.x0 - 1 <= box.x0, text
        assert box.x1 <= frame.x1 + 1, text


def test_a_name_with_signs_of_formulas_is_written_as_it_is():
    odd = dataclasses.replace(WATERFALL, end_name="Plan $x_1$ & more")
    assert draw(odd).axes[0].get_yticklabels()[-1].get_text() == "Plan $x 1$ & more"
