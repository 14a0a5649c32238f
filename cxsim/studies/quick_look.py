"""A quick look at a plan while it is being made: few futures, the first of those that a full run has."""

from __future__ import annotations

from typing import Final

from cxsim.analysis.quick_look import QuickLook, quick_look_of
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Progress, run

FUTURES: Final = 20


def quick_look(scenario: Scenario, progress: Progress | None = None) -> QuickLook:
    """Simulate the first futures of a scenario.

    They are the first replicates of ``run``: a full run has the same numbers there. A scenario without a seed is looked
    at with seed 0, so that two looks at one plan agree.

    Parameters
    ----------
    progress : function(done, total) or None
        Called with person-weeks; whatever it raises ends the run.
    """
    seed = scenario.seed_or_zero
    return quick_look_of(run(scenario, replicates=FUTURES, seed=seed, progress=progress))
