"""The picture of a sensitivity analysis: largest on top, chance apart, dots that differ without color."""

import math

from cxsim.plots.sensitivity import sensitivity_figure
from cxsim.sweeps.sensitivity.index import Index, Sensitivity


def figure(*rows, **changes):
    found = Sensitivity("pilot", "adoption_end", tuple(Index(*row, "source") for row in rows), 100, 10, **changes)
    (axes,) = sensitivity_figure(found, "EUR").axes
    return axes


def labels(axes):
    return [label.get_text() for label in axes.get_yticklabels()]


SHARES = (("parameters.memory", "first_order", 0.1, 0.0, 0.2), ("parameters.memory", "total", 0.2, 0.1, 0.3),
          ("parameters.norm $x$", "first_order", 0.3, 0.2, 0.4), ("parameters.norm $x$", "total", 0.5, 0.4, 0.6),
          ("chance", "first_order", 0.6, 0.5, 0.7), ("chance", "total", 0.7, math.nan, math.nan))


def test_the_largest_factor_is_on_top_and_chance_has_the_last_row_apart():
    axes = figure(*SHARES)
    assert labels(axes) == ["norm $x$", "memory", "chance"]
    norm, memory, chance = axes.get_yticks()
    assert norm - memory == 1.0 and memory - chance > 1.0


def test_each_dot_has_its_interval_unless_it_is_not_known():
    axes = figure(*SHARES)
    spans = [tuple(line.get_xdata()) for line in axes.lines if line.get_marker() == "None" and len(set(
        line.get_ydata())) == 1 and line.get_xdata()[0] not in (0.0, 1.0)]
    assert sorted(spans) == [(0.1, 0.3), (0.2, 0.4), (0.4, 0.6), (0.5, 0.7)]
    markers = {line.get_marker() for line in axes.lines} - {"None"}
    assert markers == {"o", "D"}


def test_effects_show_chance_as_a_deviation_with_the_unit_of_the_measure():
    axes = figure(("a", "mu_star", 0.1, 0.0, 0.2), ("a", "sigma", 0.1, 0.0, 0.2),
                  ("chance", "deviation", 0.1, 0.0, 0.2))
    assert labels(axes) == ["a", "chance"]
    assert axes.get_xlabel() == "share, over the whole range of the factor"


def test_given_data_show_a_factor_that_nothing_reads_and_what_was_left_out():
    axes = figure(("a", "first_order", 0.1, 0.0, 0.2), ("a", "delta", 0.1, 0.0, 0.2), ("a", "pawn", 0.1, 0.0, 0.2),
                  ("no factor", "delta", 0.1, 0.0, 0.2), ("no factor", "pawn", 0.1, 0.0, 0.2), rows_dropped=1200)
    assert labels(axes) == ["a", "a factor that nothing reads"]
    assert any("1,200 missing rows left out" in text.get_text() for text in axes.figure.texts)


def test_of_many_factors_the_largest_are_shown():
    rows = [(f"f{number}", index, number / 100, 0.0, 1.0) for number in range(40) for index in ("first_order", "total")]
    axes = figure(*rows)
    assert len(labels(axes)) == 30 and labels(axes)[0] == "f39"
    assert any("10 smaller factors are not shown" in text.get_text() for text in axes.figure.texts)
