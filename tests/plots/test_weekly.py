"""Small pictures side by side: one panel per department, one scale."""

import pytest

from cxsim.errors import ResultError
from cxsim.plots.weekly import weekly_figure
from cxsim.testing.recordings import result_from, synthetic_recording


@pytest.fixture(scope="module")
def results():
    heights = {"a": 0.1, "b": 0.6}
    return [result_from(name, synthetic_recording(final=final, replicates=3)) for name, final in heights.items()]


def test_one_panel_for_the_whole_and_one_for_each_department(results):
    panels = [axes for axes in weekly_figure(results, "attitude").axes if axes.get_visible()]
    titles = [axes.get_title(loc="left") for axes in panels]
    assert titles == ["Whole organization", "claims", "contact_center", "sales"]
    assert panels[0].get_ylabel() == "index 0-1"
    assert len({axes.get_ylim() for axes in panels}) == 1


def test_a_measure_of_the_whole_has_one_panel(results):
    assert len([axes for axes in weekly_figure(results, "customer_index").axes if axes.get_visible()]) == 1


def test_unknown_measures_and_groups_meet_their_nearest_name(results):
    with pytest.raises(ResultError, match="did you mean 'attitude'"):
        weekly_figure(results, "atitude")
    with pytest.raises(ResultError, match="did you mean 'department:sales'"):
        weekly_figure(results, groups=["department:sale"])
