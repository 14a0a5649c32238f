"""In which week a group stops: when the last people take the change up, and whether it falls back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.groups import PeopleGroup
from cxsim.analysis.smoothing import smoothed
from cxsim.analysis.trace import by_week
from cxsim.results.measures import END_WEEKS
from cxsim.results.recording import Recording

Values = NDArray[np.float64]

RISE = 0.01
"""Adopters (share) that a group must gain in four weeks to be still on its way."""
FALL = 0.05


@dataclass(frozen=True)
class Standstill:
    """How the adopters of a group (mean over futures, four-week means) go on.

    ``never``: they never rise. ``still``: they rise to the end. ``stops``: after ``week`` nobody is added. ``falls``:
    they are most, ``top``, in ``week`` and fall to ``end``.
    """

    kind: Literal["never", "still", "stops", "falls"]
    week: int
    top: float
    end: float


def standstill(recording: Recording, group: PeopleGroup) -> Standstill:
    """When a group stops taking the change up."""
    line = smoothed(by_week(recording, group, "adoption"))
    top_week, end = int(np.argmax(line)), float(line[-1])
    top = float(line[top_week])
    gains = line[END_WEEKS:] - line[:-END_WEEKS]
    rising = np.flatnonzero(gains >= RISE) + END_WEEKS
    if not rising.size:
        return Standstill("never", 0, top, end)
    if top - end >= FALL:
        return Standstill("falls", top_week, top, end)
    last = int(rising[-1])
    return Standstill("still" if last >= len(line) - 1 - END_WEEKS else "stops", last, top, end)
