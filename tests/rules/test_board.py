"""What is published stands on the board, in each future by itself, and is remembered for a while."""

import numpy as np
import pytest

from cxsim.errors import ModelError
from cxsim.rules.board import Board

GROUPS = ("all", "department:claims", "department:sales", "level:1")


def board(depth=2, replicates=2):
    return Board(GROUPS, replicates, depth)


def values(*rows):
    return np.array(rows, dtype=float)


def test_nothing_is_known_before_anything_is_published():
    assert np.isnan(board().latest("adoption", "all", 2)).all()


def test_the_newest_result_comes_first_and_the_oldest_is_forgotten():
    b = board()
    for one in (0.1, 0.2, 0.3):
        b.publish("adoption", np.full((4, 2), one), np.array([True, True]))
    assert b.latest("adoption", "all", 2)[:, 0].tolist() == [[0.3, 0.3], [0.2, 0.2]]


def test_each_future_has_a_board_of_its_own():
    b = board()
    b.publish("trust", np.full((4, 2), 0.4), np.array([False, True]))
    assert b.new.tolist() == [False, True]
    assert b.latest("trust", "all")[0, 0].tolist()[1] == 0.4
    assert np.isnan(b.latest("trust", "all")[0, 0, 0])
    b.next_week()
    assert not b.new.any()


def test_department_means_every_department_by_itself():
    b = board()
    b.publish("use", values([0.5, 0.5], [0.1, 0.2], [0.8, 0.9], [1, 1]), np.array([True, True]))
    assert b.latest("use", "department")[0].tolist() == [[0.1, 0.2], [0.8, 0.9]]
    assert b.latest("use", "department:sales")[0].tolist() == [[0.8, 0.9]]
    assert b.latest("use", "level:1")[0].tolist() == [[1.0, 1.0]]


def test_more_than_it_remembers_cannot_be_asked():
    with pytest.raises(ModelError, match="stores 2"):
        board().latest("use", "all", 3)
    with pytest.raises(ModelError, match="shape"):
        board().publish("use", np.zeros((1, 2)), np.array([True, True]))
