"""Circles: small groups that meet, and the pairs of people who know each other from them."""

import numpy as np

from cxsim.organization.generation.circles import MOST_CIRCLES_OF_A_PERSON, drawn_circles, pairs_within, tickets
from cxsim.streams import employee_keys

KEYS = employee_keys([f"e{row}" for row in range(100)])


def test_pairs_of_all_circles_come_once_and_nobody_meets_themselves():
    circle, person = np.array([0, 0, 0, 1, 1, 2, 3, 3]), np.array([4, 2, 7, 7, 2, 9, 5, 5])
    codes = pairs_within(circle, person, 10)
    assert [divmod(code, 10) for code in codes.tolist()] == [(2, 4), (2, 7), (4, 7)]
    assert pairs_within(circle[:0], person[:0], 10).tolist() == []
    assert pairs_within(circle[5:6], person[5:6], 10).tolist() == []


def test_everybody_gets_about_as_many_tickets_as_expected_each_with_its_number():
    person, number = tickets(1, "x", KEYS, np.full(100, 2.25), 0)
    counts = np.bincount(person, minlength=100)
    assert set(counts.tolist()) == {2, 3}
    assert 10 <= (counts == 3).sum() <= 40
    assert all(number[person == one].tolist() == list(range(counts[one])) for one in range(100))
    most, _ = tickets(1, "x", KEYS[:1], np.array([1e6]), 0)
    assert len(most) == MOST_CIRCLES_OF_A_PERSON


def test_circles_are_of_one_ground_and_between_half_and_one_and_a_half_times_the_size():
    ground = np.repeat(np.array([0, 1], dtype=np.int32), 50)
    circle, person = drawn_circles(1, "x", KEYS, ground, np.full(100, 3.0), 8.0, 0)
    assert np.bincount(person).tolist() == [3] * 100
    assert (np.diff(circle) >= 0).all()
    sizes = np.bincount(circle)
    for number in np.unique(circle):
        assert len(set(ground[person[circle == number]].tolist())) == 1
    assert sizes.max() <= 12
    assert np.median(sizes) >= 4
    assert 6 <= sizes.mean() <= 9
    other = drawn_circles(1, "x", KEYS, ground, np.full(100, 3.0), 8.0, 1)
    assert person.tolist() != other[1].tolist()


def test_nobody_in_no_circle():
    circle, person = drawn_circles(1, "x", KEYS, np.zeros(100, dtype=np.int32), np.zeros(100), 8.0, 0)
    assert (circle.tolist(), person.tolist()) == ([], [])
