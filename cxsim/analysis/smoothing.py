"""Weekly lines without the noise of single weeks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

SMOOTHED_WEEKS = 4


def smoothed(values: Values) -> Values:
    """Mean of each week and up to three weeks before it, along the first axis."""
    # Sums of shifted lines, not differences of running sums: those round, and a plateau would get a highest week.
    sums = values.astype(np.float64)
    for back in range(1, SMOOTHED_WEEKS):
        sums[back:] += values[:-back]
    weeks = np.minimum(np.arange(1, len(values) + 1), SMOOTHED_WEEKS)
    result: Values = sums / weeks.reshape(-1, *[1] * (values.ndim - 1))
    return result
