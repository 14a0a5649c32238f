"""Sums over people, cells and departments whose bytes depend on nothing but the order of what is added."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


def sums_by(group: NDArray[np.integer[Any]], groups: int, values: Values) -> Values:
    """The sum over the rows of each group, shape (groups, ...).

    ``group``: the number of each row's group, shape (rows,); ``values``: shape (rows, ...).
    """
    # Added in the order of rows, like ``np.add.at`` on zeros, but several times faster: the same bytes.
    width = math.prod(values.shape[1:])
    place = group.astype(np.int64)[:, None] * width + np.arange(width)
    total = np.bincount(place.ravel(), weights=values.ravel(), minlength=groups * width)
    return total.astype(np.float64, copy=False).reshape(groups, *values.shape[1:])


def in_order(values: Values, axis: int = 0) -> Values:
    """The sum along an axis, one after the other.

    A sum of numpy adds in an order that depends on the shape, and so on how many replicates share a batch.
    """
    total: Values = np.add.accumulate(values, axis=axis).take(-1, axis=axis)
    return total
