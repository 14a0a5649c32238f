"""Sums by group."""

import numpy as np

from cxsim.engine.world.sums import sums_by


def test_rows_are_added_by_group_in_their_order_whatever_their_shape():
    group = np.array([2, 0, 2, 2], dtype=np.int32)
    assert sums_by(group, 4, np.array([1.0, 2.0, 4.0, 8.0])).tolist() == [2.0, 0.0, 13.0, 0.0]
    values = np.array([0.1, 0.7, 0.2, 0.3])[:, None, None] * np.array([[1.0, 3.0]])
    added = np.zeros((4, 1, 2))
    np.add.at(added, group, values)
    assert sums_by(group, 4, values).tobytes() == added.tobytes()
    assert sums_by(group, 4, np.zeros((4, 0))).shape == (4, 0)
