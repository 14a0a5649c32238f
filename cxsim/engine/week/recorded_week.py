"""The record of one week, which feeds the next week and what is kept of the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True)
class RecordedWeek:
    """What a batch leaves of one week.

    ``sums`` over the people of each cell, (cells, recorded, replicates); ``totals`` over all people, (recorded,
    replicates); ``customer_index``, (replicates,); ``series``: measures of departments and business outcomes,
    (departments or 1, replicates) each; ``hires``: what this week's hires cost, by intervention, (cells, replicates).
    """

    number: int
    sums: Values
    totals: Values
    customer_index: Values
    series: Mapping[str, Values]
    hires: Mapping[str, Values]
