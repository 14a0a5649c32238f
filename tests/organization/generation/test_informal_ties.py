"""Large teams meet in circles of about eight, and the manager of their people is with them."""

import numpy as np
import pytest

from cxsim.organization.generation.informal_ties import People, _team_circles
from cxsim.streams import employee_keys


def circles(*sizes, manager=None, draw=0):
    """The people of each circle of these teams."""
    team = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    boss = np.full(len(team), -1, dtype=np.int32) if manager is None else np.array(manager, dtype=np.int32)
    people = People(employee_keys([f"e{row}" for row in range(len(team))]), team, team, boss)
    circle, person = _team_circles(people, 8, 1, draw)
    return [person[circle == number].tolist() for number in np.unique(circle)]


@pytest.mark.parametrize(("team_size", "sizes"), [
    (1, [1]), (12, [12]), (13, [6, 7]), (16, [8, 8]), (17, [5, 6, 6]), (24, [8, 8, 8]),
])
def test_a_team_of_more_than_twelve_is_split_as_evenly_as_can_be(team_size, sizes):
    assert sorted(map(len, circles(team_size))) == sizes
    assert sorted(person for circle in circles(team_size) for person in circle) == list(range(team_size))


def test_it_is_split_in_random_order():
    assert circles(16) != circles(16, draw=1)


def test_teams_are_apart_and_managers_are_guests_of_their_people():
    assert circles(3, 2, manager=[-1, 0, 0, 0, 3]) == [[0, 1, 2], [0, 3, 4]]
    assert circles(2, 2, manager=[-1, 0, 0, 0]) == [[0, 1], [0, 2, 3]]
