"""Runs of the arms of contrasts: each once, on common random numbers, with any number of replicates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.recorded_week import RecordedWeek
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.world import World
from cxsim.errors import ResultError, there_is_no
from cxsim.model.parameters import PARAMETERS
from cxsim.results.measures import END_WEEKS
from cxsim.studies.futures import Futures
from cxsim.studies.work import Engine, workers_available
from experiments.validation.session import REPLICATES, Arm, ArmRun, Session, Switch, weekly_of

Values = NDArray[np.float64]
Uncertainty = Literal["none", "full"]
Seen = TypeVar("Seen")

# Replicates by default: with default parameters only chance and people differ, so fewer are enough.
ENOUGH: Mapping[Uncertainty, int] = {"none": 32, "full": 64}
# Adopters of a department are kept under this prefix, and quits per person in it.
OF_DEPARTMENT, QUITS_OF_DEPARTMENT = "adoption:", "quits:"
# Measures whose mean before the first week is kept under this prefix, as a row of one week.
AT_START = "start:"
STARTS = ("attitude", "awareness", "trust", "use")


class Lanes(Session):
    """Replicates ``first`` to ``first + count - 1`` of every arm, side by side."""

    def __init__(self, seed: int, first: int, count: int, engine: Engine, parameters: Mapping[str, float]):
        super().__init__(replicates=count, seed=seed, engine=engine, switched_off=Switch(parameters))
        self.first = first

    def run(self, arm: Arm) -> ArmRun:
        """The weeks of an arm, with measures of departments (their mean), the customer index, adopters and quits of
        each department and the means before the first week.
        """
        simulation = self.simulation(arm)
        weeks = [self.step(simulation, arm) for _ in range(arm.scenario.weeks)]
        weekly = dict(weekly_of(simulation, np.array([week.totals for week in weeks])).weekly)
        weekly.update({name: np.array([week.series[name].mean(axis=0) for week in weeks]) for name in weeks[0].series})
        weekly.update(by_department(simulation.world, weeks))
        weekly["customer_index"] = np.array([week.customer_index for week in weeks])
        weekly.update({AT_START + name: mean_at_start(simulation, name)[None] for name in STARTS})
        return ArmRun(weekly)

    def _new_initial_state(self, world: World) -> InitialState:
        futures = Futures.span(self.first, self.first + self.replicates)
        values = futures.values(world.parameters, world.seed)
        return InitialState(world, futures.batch(np.arange(self.replicates), values))


def by_department(world: World, weeks: Sequence[RecordedWeek]) -> dict[str, Values]:
    """Adopters and quits of each department as shares of its people, shape (weeks, replicates) each."""
    number, sums = world.layout.week.number, np.array([week.sums for week in weeks])
    found = {}
    for place, name in enumerate(world.organization.departments):
        people, adopters, quits = (sums[:, world.cells.department == place, number[each]].sum(axis=1)
                                   for each in ("people", "adoption", "quits"))
        found[OF_DEPARTMENT + name] = adopters / np.maximum(people, 1.0)
        found[QUITS_OF_DEPARTMENT + name] = quits / np.maximum(people, 1.0)
    return found


def mean_at_start(simulation: Simulation, name: str) -> Values:
    """Mean over people present before the first week, shape (replicates,); of the first behavior."""
    initial = simulation.initial
    behavior = 0 if name == "use" else None
    present = initial.column("present")
    mean: Values = (initial.column(name, behavior) * present).sum(axis=0) / present.sum(axis=0)
    return mean


def refuse_unknown(parameters: Iterable[str]) -> None:
    """Raise ResultError for a parameter that does not exist: it would be set without any effect."""
    unknown = [name for name in parameters if name not in PARAMETERS]
    if unknown:
        raise ResultError("; ".join(there_is_no("parameter", name, PARAMETERS) for name in unknown))


class Runs:
    """Runs arms when first asked for. ``uncertainty``: default parameters (none) or the plausible set (full).

    Arms with the same name are the same arm. ``parameters``: of any value, in every arm; an arm's own come first.
    """

    def __init__(
        self, uncertainty: Uncertainty, replicates: int | None = None, engine: Engine = "compiled",
        parameters: Mapping[str, float] | None = None,
    ):
        self.uncertainty, self.engine, self.parameters = uncertainty, engine, dict(parameters or {})
        refuse_unknown(self.parameters)
        self.replicates = ENOUGH[uncertainty] if replicates is None else replicates
        self._lanes: dict[int, list[Lanes]] = {}
        self._arms: dict[str, Arm] = {}
        self._found: dict[str, ArmRun] = {}

    def run(self, arm: Arm) -> ArmRun:
        """The weeks of an arm, shape (weeks, replicates) by measure."""
        self._refuse_namesake(arm)
        if arm.name not in self._found:
            parts = [run.weekly for run in self.each(arm, Lanes.run)]
            self._found[arm.name] = ArmRun({
                name: np.concatenate([part[name] for part in parts], axis=1) for name in parts[0]})
        return self._found[arm.name]

    def end(self, arm: Arm, measure: str = "adoption") -> Values:
        """Mean of the last four weeks by replicate."""
        return self.run(arm).mean(measure, arm.scenario.weeks - END_WEEKS, arm.scenario.weeks)

    def world(self, arm: Arm) -> World:
        """People, ties and plan of an arm."""
        return self.each(arm, lambda lanes, ready: lanes.simulation(ready).world)[0]

    def each(self, arm: Arm, look: Callable[[Lanes, Arm], Seen]) -> list[Seen]:
        """The results of ``look`` for all replicates, in parts that run side by side."""
        self._refuse_namesake(arm)
        refuse_unknown(arm.parameters)
        stated = {"uncertainty": self.uncertainty, "inputs": "exact"}
        ready = replace(arm, scenario=arm.scenario.model_copy(update=stated))
        with ThreadPoolExecutor(workers_available()) as pool:
            return list(pool.map(lambda lanes: look(lanes, ready), self._lanes_of(arm.scenario.seed_or_zero)))

    def _refuse_namesake(self, arm: Arm) -> None:
        if self._arms.setdefault(arm.name, arm) != arm:
            raise ResultError(f"two different arms are called '{arm.name}'")

    def _lanes_of(self, seed: int) -> list[Lanes]:
        if seed not in self._lanes:
            firsts = range(0, self.replicates, REPLICATES)
            self._lanes[seed] = [
                Lanes(seed, first, min(REPLICATES, self.replicates - first), self.engine, self.parameters)
                for first in firsts]
        return self._lanes[seed]
