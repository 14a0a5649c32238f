"""A quick look at a plan while it is being made: few futures, the first of those that a full run has."""

from __future__ import annotations

from typing import Final

from cxsim.analysis.quick_look import QuickLook, quick_look_of
from cxsim.engine.week.recording import recording_of
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Ensemble, Progress, WorkDone
from cxsim.studies.futures import Futures
from cxsim.studies.outcome import target_of
from cxsim.studies.still_baseline import refuse_moving_baseline
from cxsim.studies.worlds import Worlds

FUTURES: Final = 20


class QuickLooker:
    """Looks at one plan after the other.

    That doing nothing leaves an organization at rest is checked once for all plans of one past. Later looks at them run
    the plan alone, which takes half the time and gives the same numbers.
    """

    def __init__(self) -> None:
        self._at_rest: set[tuple[str, int]] = set()

    def look(self, scenario: Scenario, progress: Progress | None = None) -> QuickLook:
        """Simulate the first futures of a scenario.

        They are the first replicates of ``run``: a full run has the same numbers there. A scenario without a seed is
        looked at with seed 0, so that two looks at one plan agree.

        Parameters
        ----------
        progress : function(done, total) or None
            Called with person-weeks; whatever it raises ends the look.

        Raises
        ------
        InputError
            If the plan names what the organization does not have, or the behaviors spread although nothing is done.
        """
        seed = scenario.seed_or_zero
        worlds = Worlds([scenario], seed, compared_with_nothing=False)
        past = worlds.pasts[0], seed
        if past not in self._at_rest:
            worlds = Worlds([scenario], seed)
        ensemble = Ensemble(worlds, None, "auto", WorkDone(progress))
        ensemble.simulate(Futures.span(0, FUTURES))
        refuse_moving_baseline(ensemble)
        self._at_rest.add(past)
        recording = recording_of(worlds.of(0), ensemble.keeping[0].kept(), None)
        return quick_look_of(scenario.name, recording, target_of(scenario), worlds.notes[0])
