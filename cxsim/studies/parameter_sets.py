"""Many parameter sets in one call: every scenario under every set, on the same people and random events.

The organization, its ties and the plan do not depend on parameters, so they are built once for all sets. Replicates of
different sets share the lanes of a batch. Nothing is run twice: doing nothing runs once per set for all scenarios, and
only if a measure is asked for that compares with it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxsim.engine.week.recording import Kept, measures_of, recording_of
from cxsim.errors import ResultError, there_is_no
from cxsim.results.measures import MEASURES, compute
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import Ensemble, Progress, WorkDone
from cxsim.studies.futures import Futures
from cxsim.studies.outcome import last_week, rates_of, target_of
from cxsim.studies.possible_sets import possible_sets
from cxsim.studies.work import Engine
from cxsim.studies.worlds import Worlds

Values = NDArray[np.float64]

# Sets are run in parts of about this many futures, because a part keeps all weekly measures until it is finished. A
# part of this size wastes hardly any lanes in its last batch.
FUTURES_AT_ONCE = 2048


@dataclass(frozen=True)
class OfSets:
    """What came out of one scenario under every parameter set.

    ``measures[name]`` has shape (sets, replicates), ``weekly[name]`` (sets, weeks, replicates), for the whole
    organization. ``failed``: (set, replicate) -> why it has no values (nan).
    """

    scenario_name: str
    seed: int
    replicates: int
    measures: Mapping[str, Values]
    weekly: Mapping[str, Values]
    failed: Mapping[tuple[int, int], str]


def run_sets(
    scenarios: Sequence[Scenario], sets: Mapping[str, ArrayLike], *, measures: Sequence[str] = tuple(MEASURES),
    weekly: Sequence[str] = (), replicates: int | None = None, seed: int | None = None, workers: int | None = None,
    engine: Engine = "auto", progress: Progress | None = None,
) -> list[OfSets]:
    """Run scenarios under many parameter sets; the numbers of a set are those of a single run with these parameters.

    Parameters
    ----------
    scenarios : sequence of Scenario
        On the same people, with the same horizon; each must be possible with the parameters that it states itself.
    sets : mapping of str to array of shape (sets,)
        Parameter values by name; they replace those that a scenario states. All others are those of the scenario.
    measures, weekly : sequence of str
        Measures of the whole run and weekly measures to return. Measures for which a scenario lacks a target or money
        values are left out.
    replicates, seed, workers, engine, progress
        As in ``cxsim.run``; every set has the same replicates on the same people and random events.

    Raises
    ------
    InputError
        If a set has an unknown parameter, a value outside its range, or values under which a scenario is impossible.
    ResultError
        If there is nothing to run, a measure is unknown, or scenarios differ in seed, horizon or organization.
    """
    if not scenarios:
        raise ResultError("there is nothing to run: give at least one scenario")
    compared = any(MEASURES[name].compared for name in MEASURES.keys() & measures)
    worlds = Worlds(scenarios, seed, compared_with_nothing=compared)
    worlds.refuse_unequal()
    _refuse_unknown(measures, weekly, worlds)
    values = possible_sets(sets, worlds)
    each = scenarios[0].replicates if replicates is None else replicates
    count = len(next(iter(values.values())))
    filled = [_Filled(worlds, number, measures, weekly, (count, each)) for number in range(worlds.shown)]
    ensemble = Ensemble(worlds, workers, engine, WorkDone(progress), allow_missing=True, groups=False)
    for part in np.array_split(np.arange(count), max(1, math.ceil(count * each / FUTURES_AT_ONCE))):
        ensemble = ensemble.anew()
        futures = Futures.of_sets({name: of[part] for name, of in values.items()}, np.zeros_like(part), each)
        ensemble.simulate(futures, ahead=(count - 1 - int(part[-1])) * each)
        for place, number in enumerate(part.tolist()):
            for one in filled:
                one.take(ensemble, place, number)
    return [one.result() for one in filled]


def _refuse_unknown(measures: Sequence[str], weekly: Sequence[str], worlds: Worlds) -> None:
    """Raise ResultError for a measure that does not exist, or that not every scenario records."""
    recorded = set.intersection(*(set(measures_of(worlds.of(number))) for number in range(worlds.shown)))
    wrong = [there_is_no("measure", name, MEASURES) for name in measures if name not in MEASURES]
    wrong += [there_is_no("weekly measure", name, recorded) for name in weekly if name not in recorded]
    if wrong:
        raise ResultError("; ".join(wrong))


class _Filled:
    """What is returned about one scenario, filled set by set."""

    def __init__(
        self, worlds: Worlds, number: int, measures: Sequence[str], weekly: Sequence[str], shape: tuple[int, int]
    ):
        self.worlds, self.number, self.names, self.weekly_names, self.shape = worlds, number, measures, weekly, shape
        self.reference = worlds.reference[number] if worlds.reference else None
        self.measures: dict[str, Values] = {}
        self.weekly: dict[str, Values] = {}
        self.failed: dict[tuple[int, int], str] = {}

    def take(self, ensemble: Ensemble, place: int, number: int) -> None:
        """Take set ``number``, which is the set at ``place`` in this ensemble."""
        world, each = self.worlds.of(self.number), self.shape[1]
        lanes = slice(place * each, (place + 1) * each)
        kept = self._kept(ensemble, self.number, lanes, number)
        nothing = None if self.reference is None else self._kept(ensemble, self.reference, lanes, number)
        found = compute(
            recording_of(world, kept, nothing), None if nothing is None else recording_of(world, nothing, None),
            last_intervention_week=last_week(world, kept), target=target_of(world.scenario),
            rates=rates_of(world.scenario), names=self.names,
        )
        for name, values in found.items():
            self.measures.setdefault(name, np.empty(self.shape))[number] = values
        for name in self.weekly_names:
            room = self.weekly.setdefault(name, np.empty((self.shape[0], world.scenario.weeks, each)))
            room[number] = kept.weekly[name][0]

    def _kept(self, ensemble: Ensemble, scenario: int, lanes: slice, number: int) -> Kept:
        """The stored values of a set; the reasons of its replicates that failed are noted."""
        keeping = ensemble.keeping[scenario]
        for future, reason in keeping.failed.items():
            if lanes.start <= future < lanes.stop:
                self.failed[number, future - lanes.start] = reason
        return keeping.part(lanes).kept()

    def result(self) -> OfSets:
        """The values of all sets."""
        name = self.worlds.scenarios[self.number].name
        return OfSets(name, self.worlds.seed, self.shape[1], self.measures, self.weekly, self.failed)
