"""Where each state column of people at rest comes from: something drawn, or a number that everybody shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.columns import Layout
from cxsim.model.state import COLUMNS

Integers = NDArray[np.int64]
Values = NDArray[np.float64]


class ColumnSources:
    """Columns by number, in the order of ``Layout.state``.

    ``shared``: what everybody has in columns that hold nothing drawn, shape (columns, replicates). ``columns`` hold
    something drawn: row ``rows`` of all that is drawn of a person. ``row_of``: the first row of each drawn name.
    """

    def __init__(self, layout: Layout, row_of: Mapping[str, int], parameters: Mapping[str, Any], replicates: int):
        self.shared = np.zeros((len(layout.state), replicates))
        drawn = {}
        for slot, number in layout.state.items():
            newcomer = COLUMNS[slot.name].newcomer
            name = slot.name if slot.name in row_of else newcomer
            if name in row_of:
                drawn[number] = row_of[str(name)] + (slot.behavior or 0)
            elif name != "kept":
                self.shared[number] = parameters[name] if isinstance(name, str) else name
        self.columns: Integers = np.array(list(drawn), dtype=np.int64)
        self.rows: Integers = np.array(list(drawn.values()), dtype=np.int64)
