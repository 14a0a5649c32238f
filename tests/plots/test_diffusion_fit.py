"""The picture of a fit: one panel per group on one scale, told apart without color."""

import numpy as np

from cxsim.plots.diffusion_fit import MOST_PANELS, diffusion_figure
from cxsim.studies.diffusion.simulate import GroupCurve


def curve(group):
    shares = np.array([0.1, 0.3, 0.4])
    return GroupCurve(group, 20, shares, shares + 0.05, shares - 0.1, shares + 0.2)


def shown(figure):
    return [axes for axes in figure.axes if axes.get_visible()]


def test_every_group_has_a_panel_with_its_size():
    panels = shown(diffusion_figure([curve("all"), curve("north"), curve("$x$")]))
    assert [axes.get_title(loc="left") for axes in panels] == ["Everybody (20)", "Group north (20)", "Group $x$ (20)"]
    assert {axes.get_ylim() for axes in panels} == {(0.0, 102.0)}
    assert panels[0].get_ylabel() == "Adopters (%)"


def test_observed_are_dots_fitted_a_dashed_line_from_nobody():
    fitted, observed = shown(diffusion_figure([curve("all")]))[0].get_lines()
    assert (observed.get_marker(), observed.get_linestyle()) == ("o", "None")
    assert fitted.get_linestyle() == "--"
    assert observed.get_ydata().tolist() == [0.0, 10.0, 30.0, 40.0]
    assert observed.get_xdata().tolist() == [0, 1, 2, 3]


def test_of_many_groups_the_first_are_shown_and_the_rest_counted():
    figure = diffusion_figure([curve("all"), *(curve(str(number)) for number in range(30))])
    assert len(shown(figure)) == MOST_PANELS
    assert any("7 further groups are not shown" in text.get_text().replace("\n", " ") for text in figure.texts)
