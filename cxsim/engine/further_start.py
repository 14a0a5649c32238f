"""What the columns of further laws start with, before the first week; hires start as ``state.py`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import exponential, round_trait

if TYPE_CHECKING:
    from cxsim.engine.start import Beginning

Values = NDArray[np.float64]

# Weeks in which a habit of daily work forms (the old behavior of somebody who has long been here is a habit).
OLD_HABIT_WEEKS = 26.0


def further_beginnings(beginning: Beginning) -> dict[str, Values]:
    """Column -> values, (people, replicates) or (behaviors, people, replicates), where the week uses the column."""
    begun: dict[str, Values] = {}
    if beginning.layout.has("old_habit"):
        settled = 1.0 - exponential(-beginning.tenure / OLD_HABIT_WEEKS)
        habit = round_trait(beginning.parameters["old_habit_usual"] * settled)
        begun["old_habit"] = np.stack([habit] * beginning.layout.behaviors)
    return begun
