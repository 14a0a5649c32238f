"""Many parameter sets in one call: every scenario under every set, on the same people and random events.

The organization, its ties and the plan do not depend on parameters, so they are built once for all sets. Replicates of
different sets share the lanes of a batch. Nothing is run twice: doing nothing runs once per set for all scenarios, and
only if a measure is asked for that compares with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxsim.engine.week.recording import measures_of, recording_of
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


@dataclass(frozen=True)
class Outcome:
    """What came out of one scenario (its number) under one set.

    ``measures[name]`` has shape (replicates,), ``weekly[name]`` (weeks, replicates), for the whole organization.
    ``failed``: replicate -> why it has no values (nan); a replicate also fails if doing nothing fails in it.
    """

    scenario: int
    number: int
    measures: Mapping[str, Values]
    weekly: Mapping[str, Values]
    failed: Mapping[int, str]


def run_sets(
    scenarios: Sequence[Scenario], sets: Mapping[str, ArrayLike], *, measures: Sequence[str] = tuple(MEASURES),
    weekly: Sequence[str] = (), replicates: int | None = None, seed: int | None = None, workers: int | None = None,
    engine: Engine = "auto", progress: Progress | None = None,
) -> list[OfSets]:
    """Run scenarios under many parameter sets; the numbers of a set are those of a single run that states them exactly.

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
    worlds = Worlds(scenarios, seed, compared_with_nothing=any_compared(measures))
    worlds.refuse_unequal()
    _refuse_unknown(measures, weekly, worlds)
    values = possible_sets(sets, worlds)
    each = scenarios[0].replicates if replicates is None else replicates
    count = len(next(iter(values.values())))
    filled = [_Filled(worlds, number, (count, each)) for number in range(worlds.shown)]
    ensemble = Ensemble(worlds, workers, engine, WorkDone(progress), allow_missing=True, groups=False)
    for outcome in outcomes(ensemble, values, measures, weekly, each):
        filled[outcome.scenario].take(outcome)
    return [one.result() for one in filled]


def any_compared(measures: Sequence[str]) -> bool:
    """Whether any of the measures depends on doing nothing."""
    return any(MEASURES[name].compared for name in MEASURES.keys() & measures)


def outcomes(
    ensemble: Ensemble, sets: Mapping[str, Values], measures: Sequence[str], weekly: Sequence[str], replicates: int
) -> Iterator[Outcome]:
    """Every requested scenario of an ensemble under every set, set by set.

    ``sets``: values of shape (sets,) each; without any, there is one set: what the scenarios state.
    """
    count = len(next(iter(sets.values()))) if sets else 1
    for part in np.array_split(np.arange(count), max(1, math.ceil(count * replicates / FUTURES_AT_ONCE))):
        ensemble = ensemble.anew()
        futures = Futures.of_sets({name: of[part] for name, of in sets.items()}, np.zeros_like(part), replicates)
        ensemble.simulate(futures, ahead=(count - 1 - int(part[-1])) * replicates)
        for place, number in enumerate(part.tolist()):
            lanes = slice(place * replicates, (place + 1) * replicates)
            for scenario in range(ensemble.worlds.shown):
                yield _outcome(ensemble, (scenario, number), lanes, measures, weekly)


def _refuse_unknown(measures: Sequence[str], weekly: Sequence[str], worlds: Worlds) -> None:
    """Raise ResultError for a measure that does not exist, or that not every scenario records."""
    recorded = set.intersection(*(set(measures_of(worlds.of(number))) for number in range(worlds.shown)))
    wrong = [there_is_no("measure", name, MEASURES) for name in measures if name not in MEASURES]
    wrong += [there_is_no("weekly measure", name, recorded) for name in weekly if name not in recorded]
    if wrong:
        raise ResultError("; ".join(wrong))


def _outcome(
    ensemble: Ensemble, which: tuple[int, int], lanes: slice, measures: Sequence[str], weekly: Sequence[str]
) -> Outcome:
    """What came out of a scenario under a set, whose futures are these lanes of the ensemble."""
    (scenario, _), worlds = which, ensemble.worlds
    world, kept = worlds.of(scenario), ensemble.keeping[scenario].part(lanes).kept()
    failed = _failed(ensemble, scenario, lanes)
    nothing = None
    if worlds.reference:
        reference = worlds.reference[scenario]
        nothing = ensemble.keeping[reference].part(lanes).kept()
        failed = {**_failed(ensemble, reference, lanes), **failed}
    found = compute(
        recording_of(world, kept, nothing), None if nothing is None else recording_of(world, nothing, None),
        last_intervention_week=last_week(world, kept), target=target_of(world.scenario),
        rates=rates_of(world.scenario), names=measures,
    )
    return Outcome(*which, found, {name: kept.weekly[name][0] for name in weekly}, failed)


def _failed(ensemble: Ensemble, scenario: int, lanes: slice) -> dict[int, str]:
    """The replicates of a scenario in some lanes that failed, counted from the first lane, with the reason."""
    failed = ensemble.keeping[scenario].failed
    return {future - lanes.start: why for future, why in failed.items() if lanes.start <= future < lanes.stop}


class _Filled:
    """What is returned about one scenario, filled set by set."""

    def __init__(self, worlds: Worlds, number: int, shape: tuple[int, int]):
        self.worlds, self.number, self.shape = worlds, number, shape
        self.measures: dict[str, Values] = {}
        self.weekly: dict[str, Values] = {}
        self.failed: dict[tuple[int, int], str] = {}

    def take(self, outcome: Outcome) -> None:
        """Take what came out under one set."""
        number, weeks = outcome.number, self.worlds.scenarios[self.number].weeks
        for name, values in outcome.measures.items():
            self.measures.setdefault(name, np.empty(self.shape))[number] = values
        for name, by_week in outcome.weekly.items():
            room = self.weekly.setdefault(name, np.empty((self.shape[0], weeks, self.shape[1])))
            room[number] = by_week
        self.failed.update({(number, replicate): why for replicate, why in outcome.failed.items()})

    def result(self) -> OfSets:
        """The values of all sets."""
        name = self.worlds.scenarios[self.number].name
        return OfSets(name, self.worlds.seed, self.shape[1], self.measures, self.weekly, self.failed)
