"""Candidate ties for collaboration across departments."""

import numpy as np
import pytest

from cxsim.interventions.people.collaboration_pool import candidate_ties
from cxsim.testing.people import example_view, with_rows


def ties(form, width=2, among=None, people=None, view=None, draw="x"):
    view = example_view() if view is None else view
    people = np.ones(view.size, dtype=np.bool_) if people is None else people
    return candidate_ties(view, people, form, width, among, draw)


@pytest.mark.parametrize("form", ["scattered", "wide_bridges"])
def test_ties_lead_to_other_departments_and_come_once(form):
    view = example_view()
    pairs, ends = ties(form)
    assert (view.department[pairs[:, 0]] != view.department[pairs[:, 1]]).all()
    assert len({frozenset(pair) for pair in pairs.tolist()}) == len(pairs)
    assert ends[-1] == len(pairs)


def test_scattered_ties_are_about_three_for_each_person_one_by_one():
    pairs, ends = ties("scattered")
    assert len(pairs) == 59  # of 72, those that two people drew of one another or twice come once
    assert ends.tolist() == list(range(1, len(pairs) + 1))
    first = pairs[:24, 0]
    assert len(set(first.tolist())) >= 22  # everyone meets one before anyone meets a second


def test_wide_bridges_join_two_from_each_of_two_teams():
    view = example_view()
    pairs, ends = ties("wide_bridges")
    assert set(np.diff([0, *ends]).tolist()) == {4}
    for start in (0, 4, 8):
        bridge = pairs[start:start + 4]
        assert [len(set(view.team[bridge[:, side]].tolist())) for side in (0, 1)] == [1, 1]
        assert [len(set(bridge[:, side].tolist())) for side in (0, 1)] == [2, 2]
    joined = [frozenset(view.team[pair].tolist()) for pair in pairs[::4]]
    assert len(set(joined)) == len(joined) == 8  # of five teams, those of one department are not joined


def test_bridges_end_when_there_are_enough_ties():
    pairs, _ = ties("wide_bridges", width=4)
    assert 72 <= len(pairs) < 72 + 16
    narrow, ends = ties("wide_bridges", width=1)
    assert (len(narrow), ends.tolist()) == (8, list(range(1, 9)))


@pytest.mark.parametrize("form", ["scattered", "wide_bridges"])
def test_only_the_departments_named_are_tied(form):
    view = example_view()
    pairs, _ = ties(form, among={frozenset((0, 2))})
    assert {frozenset(view.department[pair].tolist()) for pair in pairs} == {frozenset((0, 2))}
    none, ends = ties(form, among=set())
    assert (none.shape, ends.tolist()) == ((0, 2), [])
    nobody, ends = ties(form, people=np.zeros(24, dtype=np.bool_))
    assert (nobody.shape, ends.tolist()) == ((0, 2), [])


@pytest.mark.parametrize("form", ["scattered", "wide_bridges"])
def test_the_order_of_rows_does_not_matter_and_each_draw_is_its_own(form):
    view = example_view()
    turned = with_rows(view, np.arange(24)[::-1])
    named = [[frozenset((one.ids[a], one.ids[b])) for a, b in ties(form, view=one)[0]] for one in (view, turned)]
    assert set(named[0]) == set(named[1])
    assert ties(form)[0].tolist() != ties(form, draw="y")[0].tolist()
