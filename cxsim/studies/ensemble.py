"""Runs and comparisons: replicates of one or several scenarios on the same past and the same luck."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.engine.compiled.week import CompiledWeek
from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.start.start import Beginning
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.batch import row_values
from cxsim.engine.world.organizations import organization_hash, organization_of
from cxsim.engine.world.world import World, build_world, people_view
from cxsim.errors import InputError, ModelError, ResultError
from cxsim.model.existing_practice import shortfall_note
from cxsim.organization.structure import Organization
from cxsim.results.aims import Aim
from cxsim.results.decisions import Decision
from cxsim.results.result import Result
from cxsim.results.shelf import Shelf
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.schema.plan import Plan
from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import fresh_seed
from cxsim.studies.futures import Futures
from cxsim.studies.keeping import Keeping
from cxsim.studies.outcome import result_of
from cxsim.studies.work import Cut, Engine, batches, chosen_engine, workers_available

Progress = Callable[[int, int], None]

DO_NOTHING = "do nothing (reference)"
# So many failed replicates are told one by one.
MOST_FAILURES = 5


def run(
    scenario: Scenario, *, replicates: int | None = None, seed: int | None = None, workers: int | None = None,
    engine: Engine = "auto", progress: Progress | None = None,
) -> Result:
    """Run the replicates of one scenario.

    Doing nothing on the same luck is run beside it, because output is measured against it.

    Parameters
    ----------
    replicates, seed : int or None
        Instead of the scenario's own; a scenario without a seed gets a fresh one, which the result tells.
    workers : int or None
        Threads; default: every processor that is available. The numbers do not depend on it.
    engine : "auto", "numpy" or "compiled"
        Both engines give the same bytes; "auto" takes the one that is done first.
    progress : function(done, total) or None
        Called with person-weeks.
    """
    return simulated([scenario], replicates, seed, workers, engine, progress, paired=False).results()[0]


def compare(
    scenarios: Sequence[Scenario], *, baseline: str | None = None, replicates: int | None = None,
    seed: int | None = None, workers: int | None = None, engine: Engine = "auto", progress: Progress | None = None,
) -> Comparison:
    """Run several scenarios on the same luck and hold them against the baseline (default: the first)."""
    if not scenarios:
        raise ResultError("there is nothing to compare: give at least one scenario")
    ensemble = simulated(scenarios, replicates, seed, workers, engine, progress, paired=True)
    return Comparison.of(ensemble.results(), baseline)


@dataclass
class _Task:
    """One scenario (number of its world by draw) and one batch of replicates with their places among all."""

    scenario: int
    cut: Cut


class Ensemble:
    """The work of one call: worlds, batches, threads and what they leave behind.

    ``simulate`` may be called again with further futures, which join those that are there.
    """

    def __init__(
        self, scenarios: list[Scenario], seed: int | None, workers: int | None, engine: Engine,
        progress: Progress | None, *, allow_missing: bool = False,
    ):
        self.stated_seeds = {one.name: one.seed for one in scenarios if one.seed is not None} if seed is None else {}
        stated = next(iter(self.stated_seeds.values()), None) if seed is None else seed
        self.seed = fresh_seed() if stated is None else stated
        self.shown = len(scenarios)
        self.reference = _references(scenarios)
        self.scenarios = scenarios
        self.workers = workers_available() if workers is None else workers
        self.progress = progress
        self.pasts = [_past(scenario) for scenario in scenarios]
        self.notes: dict[int, list[str]] = {number: [] for number in range(len(scenarios))}
        self.missing_practice: list[dict[str, float]] = [{} for _ in scenarios]
        self.worlds: dict[tuple[int, int], World] = {}
        self._organizations: dict[tuple[str, int], Organization] = {}
        for number in range(len(scenarios)):
            self._check(number, self._world(number, 0).organization)
        self.asked_engine: Engine = engine
        self.engine: Engine = engine
        self.parameter_sets = np.empty(0, dtype=np.int64)
        self._start_keeping(groups=True)
        self.decisions: list[list[Decision]] = [[] for _ in scenarios]
        self.allow_missing = allow_missing
        self.failed: list[dict[int, str]] = [{} for _ in scenarios]
        self.aims: list[list[Aim]] = [[] for _ in scenarios]
        self._stopped = False
        self._done, self._lock, self._begin = 0, threading.Lock(), threading.Lock()
        self._beginnings: dict[tuple[str, int, int], Beginning] = {}
        self._users: dict[tuple[str, int, int], int] = {}

    def _start_keeping(self, *, groups: bool) -> None:
        """Nothing is kept yet; of scenarios that nobody asked for, no departments and levels will be."""
        shelf = Shelf() if groups else None
        self.keeping = [Keeping(shelf if number < self.shown else None) for number in range(len(self.scenarios))]

    def anew(self) -> Ensemble:
        """The same work with the same worlds and no futures yet; keeps the organization only, no departments."""
        other = copy.copy(self)
        other.parameter_sets = np.empty(0, dtype=np.int64)
        other._start_keeping(groups=False)
        other.decisions = [[] for _ in self.scenarios]
        other.failed = [{} for _ in self.scenarios]
        other.aims = [[] for _ in self.scenarios]
        other.missing_practice = [{} for _ in self.scenarios]
        other._beginnings, other._users = {}, {}
        return other

    def _world(self, number: int, draw: int) -> World:
        """The world of a scenario and organization draw, built once, as are equal organizations."""
        if (number, draw) not in self.worlds:
            scenario = self.scenarios[number]
            key = (scenario.organization.model_dump_json() + scenario.folder, draw)
            if key not in self._organizations:
                self._organizations[key] = organization_of(scenario, self.seed, draw)
            self.worlds[number, draw] = build_world(scenario, self._organizations[key], self.seed)
        return self.worlds[number, draw]

    def _check(self, number: int, organization: Organization) -> None:
        """Names that the organization does not have are refused; what has no effect is told in the result."""
        scenario = self.scenarios[number]
        findings, warnings = check_against(scenario, people_view(organization, scenario.behavior_names, self.seed))
        if findings:
            raise InputError(findings)
        self.notes[number] += warnings

    def _tasks(self, futures: Futures) -> list[_Task]:
        """Batch by batch, all scenarios of a batch together, so that what they share can be let go."""
        tasks = []
        for number, scenario in enumerate(self.scenarios):
            cuts = batches(futures, scenario.organization_draws, self.worlds[number, 0].parameters)
            tasks += [(place, _Task(number, cut)) for place, cut in enumerate(cuts)]
            for cut in cuts:
                self._world(number, cut.draw)
        return [task for _, task in sorted(tasks, key=lambda item: (item[0], item[1].scenario))]

    def refuse_unequal(self) -> None:
        """Scenarios that cannot be compared in pairs are refused before anything runs."""
        first = self.scenarios[0]
        if len(set(self.stated_seeds.values())) > 1:
            told = ", ".join(f"'{name}' says {seed}" for name, seed in self.stated_seeds.items())
            raise ResultError(f"different seeds ({told}): only plans on the same luck can be compared; state one seed, "
                              "or give one for all (--seed)")
        people = organization_hash(self.worlds[0, 0].organization)
        for number, other in enumerate(self.scenarios[: self.shown]):
            if other.weeks != first.weeks:
                raise ResultError(
                    f"'{first.name}' runs {first.weeks} weeks, '{other.name}' {other.weeks}: only scenarios of the "
                    "same horizon can be compared; set the same 'weeks'"
                )
            if organization_hash(self.worlds[number, 0].organization) != people:
                raise ResultError(
                    f"'{first.name}' and '{other.name}' have different organizations: only plans on the same "
                    "people and ties can be compared; let both extend the same file or repeat the 'organization' block"
                )

    @property
    def replicates(self) -> int:
        """How many futures have been simulated."""
        return len(self.parameter_sets)

    def _person_weeks(self, tasks: list[_Task]) -> int:
        return sum(
            self.worlds[task.scenario, task.cut.draw].organization.size * task.cut.batch.size
            * self.scenarios[task.scenario].weeks for task in tasks
        )

    def _engine(self, tasks: list[_Task], futures: Futures) -> Engine:
        varying = any(np.ndim(value) for task in tasks for value in task.cut.batch.parameters.values())
        layout = self.worlds[0, 0].layout
        return chosen_engine(self.asked_engine, self._person_weeks(tasks), layout, futures.count, varying)

    def simulate(self, futures: Futures) -> None:
        """Run every scenario in further futures."""
        if futures.count < 1:
            raise ResultError(f"{futures.count} replicates: at least 1 is needed")
        tasks = self._tasks(futures)
        self.engine = self._engine(tasks, futures)
        self._total = self._done + self._person_weeks(tasks)
        for keeping in self.keeping:
            keeping.make_room(futures.count)
        for task in tasks:
            self._users[self._key(task)] = self._users.get(self._key(task), 0) + 1
        threads = max(1, min(self.workers, len(tasks)))
        if threads == 1:
            for task in tasks:
                self._run(task, self.workers if len(tasks) == 1 else 1)
        else:
            self._run_in(ThreadPoolExecutor(threads), tasks)
        self.parameter_sets = np.concatenate([self.parameter_sets, futures.parameters])

    def results(self) -> list[Result]:
        """One result per scenario that was asked for, over all futures simulated so far."""
        return [self._result(number) for number in range(self.shown)]

    def _key(self, task: _Task) -> tuple[str, int, int]:
        return self.pasts[task.scenario], task.cut.draw, int(task.cut.places[0])

    def _run(self, task: _Task, spare: int) -> None:
        world = self.worlds[task.scenario, task.cut.draw]
        try:
            self._simulate(task, self._beginning(task, world), spare, self._advance)
        except ModelError as error:
            if not self.allow_missing:
                raise
            self._run_one_by_one(task, error)
        with self._lock:
            self._users[self._key(task)] -= 1
            if self._users[self._key(task)] == 0:
                self._beginnings.pop(self._key(task), None)

    def _simulate(self, task: _Task, beginning: Beginning, spare: int, advance: Callable[[int], None] | None) -> None:
        """Run all weeks of a batch and keep what it leaves behind."""
        world = self.worlds[task.scenario, task.cut.draw]
        if self.engine == "compiled":
            simulation = Simulation(world, beginning, CompiledWeek(world, beginning, threads=spare))
        else:
            simulation = Simulation(world, beginning, NumpyWeek(world, beginning))
        simulation.run(advance)
        kept = simulation.kept()
        with self._lock:
            self.keeping[task.scenario].take(task.cut.places, kept)
            self.decisions[task.scenario] += simulation.decisions(self.replicates + task.cut.places)
            self.aims[task.scenario] += simulation.aims(self.replicates + task.cut.places)
            missing = self.missing_practice[task.scenario]
            for name, short in beginning.missing_practice.items():
                missing[name] = missing.get(name, 0.0) + short * task.cut.batch.size

    def _run_one_by_one(self, task: _Task, error: ModelError) -> None:
        """A replicate of this batch failed, so each runs alone; those that fail stay missing, with the reason."""
        world = self.worlds[task.scenario, task.cut.draw]
        for cut in task.cut.one_by_one():
            try:
                self._simulate(_Task(task.scenario, cut), Beginning(world, cut.batch), 1, None)
            except ModelError as reason:
                self.failed[task.scenario][self.replicates + int(cut.places[0])] = str(reason)
        if len(self.failed[task.scenario]) == self.keeping[task.scenario].replicates:
            raise error

    def _run_in(self, pool: ThreadPoolExecutor, tasks: list[_Task]) -> None:
        """All tasks in threads; an interruption stops running ones at their next week and drops the rest."""
        try:
            for future in [pool.submit(self._run, task, 1) for task in tasks]:
                future.result()
        except BaseException:
            self._stopped = True
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _beginning(self, task: _Task, world: World) -> Beginning:
        """The shared past of a batch; the first scenario that needs it makes it."""
        key = self._key(task)
        with self._begin:
            if key not in self._beginnings:
                self._beginnings[key] = Beginning(world, task.cut.batch)
            return self._beginnings[key]

    def _advance(self, person_weeks: int) -> None:
        if self._stopped:
            raise CancelledError
        with self._lock:
            self._done += person_weeks
            if self.progress is not None:
                self.progress(self._done, self._total)

    def _result(self, number: int) -> Result:
        world = self.worlds[number, 0]
        own = {name: row_values(value, self.parameter_sets) for name, value in world.parameters.items()}
        varying = {name: value for name, value in own.items() if np.ndim(value)}
        return result_of(
            world, self.keeping[number], self.keeping[self.reference[number]], self.replicates, self.engine,
            [*dict.fromkeys(self.notes[number]), *self._told_of_missing(number), *self._told_of_failed(number)],
            varying,
            tuple(sorted(self.decisions[number])), tuple(sorted(self.aims[number])),
        )

    def _told_of_failed(self, number: int) -> list[str]:
        """Which replicates are missing because they, or the same future under doing nothing, failed, and why."""
        failed = {**self.failed[self.reference[number]], **self.failed[number]}
        told = [f"replicate {one} failed and is missing: {reason}" for one, reason in sorted(failed.items())]
        more = [] if len(told) <= MOST_FAILURES else [f"{len(told) - MOST_FAILURES} more replicates failed"]
        return told[:MOST_FAILURES] + more

    def _told_of_missing(self, number: int) -> list[str]:
        """Existing practice that was stated but could not be, over all futures."""
        missing = self.missing_practice[number]
        return [told for name in sorted(missing) if (told := shortfall_note(name, missing[name] / self.replicates))]


def simulated(
    scenarios: Sequence[Scenario], replicates: int | None, seed: int | None, workers: int | None, engine: Engine,
    progress: Progress | None, *, paired: bool,
) -> Ensemble:
    """An ensemble that has run; ``paired``: scenarios that cannot be compared are refused before anything runs."""
    ensemble = Ensemble(list(scenarios), seed, workers, engine, progress)
    if paired:
        ensemble.refuse_unequal()
    ensemble.simulate(Futures.span(0, scenarios[0].replicates if replicates is None else replicates))
    return ensemble


def _past(scenario: Scenario) -> str:
    """What two scenarios must share to have the same past; the plan, and how leaders look at it, is not part of it."""
    told_only = {"name", "description", "plan", "replicates", "survey", "target", "value"}
    return scenario.folder + scenario.model_dump_json(exclude=told_only)


def _references(scenarios: list[Scenario]) -> list[int]:
    """For each scenario the number of the one that does nothing on the same past; appended where there is none."""
    reference = []
    for number in range(len(scenarios)):
        past = _past(scenarios[number])
        idle = [n for n, other in enumerate(scenarios) if other.plan.does_nothing and _past(other) == past]
        if not idle:
            scenarios.append(scenarios[number].model_copy(update={"name": DO_NOTHING, "plan": Plan()}))
            idle = [len(scenarios) - 1]
        reference.append(idle[0])
    return reference
