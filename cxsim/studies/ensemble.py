"""Runs and comparisons: replicates of one or more scenarios with the same past and common random numbers."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.engine.compiled.weaving import Weaving
from cxsim.engine.compiled.week import CompiledWeek, weaving_of
from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.folding import Folding
from cxsim.engine.week.recorded_week import RecordedWeek
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.world import World
from cxsim.errors import ModelError, ResultError
from cxsim.model.existing_use import shortfall_note
from cxsim.model.uncertain import Drawn
from cxsim.results.result import Result
from cxsim.results.shelf import Shelf
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.futures import Futures
from cxsim.studies.inputs import inputs_of
from cxsim.studies.keeping import Keeping
from cxsim.studies.outcome import result_of
from cxsim.studies.still_baseline import refuse_moving_baseline
from cxsim.studies.work import Cut, Engine, batches, chosen_engine, workers_available
from cxsim.studies.worlds import Worlds
from cxsim.units import counted

Progress = Callable[[int, int], None]

# Up to this many failed replicates are listed one by one.
MOST_FAILURES = 5


def run(
    scenario: Scenario, *, replicates: int | None = None, seed: int | None = None, workers: int | None = None,
    engine: Engine = "auto", progress: Progress | None = None,
) -> Result:
    """Run the replicates of one scenario.

    Doing nothing is run beside it under common random numbers, because output is measured against it.

    Parameters
    ----------
    replicates, seed : int or None
        Instead of the scenario's own; a scenario without a seed gets a fresh one, which the result reports.
    workers : int or None
        Threads; default: all available processors. The numbers do not depend on it.
    engine : "auto", "numpy" or "compiled"
        Both engines give the same bytes; "auto" takes the faster one for this job.
    progress : function(done, total) or None
        Called with person-weeks.
    """
    return _simulated([scenario], replicates, seed, workers, engine, progress).results()[0]


def compare_paired(
    scenarios: Sequence[Scenario], *, baseline: str | None = None, replicates: int | None = None,
    seed: int | None = None, workers: int | None = None, engine: Engine = "auto", progress: Progress | None = None,
) -> Comparison:
    """Run several scenarios under common random numbers and compare them with the baseline (default: the first)."""
    if not scenarios:
        raise ResultError("there is nothing to compare: give at least one scenario")
    return Comparison.of(_simulated(scenarios, replicates, seed, workers, engine, progress).results(), baseline)


@dataclass
class _Task:
    """One scenario (number of its world by draw) and one batch of replicates with their places among all."""

    scenario: int
    cut: Cut


class WorkDone:
    """Progress of the work; any thread may report it."""

    def __init__(self, progress: Progress | None):
        self.progress = progress
        self.stopped = False
        self._done = self._total = 0
        self._lock = threading.Lock()

    def expect(self, person_weeks: int) -> None:
        """Set the total to the work done so far plus this much."""
        self._total = self._done + person_weeks

    def advance(self, person_weeks: int) -> None:
        """Report this much more work as done; raise CancelledError if the rest is cancelled."""
        if self.stopped:
            raise CancelledError
        with self._lock:
            self._done += person_weeks
            if self.progress is not None:
                self.progress(self._done, self._total)


class SharedPasts:
    """Initial states of batches: made by the first scenario that needs one, released after the last."""

    def __init__(self) -> None:
        self._users: Counter[tuple[str, int, int]] = Counter()
        self._made: dict[tuple[str, int, int], InitialState] = {}
        self._lock = threading.Lock()

    def expect(self, key: tuple[str, int, int]) -> None:
        """Announce one more scenario that will need it."""
        self._users[key] += 1

    def take(self, key: tuple[str, int, int], world: World, cut: Cut) -> InitialState:
        """The initial state of a batch."""
        # Made under the lock: all scenarios of a batch start together and need the same past, which is costly to make.
        with self._lock:
            if key not in self._made:
                self._made[key] = InitialState(world, cut.batch)
            return self._made[key]

    def give_back(self, key: tuple[str, int, int]) -> None:
        """Release it for one scenario; after the last one it is dropped."""
        with self._lock:
            self._users[key] -= 1
            if self._users[key] == 0:
                self._made.pop(key, None)


class Ensemble:
    """The batches of one call, run in threads, and their stored values.

    ``simulate`` may be called again with further futures, which are added to the earlier ones. ``groups``: also store
    departments and levels of the requested scenarios.
    """

    def __init__(
        self, worlds: Worlds, workers: int | None, engine: Engine, work: WorkDone, *, allow_missing: bool = False,
        groups: bool = True,
    ):
        self.worlds = worlds
        self.workers = workers_available() if workers is None else workers
        self.engine: Engine = engine
        self.work = work
        self.allow_missing = allow_missing
        self.simulated: list[Futures] = []
        shelf = Shelf() if groups else None
        self.keeping = [Keeping(shelf if number < worlds.shown else None) for number in range(len(worlds.scenarios))]
        self._pasts = SharedPasts()
        self._lock = threading.Lock()

    def anew(self) -> Ensemble:
        """A new ensemble with the same worlds and no futures yet; it stores the whole organization only."""
        return Ensemble(self.worlds, self.workers, self.engine, self.work, allow_missing=self.allow_missing,
                        groups=False)

    def beside(self, worlds: Worlds) -> Ensemble:
        """A new ensemble of other worlds, which reports no progress."""
        return Ensemble(worlds, self.workers, "auto", WorkDone(None), allow_missing=self.allow_missing, groups=False)

    @property
    def replicates(self) -> int:
        """Number of futures simulated so far."""
        return sum(futures.count for futures in self.simulated)

    def simulate(self, futures: Futures, ahead: int = 0) -> None:
        """Run every scenario in further futures; ``ahead``: number of futures of the same job in later calls."""
        if futures.count < 1:
            raise ResultError(f"{futures.count} replicates: at least 1 is needed")
        tasks = self._tasks(futures)
        person_weeks = sum(self._world(task).organization.size * task.cut.batch.size
                           * self.worlds.scenarios[task.scenario].weeks for task in tasks)
        whole_job = person_weeks * (futures.count + ahead) // futures.count
        if self.engine == "auto":  # once for all futures of the job
            weeks = sum(self.worlds.scenarios[task.scenario].weeks for task in tasks)
            self.engine = chosen_engine("auto", whole_job, weeks, map(self._weaving, tasks))
            tasks = self._tasks(futures)
        self.work.expect(whole_job)
        for keeping in self.keeping:
            keeping.make_room(futures.count)
        for task in tasks:
            self._pasts.expect(self._key(task))
        threads = max(1, min(self.workers, len(tasks)))
        if threads == 1:
            for task in tasks:
                self._run(task, self.workers if len(tasks) == 1 else 1)
        else:
            self._run_in(ThreadPoolExecutor(threads), tasks)
        self.simulated.append(futures)

    def results(self) -> list[Result]:
        """One result per requested scenario, over all futures simulated so far.

        Raises
        ------
        InputError
            If the behaviors spread although nothing is done, and the scenario does not say so.
        """
        refuse_moving_baseline(self)
        return [self._result(number) for number in range(self.worlds.shown)]

    def _tasks(self, futures: Futures) -> list[_Task]:
        """All tasks, batch by batch, with all scenarios of a batch together, so that shared data can be released."""
        tasks = []
        for number, scenario in enumerate(self.worlds.scenarios):
            world = self.worlds.of(number)
            values = futures.values(world.parameters, world.seed)
            cuts = batches(futures, scenario.organization_draws, world.organization.size, values, self.engine)
            tasks += [(place, _Task(number, cut)) for place, cut in enumerate(cuts)]
            for cut in cuts:  # here, because threads must find every world built
                self.worlds.of(number, cut.draw)
        return [task for _, task in sorted(tasks, key=lambda item: (item[0], item[1].scenario))]

    def _weaving(self, task: _Task) -> Weaving:
        """The compiled week that a task would need."""
        world, batch = self._world(task), task.cut.batch
        return weaving_of(world, world.organization.size, batch.size, batch.varying)

    def _world(self, task: _Task) -> World:
        return self.worlds.of(task.scenario, task.cut.draw)

    def _key(self, task: _Task) -> tuple[str, int, int]:
        return self.worlds.pasts[task.scenario], task.cut.draw, int(task.cut.places[0])

    def _run(self, task: _Task, spare: int) -> None:
        try:
            initial = self._pasts.take(self._key(task), self._world(task), task.cut)
            self._simulate(task, initial, spare, self.work.advance)
        except ModelError:
            if not self.allow_missing:
                raise
            self._run_one_by_one(task)
        self._pasts.give_back(self._key(task))

    def _simulate(self, task: _Task, initial: InitialState, spare: int, advance: Callable[[int], None] | None) -> None:
        """Run all weeks of a batch and store its values."""
        world = self._world(task)
        if self.engine == "compiled":
            simulation = Simulation(world, initial, CompiledWeek(world, initial, threads=spare))
        else:
            simulation = Simulation(world, initial, NumpyWeek(world, initial))
        keeping, size = self.keeping[task.scenario], task.cut.batch.size
        folding = Folding(world, range(world.scenario.weeks), size, groups=keeping.shelf is not None)

        def take(week: RecordedWeek) -> None:
            folding.take(week)
            if advance is not None:
                advance(world.organization.size * size)

        simulation.run(take)
        # Threads finish in any order. Values go to fixed places, and lists are sorted in the result, so the order does
        # not show.
        kept = folding.kept(simulation.live_costs())
        with self._lock:
            keeping.take(task.cut.places, kept)
            keeping.decisions += simulation.decisions(self.replicates + task.cut.places)
            keeping.aims += simulation.aims(self.replicates + task.cut.places)
            for name, short in initial.missing_use.items():
                keeping.missing_use[name] += short * task.cut.batch.size

    def _run_one_by_one(self, task: _Task) -> None:
        """Run each replicate of a failed batch alone; those that fail again stay missing, with the reason."""
        keeping = self.keeping[task.scenario]
        for cut in task.cut.one_by_one():
            try:
                self._simulate(_Task(task.scenario, cut), InitialState(self._world(task), cut.batch), 1, None)
            except ModelError as reason:
                keeping.failed[self.replicates + int(cut.places[0])] = str(reason)

    def _run_in(self, pool: ThreadPoolExecutor, tasks: list[_Task]) -> None:
        """Run all tasks in threads; an interruption stops running ones at their next week and drops the rest."""
        try:
            for future in [pool.submit(self._run, task, 1) for task in tasks]:
                future.result()
        except BaseException:  # also an interruption from the keyboard: running threads must end soon
            self.work.stopped = True
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _result(self, number: int) -> Result:
        world, keeping = self.worlds.of(number), self.keeping[number]
        reference = self.keeping[self.worlds.reference[number]]
        failed = {**reference.failed, **keeping.failed}
        if len(failed) == self.replicates:
            raise ModelError(next(iter(failed.values())))
        first, *more = (futures.values(world.parameters, world.seed) for futures in self.simulated)
        varying = {name: np.concatenate([value, *(values[name] for values in more)]) for name, value in first.items()
                   if np.ndim(value) and not isinstance(world.parameters.get(name), Drawn)}
        inputs = inputs_of(world, np.concatenate([futures.parameters for futures in self.simulated]))
        varying.update({name: values for name, _, values in inputs})
        notes = [*dict.fromkeys(self.worlds.notes[number]), *_told_of_missing(keeping, self.replicates),
                 *_told_of_failed(failed)]
        return result_of(world, keeping, reference, self.replicates, self.engine, notes, varying,
                         {name: stated for name, stated, _ in inputs})


def _told_of_failed(failed: dict[int, str]) -> list[str]:
    """Notes on replicates that are missing because they, or the same future under doing nothing, failed."""
    told = [f"replicate {one} failed and is missing: {reason}" for one, reason in sorted(failed.items())]
    more = [] if len(told) <= MOST_FAILURES else [f"{counted(len(told) - MOST_FAILURES, 'more replicate')} failed"]
    return told[:MOST_FAILURES] + more


def _told_of_missing(keeping: Keeping, replicates: int) -> list[str]:
    """Notes on stated existing use that could not be reached, over all futures."""
    missing = keeping.missing_use
    return [told for name in sorted(missing) if (told := shortfall_note(name, missing[name] / replicates))]


def _simulated(
    scenarios: Sequence[Scenario], replicates: int | None, seed: int | None, workers: int | None, engine: Engine,
    progress: Progress | None,
) -> Ensemble:
    """An ensemble after its run; scenarios that cannot be compared are refused before anything runs."""
    worlds = Worlds(scenarios, seed)
    worlds.refuse_unequal()
    ensemble = Ensemble(worlds, workers, engine, WorkDone(progress))
    ensemble.simulate(Futures.span(0, scenarios[0].replicates if replicates is None else replicates))
    return ensemble
