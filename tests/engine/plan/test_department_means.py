"""The mean of a force over the people of each department."""

from dataclasses import replace

import numpy as np
import pytest

from cxsim.engine.plan.department_means import DepartmentMeans
from cxsim.engine.plan.profiles import Profiles
from cxsim.engine.week.columns import Slot


@pytest.fixture
def world(laboratory):
    """A company whose departments come to own the change; among other forces, their voice counts."""
    return laboratory.world(laboratory.scenario(only=["ownership"]))


def pushed(world, people):
    """Forces whose column of voice is 1 for these people and 0 for others; a row for each person."""
    forces = world.plan.forces(0)
    table = forces.table[forces.row_of].copy()
    table[:, world.layout.profile[Slot("voice")]] = np.isin(np.arange(len(table)), people)
    return replace(forces, table=table, row_of=np.arange(len(table)))


def voices(world, view, people, week=0):
    """The mean voice of each department."""
    means = DepartmentMeans(world.layout, view)
    return means.of(pushed(world, people), week)[means.columns.index(world.layout.profile[Slot("voice")])].tolist()


def test_people_of_a_department_count_alike(world):
    claims = np.flatnonzero(world.view.department == 0)
    assert voices(world, world.view, claims[:6]) == [6 / 24, 0.0]
    assert voices(world, world.view, range(40)) == [1.0, 1.0]


def test_positions_that_are_not_open_yet_do_not_count(world):
    claims = np.flatnonzero(world.view.department == 0)
    opens = np.zeros(40, dtype=np.int32)
    opens[claims[:8]] = 5
    view = replace(world.view, opens=opens)
    assert voices(world, view, claims[:12], week=4) == [4 / 16, 0.0]
    assert voices(world, view, claims[:12], week=5) == [12 / 24, 0.0]
    means = DepartmentMeans(world.layout, view)
    assert [means.opened(week) for week in (0, 4, 5)] == [32, 32, 40]
    assert DepartmentMeans(world.layout, world.view).opened(3) == 0


def test_rows_of_replicates_count_their_open_people(world):
    claims = np.flatnonzero(world.view.department == 0)
    opens = np.zeros(40, dtype=np.int32)
    opens[claims[:8]] = 5
    profiles = Profiles(world.view.department.astype(np.int64), np.array([claims[0], 39]))
    means = DepartmentMeans(world.layout, replace(world.view, opens=opens))
    table = np.zeros((2 * 3, len(world.layout.profile)))
    voice = world.layout.profile[Slot("voice")]
    table[:, voice] = [0.25, 0.5, 0.75, 0.0, 0.125, 1.0]
    found = means.of_drawn(table, profiles, 4)[means.columns.index(voice)]
    assert found.tolist() == [[0.25, 0.5, 0.75], [0.0, 0.125, 1.0]]
