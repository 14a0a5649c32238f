"""The picture of a force field: a panel per group, forces on their sides, and names that can be read."""

import math

import numpy as np

from cxsim.analysis.force_field import FieldForce, ForceField, GroupAtRest
from cxsim.plots.force_field import MOST_PANELS, REACH, force_field_figure


def force(group, name, times, kind="restraining", scale="use", **more):
    size = math.log(times)
    behavior = "solve" if scale == "use" else ""
    return FieldForce(group, behavior, scale, kind, name, "people", size, size * 0.8, size * 1.3, **more)


def field(groups, *forces):
    return ForceField("story", ("solve",), tuple(GroupAtRest(name, 10, (0.004,), 0.12) for name in groups), forces)


def texts(axes):
    return [text.get_text() for text in axes.texts]


def test_each_group_has_a_panel_with_its_forces():
    figure = force_field_figure(field(
        ["claims", "it"], force("claims", "silos", 1.5), force("claims", "pride", 1.2, "driving"),
        force("it", "weak sponsorship", 2.0, scale="messages"),
    ))
    claims, it = figure.axes
    assert {"claims", "silos  \u00d7\u20091.50", "\u00d7\u20091.20  pride"} <= set(texts(claims))
    assert "10 people, 0.40 % are users today" in texts(claims)
    assert any("weak sponsorship" in text for text in texts(it))


def test_restraining_forces_stand_right_driving_ones_left_and_lengths_share_a_scale():
    figure = force_field_figure(field(
        ["claims"], force("claims", "silos", 3.0), force("claims", "pride", 3.0, "driving"),
        force("claims", "fog", 1.732),
    ))
    bars = [patch.get_xy() for patch in figure.axes[0].patches]
    widths = sorted((float(np.ptp(xy[:, 0])), float(xy[:, 0].mean()) > 0) for xy in bars)
    assert [right for _, right in widths].count(True) == 2
    shortest, *longest = (width for width, _ in widths)
    assert shortest < longest[0]
    assert math.isclose(longest[0], longest[1])
    assert math.isclose(longest[0], REACH)
    assert math.isclose(2.0 * (shortest), longest[0], rel_tol=1e-3)


def test_what_any_change_meets_comes_last_and_forces_once_known_have_a_star():
    figure = force_field_figure(field(
        ["claims"], force("claims", "status quo", 9.0, everywhere=True), force("claims", "silos", 1.5),
        force("claims", "pride", 1.3, "driving", when="once people know of the change"),
    ))
    words = texts(figure.axes[0])
    assert words.index("silos  \u00d7\u20091.50") < words.index("status quo  \u00d7\u20099.00")
    assert "\u00d7\u20091.30  pride*" in words
    assert any("*: once people know" in text.get_text().replace("\n", " ") for text in figure.texts)


def test_of_many_groups_the_first_are_shown_and_the_rest_counted():
    names = [f"g{number}" for number in range(20)]
    figure = force_field_figure(field(names))
    assert len(figure.axes) == MOST_PANELS
    assert any("8 further groups" in text.get_text().replace("\n", " ") for text in figure.texts)


def test_signs_of_formulas_are_shown_as_they_are():
    figure = force_field_figure(field(["$x$ & co"], force("$x$ & co", "a_b$c$", 2.0)))
    figure.canvas.draw()
    assert "a_b$c$  \u00d7\u20092.00" in texts(figure.axes[0])
