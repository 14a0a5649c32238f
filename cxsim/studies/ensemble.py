"""Runs and comparisons: replicates of one or several scenarios on the same past and the same luck."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.analysis.compare import Comparison
from cxsim.engine.batch import Batch
from cxsim.engine.compiled.week import CompiledWeek
from cxsim.engine.numpy_week import NumpyWeek
from cxsim.engine.organizations import organization_hash, organization_of
from cxsim.engine.recording import kept_of
from cxsim.engine.run import Simulation
from cxsim.engine.start import Beginning
from cxsim.engine.world import World, build_world, people_view
from cxsim.errors import InputError, ResultError
from cxsim.organization.structure import Organization
from cxsim.results.result import Result
from cxsim.scenario.check_against import check_against
from cxsim.scenario.plan import Plan
from cxsim.scenario.schema import Scenario
from cxsim.streams import fresh_seed
from cxsim.studies.outcome import result_of
from cxsim.studies.work import Engine, batches, chosen_engine, workers_available

Values = NDArray[np.float64]
Progress = Callable[[int, int], None]

DO_NOTHING = "do nothing (reference)"


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
    return _Ensemble([scenario], replicates, seed, workers, engine, progress).results()[0]


def compare(
    scenarios: Sequence[Scenario], *, baseline: str | None = None, replicates: int | None = None,
    seed: int | None = None, workers: int | None = None, engine: Engine = "auto", progress: Progress | None = None,
) -> Comparison:
    """Run several scenarios on the same luck and hold them against the baseline (default: the first)."""
    if not scenarios:
        raise ResultError("there is nothing to compare: give at least one scenario")
    ensemble = _Ensemble(list(scenarios), replicates, seed, workers, engine, progress)
    ensemble.refuse_unequal()
    return Comparison.of(ensemble.results(), baseline)


@dataclass
class _Task:
    """One scenario (number of its world by draw) and one batch of replicates."""

    scenario: int
    draw: int
    batch: Batch


class _Ensemble:
    """The work of one call: worlds, batches, threads and what they leave behind."""

    def __init__(
        self, scenarios: list[Scenario], replicates: int | None, seed: int | None, workers: int | None,
        engine: Engine, progress: Progress | None,
    ):
        self.replicates = scenarios[0].replicates if replicates is None else replicates
        if self.replicates < 1:
            raise ResultError(f"{self.replicates} replicates: at least 1 is needed")
        stated = scenarios[0].seed if seed is None else seed
        self.seed = fresh_seed() if stated is None else stated
        self.shown = len(scenarios)
        self.reference = _references(scenarios)
        self.scenarios = scenarios
        self.workers = workers_available() if workers is None else workers
        self.progress = progress
        self.pasts = [_past(scenario) for scenario in scenarios]
        self.notes: dict[int, list[str]] = {number: [] for number in range(len(scenarios))}
        self.worlds = self._worlds()
        self.tasks = self._tasks()
        self.engine = self._engine(engine)
        self._stopped = False
        self._done, self._lock, self._begin = 0, threading.Lock(), threading.Lock()
        self._beginnings: dict[tuple[str, int, int], Beginning] = {}
        self._users: dict[tuple[str, int, int], int] = {}

    def _worlds(self) -> dict[tuple[int, int], World]:
        """The world of each scenario and organization draw; equal organizations are built once."""
        organizations: dict[tuple[str, int], Any] = {}
        worlds = {}
        for number, scenario in enumerate(self.scenarios):
            for draw in range(min(scenario.organization_draws, self.replicates)):
                key = (scenario.organization.model_dump_json() + scenario.folder, draw)
                if key not in organizations:
                    organizations[key] = organization_of(scenario, self.seed, draw)
                if draw == 0:
                    self._check(number, organizations[key])
                worlds[number, draw] = build_world(scenario, organizations[key], self.seed)
        return worlds

    def _check(self, number: int, organization: Organization) -> None:
        """Names that the organization does not have are refused; what has no effect is told in the result."""
        scenario = self.scenarios[number]
        findings, warnings = check_against(scenario, people_view(organization, scenario.behavior_names, self.seed))
        if findings:
            raise InputError(findings)
        self.notes[number] += warnings

    def _tasks(self) -> list[_Task]:
        """Batch by batch, all scenarios of a batch together, so that what they share can be let go."""
        tasks = []
        for number, scenario in enumerate(self.scenarios):
            parameters = self.worlds[number, 0].parameters
            cut = batches(self.replicates, scenario.organization_draws, parameters)
            tasks += [(place, _Task(number, draw, batch)) for place, (draw, batch) in enumerate(cut)]
        return [task for _, task in sorted(tasks, key=lambda item: (item[0], item[1].scenario))]

    def refuse_unequal(self) -> None:
        """Scenarios that cannot be compared in pairs are refused before anything runs."""
        first = self.scenarios[0]
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
    def person_weeks(self) -> int:
        return sum(
            self.worlds[task.scenario, task.draw].organization.size * task.batch.size
            * self.scenarios[task.scenario].weeks for task in self.tasks
        )

    def _engine(self, engine: Engine) -> Engine:
        varying = any(np.ndim(value) for task in self.tasks for value in task.batch.parameters.values())
        return chosen_engine(engine, self.person_weeks, self.worlds[0, 0].layout, self.replicates, varying)

    def results(self) -> list[Result]:
        """Run everything; one result per scenario that was asked for."""
        self.kept: list[dict[str, Values]] = [{} for _ in self.scenarios]
        for task in self.tasks:
            self._users[self._key(task)] = self._users.get(self._key(task), 0) + 1
        threads = max(1, min(self.workers, len(self.tasks)))
        if threads == 1:
            for task in self.tasks:
                self._run(task)
        else:
            self._run_in(ThreadPoolExecutor(threads))
        return [self._result(number) for number in range(self.shown)]

    def _key(self, task: _Task) -> tuple[str, int, int]:
        return self.pasts[task.scenario], task.draw, int(task.batch.luck[0])

    def _run(self, task: _Task) -> None:
        world = self.worlds[task.scenario, task.draw]
        beginning = self._beginning(task, world)
        if self.engine == "compiled":
            spare = self.workers if len(self.tasks) == 1 else 1
            simulation = Simulation(world, beginning, CompiledWeek(world, beginning, threads=spare))
        else:
            simulation = Simulation(world, beginning, NumpyWeek(world, beginning))
        simulation.run(self._advance)
        kept = kept_of(world, simulation.sums, simulation.customer_index)
        with self._lock:
            self._keep(task, kept)
            self.notes[task.scenario] += beginning.notes
            self._users[self._key(task)] -= 1
            if self._users[self._key(task)] == 0:
                self._beginnings.pop(self._key(task), None)

    def _run_in(self, pool: ThreadPoolExecutor) -> None:
        """All tasks in threads; an interruption stops running ones at their next week and drops the rest."""
        try:
            for future in [pool.submit(self._run, task) for task in self.tasks]:
                future.result()
        except BaseException:
            self._stopped = True
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _keep(self, task: _Task, kept: dict[str, Values]) -> None:
        """Put a batch in its place among all replicates."""
        whole = self.kept[task.scenario]
        for name, values in kept.items():
            if name not in whole:
                whole[name] = np.empty((*values.shape[:-1], self.replicates))
            whole[name][..., task.batch.luck] = values

    def _beginning(self, task: _Task, world: World) -> Beginning:
        """The shared past of a batch; the first scenario that needs it makes it."""
        key = self._key(task)
        with self._begin:
            if key not in self._beginnings:
                self._beginnings[key] = Beginning(world, task.batch)
            return self._beginnings[key]

    def _advance(self, person_weeks: int) -> None:
        if self._stopped:
            raise CancelledError
        with self._lock:
            self._done += person_weeks
            if self.progress is not None:
                self.progress(self._done, self.person_weeks)

    def _result(self, number: int) -> Result:
        return result_of(
            self.worlds[number, 0], self.kept[number], self.kept[self.reference[number]], self.replicates, self.engine,
            self.notes[number],
        )


def _past(scenario: Scenario) -> str:
    """What two scenarios must share to have the same past; the plan is not part of it."""
    return scenario.folder + scenario.model_dump_json(exclude={"name", "description", "plan", "replicates", "target"})


def _references(scenarios: list[Scenario]) -> list[int]:
    """For each scenario the number of the one that does nothing on the same past; appended where there is none."""
    reference = []
    for number in range(len(scenarios)):
        past = _past(scenarios[number])
        idle = [n for n, other in enumerate(scenarios) if not other.plan.interventions and _past(other) == past]
        if not idle:
            scenarios.append(scenarios[number].model_copy(update={"name": DO_NOTHING, "plan": Plan()}))
            idle = [len(scenarios) - 1]
        reference.append(idle[0])
    return reference
