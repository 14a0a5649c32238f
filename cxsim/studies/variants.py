"""Many plans of one organization in the same futures; some at a time, so that memory hardly grows with their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.week.recording import recording_of
from cxsim.results.measures import compute
from cxsim.results.recording import Recording
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Ensemble, Progress, WorkDone
from cxsim.studies.futures import Futures
from cxsim.studies.outcome import last_week, rates_of, target_of
from cxsim.studies.work import Engine
from cxsim.studies.worlds import Organizations, Worlds

Values = NDArray[np.float64]

# Plans are run together up to about this many futures of all of them: a future keeps all weekly measures of its plan.
FUTURES_AT_ONCE = 4096


@dataclass(frozen=True)
class How:
    """How to run variants: futures 0 to ``futures - 1`` of a seed, and who computes them."""

    futures: int
    seed: int
    workers: int | None = None
    engine: Engine = "auto"
    progress: Progress | None = None
    allow_missing: bool = False


@dataclass(frozen=True)
class Variant:
    """What came out of one plan (its number): its measures, shape (replicates,) each, and its recording."""

    number: int
    measures: dict[str, Values]
    recording: Recording


def run_variants(
    scenarios: Sequence[Scenario], how: How, measures: Sequence[str], *, whole: Scenario | None = None,
    groups: bool = False,
) -> Iterator[Variant]:
    """Run each of the scenarios in the same futures, in their order.

    ``whole``: the plan that all of them are parts of (``Worlds``). ``groups``: also record departments and levels.
    """
    if not scenarios:
        return
    organizations: Organizations = {}
    work, at_once = WorkDone(how.progress), max(FUTURES_AT_ONCE // how.futures, 1)
    for first in range(0, len(scenarios), at_once):
        chosen = scenarios[first : first + at_once]
        worlds = Worlds(chosen, how.seed, organizations=organizations, whole=whole)
        ensemble = Ensemble(worlds, how.workers, how.engine, work, allow_missing=how.allow_missing, groups=groups)
        left = len(scenarios) - first - len(chosen)
        ensemble.simulate(Futures.span(0, how.futures), ahead=how.futures * left // len(chosen))
        for number in range(len(chosen)):
            yield _variant(ensemble, number, first, measures)


def _variant(ensemble: Ensemble, number: int, first: int, measures: Sequence[str]) -> Variant:
    """What came out of a scenario of an ensemble; ``first``: the number of its first scenario among all."""
    worlds = ensemble.worlds
    world, reference = worlds.of(number), worlds.reference[number]
    kept, nothing = ensemble.keeping[number].kept(), ensemble.keeping[reference].kept()
    recording = recording_of(world, kept, nothing)
    found = compute(
        recording, recording_of(world, nothing, None), last_intervention_week=last_week(world, kept),
        target=target_of(world.scenario), rates=rates_of(world.scenario), names=measures,
    )
    return Variant(first + number, found, recording)
