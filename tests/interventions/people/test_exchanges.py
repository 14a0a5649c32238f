"""Exchanges of places: who changes with whom, and that a larger share includes a smaller one."""

import numpy as np
import pytest

from cxsim.interventions.people.exchanges import mixed_places, swapped_managers
from cxsim.testing.people import example_view, with_rows


def everyone(view):
    return np.ones(view.size, dtype=np.bool_)


def test_staff_change_places_across_departments():
    view = example_view()
    pairs = mixed_places(view, everyone(view), 1.0, "x")
    assert pairs.shape == (10, 2)  # of 21 people without reports
    assert len(set(pairs.ravel().tolist())) == 20
    assert (view.department[pairs[:, 0]] != view.department[pairs[:, 1]]).all()
    assert not {"c1", "k1", "s1"} & {view.ids[row] for row in pairs.ravel()}


def test_in_one_department_they_change_teams():
    view = example_view()
    pairs = mixed_places(view, view.department == 0, 1.0, "x")
    assert pairs.shape == (4, 2)
    assert (view.team[pairs[:, 0]] != view.team[pairs[:, 1]]).all()
    assert len(mixed_places(view, view.department == 2, 1.0, "x")) == 0


@pytest.mark.parametrize(("share", "count"), [(0.0, 0), (0.04, 0), (0.05, 1), (0.5, 5), (1.0, 10)])
def test_a_larger_share_includes_a_smaller_one(share, count):
    view = example_view()
    pairs = mixed_places(view, everyone(view), share, "x")
    assert pairs.tolist() == mixed_places(view, everyone(view), 1.0, "x").tolist()[:count]


def test_the_order_of_rows_does_not_matter():
    view = example_view()
    turned = with_rows(view, np.arange(24)[::-1])
    named = [{frozenset((one.ids[a], one.ids[b])) for a, b in mixed_places(one, everyone(one), 0.5, "x")}
             for one in (view, turned)]
    assert named[0] == named[1]
    assert named[0] != {frozenset((view.ids[a], view.ids[b])) for a, b in mixed_places(view, everyone(view), 0.5, "y")}


def test_managers_of_staff_on_one_level_change_the_people_they_lead():
    view = example_view()
    assert [sorted(view.ids[row] for row in pair) for pair in swapped_managers(view, everyone(view), 1.0, "x")] == [
        ["k1", "s1"]]
    assert swapped_managers(view, everyone(view), 0.4, "x").shape == (0, 2)
    assert swapped_managers(view, view.department == 0, 1.0, "x").shape == (0, 2)
