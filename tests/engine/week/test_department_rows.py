"""Rows of quantities of departments and of the whole organization."""

from types import SimpleNamespace

import numpy as np
import pytest

from cxsim.engine.week.department_rows import DepartmentRows


@pytest.fixture
def rows():
    between = SimpleNamespace(rows=lambda of_departments: {"a": 0, "b": 1} if of_departments else {"c": 0})
    return DepartmentRows(between, 3, 5)


def test_rows_are_filled_up_to_whole_vectors_that_nobody_sees(rows):
    assert (rows.wide.shape, rows.whole.shape) == ((2, 3, 8), (1, 1, 8))
    assert (rows.of_departments.shape, rows.of_all.shape) == ((2, 3, 5), (1, 1, 5))
    rows.row["b"][:] = 1.0
    assert rows.wide[1, :, :5].all()
    assert not rows.wide[0].any() and not rows.wide[1, :, 5:].any()
    between = SimpleNamespace(rows=lambda of_departments: {"a": 0})
    assert DepartmentRows(between, 1, 8).wide.shape == (1, 1, 8)


def test_a_row_of_all_is_the_same_for_each_department(rows):
    rows.row["c"][0] = np.arange(5.0)
    assert rows.of_each_department(SimpleNamespace(name="c")).tolist() == [[0.0, 1.0, 2.0, 3.0, 4.0]] * 3


def test_an_empty_department_counts_as_one_position(rows):
    assert (rows.size.tolist(), rows.total_size.tolist()) == ([[1.0], [1.0], [1.0]], [1.0])
    rows.set_size(np.array([4, 0, 2]))
    assert (rows.size.tolist(), rows.total_size.tolist()) == ([[4.0], [1.0], [2.0]], [7.0])
