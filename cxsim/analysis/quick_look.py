"""A quick look at one plan: a few of its futures, how many of them reach the target, and who carries how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxsim.analysis.load import GroupLoad, loads_in
from cxsim.results.recording import Recording

Curve = tuple[float, ...]


@dataclass(frozen=True)
class QuickLook:
    """What a few simulated futures of one plan come to.

    ``curves``: share of adopters by week, one per future; ``mean``: their mean. ``target``: the share and the week that
    the scenario states; None without a target. ``reached``: in how many futures it is reached, as milestones count it.
    ``loads``: who carries how much in the middle future. ``remarks``: what has no effect in this organization, or costs
    more than it may.
    """

    plan: str
    curves: tuple[Curve, ...]
    mean: Curve
    target: tuple[float, int] | None
    reached: int
    loads: tuple[GroupLoad, ...]
    remarks: tuple[str, ...] = ()

    @property
    def futures(self) -> int:
        """How many futures were simulated."""
        return len(self.curves)

    @property
    def weeks(self) -> int:
        """Length of the run."""
        return len(self.mean)


def quick_look_of(
    plan: str, recording: Recording, target: tuple[float, int] | None, remarks: Sequence[str] = ()
) -> QuickLook:
    """The quick look at a recording; ``target``: the share of adopters and by which week, if one is stated."""
    adoption = recording.of_all("adoption")
    reached = 0
    if target is not None:
        share, week = target
        reached = int(np.count_nonzero(adoption[min(week, recording.weeks - 1)] >= share))
    curves = tuple(tuple(map(float, one)) for one in adoption.T)
    return QuickLook(plan, curves, tuple(map(float, adoption.mean(axis=1))), target, reached,
                     tuple(loads_in(recording)), tuple(remarks))
