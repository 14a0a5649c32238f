"""A quick look at one plan: a few of its futures, how many of them reach the target, and who carries how much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.analysis.load import GroupLoad, group_loads
from cxsim.analysis.milestones import TARGET, missed, milestones_of
from cxsim.results.result import Result

Curve = tuple[float, ...]


@dataclass(frozen=True)
class QuickLook:
    """What a few simulated futures of one plan come to.

    ``curves``: share of adopters by week, one per future; ``mean``: their mean. ``target``: the share and the week that
    the scenario states; None without a target. ``reached``: in how many of ``known`` futures it is reached. ``loads``:
    who carries how much (middle future); ``weeks``: length of the run.
    """

    plan: str
    weeks: int
    curves: tuple[Curve, ...]
    mean: Curve
    target: tuple[float, int] | None
    reached: int
    known: int
    loads: tuple[GroupLoad, ...]

    @property
    def futures(self) -> int:
        """How many futures were simulated."""
        return len(self.curves)


def quick_look_of(result: Result) -> QuickLook:
    """The quick look at a finished run, as it stands in the results."""
    adoption = result.recording.of_all("adoption")
    target = next((one for one in milestones_of([result]) if one.name == TARGET), None)
    happened = np.full(result.replicates, np.nan) if target is None else missed(result, target).happened
    mean = adoption.mean(axis=1)
    loads = group_loads(Comparison.of([result]), result.scenario_name)
    return QuickLook(
        result.scenario_name, result.weeks, tuple(tuple(map(float, one)) for one in adoption.T),
        tuple(map(float, mean)), None if target is None else (target.at_least, target.by_week),
        int(np.count_nonzero(happened == 0.0)), int((~np.isnan(happened)).sum()), tuple(loads))
