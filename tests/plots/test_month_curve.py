"""The month curve: 0 is a line of its own, amounts are short, the month that pays is marked."""

from cxsim.plots.charts import Axis, MonthCurve
from cxsim.plots.drawing import PAGE, PHONE, draw

MONTHS = tuple(f"month {number}" for number in range(1, 25))


def of(mean, mark=-1, unit="EUR"):
    line = tuple(float(value) for value in mean)
    return MonthCurve("Net value", Axis("Sum so far", unit), MONTHS[: len(line)], line,
                      tuple(value - 1.0 for value in line), tuple(value + 1.0 for value in line), mark, "paid for")


def labels(figure):
    figure.canvas.draw()
    return [label.get_text() for label in figure.axes[0].get_yticklabels()]


def test_the_mean_and_nought_are_lines():
    (axes,) = draw(of([-2.0, 0.0, 4.0])).axes
    mean, nought = axes.lines
    assert list(mean.get_ydata()) == [-2.0, 0.0, 4.0]
    assert list(nought.get_ydata()) == [0.0, 0.0]


def test_long_amounts_are_told_in_thousands_or_millions():
    for size, word in ((5e6, "million EUR"), (50e3, "thousand EUR"), (50.0, "EUR")):
        figure = draw(of([-size, size]))
        assert figure.axes[0].get_title(loc="left") == f"Sum so far, {word}"
        assert max(len(label) for label in labels(figure)) <= 5
        assert any(label.startswith("\N{MINUS SIGN}") for label in labels(figure))


def test_the_month_that_pays_has_a_line_and_a_label():
    (axes,) = draw(of([-2.0, 0.0, 4.0], mark=1)).axes
    assert [text.get_text() for text in axes.texts] == ["paid for"]
    assert list(axes.lines[2].get_xdata()) == [1, 1]


def test_months_are_named_where_they_have_room():
    for width, count in ((PAGE, 8), (PHONE, 4)):
        figure = draw(of(range(24)), width)
        assert len(figure.axes[0].get_xticks()) <= count + 1


def test_a_run_of_one_month_has_a_picture():
    assert list(draw(of([3.0])).axes[0].lines[0].get_ydata()) == [3.0]
