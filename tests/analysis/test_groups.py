"""Departments and levels as they are told: nobody alone, everybody once."""

import numpy as np
import pytest

from cxsim.analysis.groups import EVERYBODY, PeopleGroup, people_groups
from cxsim.results.recording import Recording


def company(**sizes):
    """Two weeks and two futures; the first person of everybody is an adopter."""
    people = np.array([sum(sizes.values()), *sizes.values()], dtype=float)[:, None, None] * np.ones((1, 2, 2))
    names = tuple(name if name.startswith("level") else f"department:{name}" for name in sizes)
    return Recording(("all", *names), {"people": people, "adoption": 1.0 / people, "quits": people / 10.0}, {}, 100)


def names(recording, kind="department"):
    return [group.key for group in people_groups(recording, kind)]


def test_departments_of_ten_stand_alone():
    assert names(company(claims=10, it=40)) == ["department:claims", "department:it"]


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ({"claims": 9, "it": 40}, ["department:claims+it"]),
        ({"claims": 40, "it": 9, "sales": 20}, ["department:claims", "department:it+sales"]),
        ({"claims": 4, "it": 5, "sales": 20}, ["department:claims+it+sales"]),
        ({"claims": 4, "it": 6, "sales": 20}, ["department:claims+it", "department:sales"]),
        ({"claims": 3}, ["department:claims"]),
        ({"level:1": 30}, ["all"]),
    ],
)
def test_a_small_department_is_joined_with_its_smaller_neighbor(sizes, told):
    assert names(company(**sizes)) == told


def test_levels_are_joined_with_the_next_level():
    levels = {"level:1": 1, "level:2": 12, "level:3": 80}
    assert names(company(**levels), "level") == ["level:1+2", "level:3"]


def test_the_mean_of_joined_groups_counts_people_and_not_groups():
    recording = company(claims=5, it=20)
    [group] = people_groups(recording)
    assert group.counts(recording, "people").tolist() == [[25.0, 25.0]] * 2
    assert group.counts(recording, "quits").tolist() == [[2.5, 2.5]] * 2
    # One adopter in each of the two, of 25 people.
    assert group.mean(recording, "adoption") == pytest.approx(2.0 / 25.0)
    assert EVERYBODY.mean(recording, "adoption") == pytest.approx(1.0 / 25.0)


def test_a_group_without_people_has_no_mean():
    recording = company(claims=5, it=20)
    recording.weekly["people"][1:, 0, 1] = 0.0
    recording.weekly["adoption"][1:, 0, 1] = np.nan
    assert np.isnan(PeopleGroup("department", ("claims", "it"), (1, 2)).mean(recording, "adoption")).tolist() == [
        [False, True], [False, False],
    ]
