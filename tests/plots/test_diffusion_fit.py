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
    panels = shown(diffusion_figure([curve("east"), curve("north"), curve("$x$")], left_out=True))
    assert [axes.get_title(loc="left") for axes in panels] == ["Group east (20)", "Group north (20)", "Group $x$ (20)"]
    assert {axes.get_ylim() for axes in panels} == {(0.0, 102.0)}
    assert panels[0].get_ylabel() == "Adopters (%)"


def test_observed_are_dots_fitted_a_dashed_line_from_nobody():
    fitted, observed = shown(diffusion_figure([curve("east")], left_out=True))[0].get_lines()
    assert (observed.get_marker(), observed.get_linestyle()) == ("o", "None")
    assert fitted.get_linestyle() == "--"
    assert observed.get_ydata().tolist() == [0.0, 10.0, 30.0, 40.0]
    assert observed.get_xdata().tolist() == [0, 1, 2, 3]


def test_of_many_groups_the_first_are_shown_and_the_rest_counted():
    figure = diffusion_figure([curve("east"), *(curve(str(number)) for number in range(30))], left_out=True)
    assert len(shown(figure)) == MOST_PANELS
    said = " ".join(text.get_text().replace("\n", " ") for text in figure.texts)
    assert "Observed and predicted adoption" in said
    assert "fitted to the other groups" in said
    assert any("7 further groups are not shown" in text.get_text().replace("\n", " ") for text in figure.texts)


def test_groups_that_were_not_left_out_are_said_to_be_fitted():
    said = " ".join(text.get_text().replace("\n", " ") for text in diffusion_figure([curve("a")], left_out=False).texts)
    assert "Observed and fitted adoption" in said
    assert "fitted to everybody" in said
