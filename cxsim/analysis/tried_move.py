"""One move of a plan that was tried in time: what it does to adopters and to the load."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.explained import Move
from cxsim.analysis.load import loads_in
from cxsim.analysis.paired import Difference, paired_difference
from cxsim.results.recording import Recording

Values = NDArray[np.float64]


@dataclass(frozen=True)
class TriedMove:
    """A move and what came of it in ``futures`` futures, none of which it was chosen by.

    ``place``: the intervention in the list of the plan; ``start``: its new first week. ``among``: how many moves it is
    the best of. ``adopters``: paired change in the share of adopters in ``week``. ``before``, ``after``: the highest
    load of any group in the middle future, in shares of capacity.
    """

    move: Move
    place: int
    start: int
    among: int
    futures: int
    week: int
    adopters: Difference
    before: float
    after: float


def adopters_in(recording: Recording, week: int) -> Values:
    """The share of adopters in a week, one per future."""
    found: Values = recording.of_all("adoption")[week]
    return found


def highest_load(recording: Recording) -> float:
    """The highest load of any group in the middle future."""
    return max((one.peak for one in loads_in(recording)), default=0.0)


def change_in_adopters(moved: Recording, planned: Recording, week: int) -> Difference:
    """How a move changes the share of adopters in a week, future by future."""
    return paired_difference(adopters_in(moved, week), adopters_in(planned, week), "higher")
