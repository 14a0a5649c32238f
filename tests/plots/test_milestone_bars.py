"""Milestone bars: a bar per plan under each goal, its number and its word beside it."""

from cxsim.plots.charts import MilestoneBars
from cxsim.plots.drawing import PAGE, PHONE, draw

CHART = MilestoneBars(
    "Chance, in %", ("10 % use by 5 Apr 2027", "Half $x$ by 3 Jul 2028"), ("Plan_A", "Plan B"),
    ((59.0, 42.0), (82.0, -1.0)), ((49.0, 32.0), (73.0, -1.0)), ((69.0, 52.0), (88.0, -1.0)),
    (("open", "unlikely"), ("likely", "cannot be told")))


def test_every_chance_has_its_bar_and_its_word():
    (axes,) = draw(CHART).axes
    lengths = [round(bar.get_width()) for bar in axes.patches]
    assert lengths == [100, 59, 100, 42, 100, 82, 100]
    texts = [text.get_text() for text in axes.texts]
    assert texts == ["10 % use by 5 Apr 2027", "Plan A", "59", "open", "Plan B", "42", "unlikely",
                     "Half $x$ by 3 Jul 2028", "Plan A", "82", "likely", "Plan B", "cannot be told"]


def test_intervals_are_lines_and_what_is_unknown_has_none():
    (axes,) = draw(CHART).axes
    assert [list(line.get_xdata()) for line in axes.lines] == [[49.0, 69.0], [32.0, 52.0], [73.0, 88.0]]


def test_words_stay_inside_the_picture():
    for width in (PAGE, PHONE):
        figure = draw(CHART, width)
        figure.canvas.draw()
        right = max(text.get_window_extent().x1 for text in figure.axes[0].texts)
        assert right <= figure.bbox.x1, width


def test_a_bar_ends_where_its_number_says_at_every_width():
    heights = {draw(CHART, width).get_figheight() for width in (PAGE, PHONE)}
    assert len(heights) == 1
