"""The simulated side of all rows: arms that run once, and people who are watched once."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cxsim.results.measures import END_WEEKS
from experiments.contrasts.runs import Runs, Uncertainty
from experiments.validation.observed import Seen, watch
from experiments.validation.session import Arm, ArmRun

Values = NDArray[np.float64]

REPLICATES = 64
# Quits are rare, and a share or a correlation over companies needs many of them.
MORE_FOR_QUITS, MORE_COMPANIES = 4, 8


class Trials:
    """Runs of the arms of rows. Arms with the same name are the same arm."""

    def __init__(self, replicates: int = REPLICATES, uncertainty: Uncertainty = "none"):
        self.replicates = replicates
        self._runs = Runs(uncertainty, replicates)
        self._seen: dict[tuple[object, ...], Seen] = {}

    @cached_property
    def many(self) -> Trials:
        """The same arms in more replicates, for quits."""
        return Trials(MORE_FOR_QUITS * self.replicates)

    @cached_property
    def companies(self) -> Trials:
        """One company of the plausible set per replicate."""
        return Trials(MORE_COMPANIES * self.replicates, "full")

    def run(self, arm: Arm) -> ArmRun:
        """The weeks of an arm."""
        return self._runs.run(arm)

    def mean(self, arm: Arm, measure: str, first: int, last: int) -> Values:
        """Mean of a weekly measure over weeks ``first`` to ``last`` (exclusive), by replicate."""
        return self.run(arm).mean(measure, first, last)

    def total(self, arm: Arm, measure: str, first: int, last: int) -> Values:
        """Its sum over these weeks."""
        return self.run(arm).total(measure, first, last)

    def end(self, arm: Arm) -> Values:
        """Adopters in the last four weeks."""
        return self.mean(arm, "adoption", arm.scenario.weeks - END_WEEKS, arm.scenario.weeks)

    def watch(
        self, arm: Arm, first: int, last: int, columns: tuple[str, ...] = (), means: tuple[str, ...] = ("use",)
    ) -> Seen:
        """The people of an arm from week ``first`` to ``last`` (exclusive), see ``observed.watch``."""
        key = arm.name, first, last, columns, means
        if key not in self._seen:
            parts = self._runs.each(arm, lambda lanes, ready: watch(lanes, ready, first, last, columns, means))
            self._seen[key] = Seen(
                {name: np.hstack([part.start[name] for part in parts]) for name in columns},
                {name: np.hstack([part.mean[name] for part in parts]) for name in means},
                np.hstack([part.filled for part in parts]), np.hstack([part.there for part in parts]),
                np.hstack([part.stayed for part in parts]),
            )
        return self._seen[key]
