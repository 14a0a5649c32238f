"""The results of parameter sets: arms in which many sets run side by side, each lane with its own parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.compiled.week import CompiledWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.build import build_world
from cxsim.engine.world.organizations import organization_of
from cxsim.engine.world.world import World
from cxsim.organization.structure import Organization
from cxsim.studies.futures import Futures
from experiments.contrasts.runs import AT_START, STARTS, Runs, mean_at_start
from experiments.validation.session import Arm, ArmRun, Session, weekly_of

Integers = NDArray[np.int64]
Values = NDArray[np.float64]

# Replicates of sets that run side by side.
LANES = 32
# Series of random numbers never overlap: there are fewer lanes than this.
CHANCE_OF_A_SERIES = 1 << 24
MOST_SERIES = 8
# The series on which sets are tested again.
FRESH_SERIES = 16


class Ground:
    """Organizations and plans shared by all trials; each is built once."""

    def __init__(self, seed: int):
        self.seed = seed
        self._organizations: dict[tuple[str, int], Organization] = {}
        self._worlds: dict[tuple[str, int], World] = {}

    def world(self, arm: Arm, draw: int) -> World:
        """The world of an arm on organization number ``draw``."""
        if (arm.name, draw) not in self._worlds:
            world = build_world(arm.scenario, self._organization(arm, draw), self.seed)
            # What an arm fixes beyond the ranges of scenarios is stated as well: no parameter set may replace it.
            stated = arm.scenario.model_copy(update={"parameters": {**arm.scenario.parameters, **arm.parameters}})
            self._worlds[arm.name, draw] = replace(
                world, scenario=stated, parameters={**world.parameters, **arm.parameters})
        return self._worlds[arm.name, draw]

    def _organization(self, arm: Arm, draw: int) -> Organization:
        key = arm.scenario.organization.model_dump_json(), draw
        if key not in self._organizations:
            self._organizations[key] = organization_of(arm.scenario, self.seed, draw)
        organization = self._organizations[key]
        return organization if arm.reorganize is None else arm.reorganize(organization)


@dataclass(frozen=True)
class Sets:
    """Parameter sets: their numbers, which key people and chance, and their values, shape (sets,) each."""

    numbers: Integers
    values: Mapping[str, Values]

    def __len__(self) -> int:
        return len(self.numbers)

    def some(self, which: Integers) -> Sets:
        """Some of them, in the order of ``which``."""
        return Sets(self.numbers[which], {name: values[which] for name, values in self.values.items()})


class Course:
    """An arm under way: it runs no further than the last week that somebody asks for."""

    def __init__(self, simulation: Simulation, arm: Arm):
        # Without the trial, which holds its courses: a circle would keep all arrays until garbage collection.
        self.arm, self._simulation = arm, simulation
        self._totals: list[Values] = []
        self._starts = {AT_START + name: mean_at_start(self._simulation, name)[None] for name in STARTS}
        self._weekly: Mapping[str, Values] = {}

    def until(self, last: int) -> Mapping[str, Values]:
        """At least the weeks before ``last``, with the share of filled positions (``staffed``)."""
        missing = range(len(self._totals), min(last, self.arm.scenario.weeks))
        if missing:
            self._totals += [Session.step(self._simulation, self.arm).totals for _ in missing]
            totals, world = np.array(self._totals), self._simulation.world
            staffed = totals[:, world.layout.week.number["people"]] / world.organization.size
            self._weekly = {**weekly_of(self._simulation, totals).weekly, "staffed": staffed, **self._starts}
        return self._weekly


class LanesOf(Mapping[str, Values]):
    """All weeks of some lanes of several courses side by side, by measure."""

    def __init__(self, courses: Sequence[Course], lanes: slice):
        self.courses, self.lanes, self.weeks = courses, lanes, courses[0].arm.scenario.weeks

    def until(self, measure: str, last: int) -> Values:
        """A measure in at least the weeks before ``last``."""
        return np.concatenate([course.until(last)[measure][:, self.lanes] for course in self.courses], axis=1)

    def __getitem__(self, measure: str) -> Values:
        return self.until(measure, self.weeks)

    def __iter__(self) -> Iterator[str]:
        return iter(self.courses[0].until(self.weeks))

    def __len__(self) -> int:
        return len(self.courses[0].until(self.weeks))


class CourseRun(ArmRun):
    """The weeks of an arm in some lanes; only those that somebody asks for are run."""

    def __init__(self, weeks: LanesOf):
        super().__init__(weeks)
        self.until = weeks.until

    def mean(self, measure: str, first: int, last: int) -> Values:
        """Mean over weeks ``first`` to ``last`` (exclusive), by replicate."""
        average: Values = self.until(measure, last)[first:last].mean(axis=0)
        return average

    def total(self, measure: str, first: int, last: int) -> Values:
        """Sum over weeks, by replicate."""
        summed: Values = self.until(measure, last)[first:last].sum(axis=0)
        return summed


class Trial(Session):
    """A session whose replicates are sets times replicates, on one organization; at most 32 lanes."""

    def __init__(self, ground: Ground, draw: int, sets: Sets, replicates: int, series: int = 0):
        if len(sets) * replicates > LANES:
            raise ValueError(f"{len(sets)} sets with {replicates} replicates do not fit into {LANES} lanes")
        super().__init__(replicates=len(sets) * replicates, seed=ground.seed, engine="compiled")
        self.ground, self.draw, self.sets, self.each, self.series = ground, draw, sets, replicates, series
        # Without this trial itself, for the same reason.
        self._further: list[Trial] = []
        self._courses: dict[str, Course] = {}

    def course(self, arm: Arm) -> Course:
        """An arm, begun when first asked for."""
        if arm.name not in self._courses:
            self._courses[arm.name] = Course(self.simulation(arm), arm)
        return self._courses[arm.name]

    def run(self, arm: Arm) -> ArmRun:
        """The weeks of an arm in all lanes."""
        return CourseRun(LanesOf([self.course(arm)], slice(None)))

    def simulation(self, arm: Arm) -> Simulation:
        """An arm before its first week."""
        world = self.ground.world(arm, self.draw)
        initial = self._initial_state(arm, world)
        return Simulation(world, initial, CompiledWeek(world, initial))

    def _new_initial_state(self, world: World) -> InitialState:
        """The past of every lane, by its own parameters; what the scenario states holds in all of them."""
        free = {name: values for name, values in self.sets.values.items() if name not in world.scenario.parameters}
        firsts = self.sets.numbers * self.each + self.series * CHANCE_OF_A_SERIES
        futures = Futures.of_sets(free, firsts, self.each)
        values = futures.values(world.parameters, world.seed)
        return InitialState(world, futures.batch(np.arange(futures.count), values))

    def further(self, times: int) -> list[Trial]:
        """This trial and others of the same sets with other people and chance; created once."""
        while len(self._further) < times - 1:
            series = self.series + len(self._further) + 1
            self._further.append(Trial(self.ground, self.draw, self.sets, self.each, series))
        return [self, *self._further[: times - 1]]

    def of(self, place: int) -> OneSet:
        """The view of one set for the patterns."""
        return OneSet([self], slice(place * self.each, (place + 1) * self.each))


class OneSet:
    """A session restricted to the lanes of one set, from one trial or several."""

    def __init__(self, trials: list[Trial], lanes: slice):
        self.trials, self.lanes = trials, lanes

    def run(self, arm: Arm) -> ArmRun:
        """The weeks of an arm under this set."""
        return CourseRun(LanesOf([trial.course(arm) for trial in self.trials], self.lanes))

    def anew(self) -> OneSet:
        """The same set with other people and chance."""
        return OneSet(self.trials[0].further(FRESH_SERIES + 1)[-1:], self.lanes)

    def larger(self, times: int) -> OneSet:
        """The same set with more replicates, for short arms with rare events."""
        return OneSet(self.trials[0].further(min(times, MOST_SERIES)), self.lanes)


class SetRuns(Runs):
    """One set as contrasts see it. Their arms have names of their own here, beside those of the patterns."""

    def __init__(self, one: OneSet):
        super().__init__("none", (one.lanes.stop - one.lanes.start) * len(one.trials))
        self.one = one

    def run(self, arm: Arm) -> ArmRun:
        """The weeks of an arm under this set."""
        changes = {"uncertainty": "none", "name": f"contrast: {arm.name}"}
        return self.one.run(replace(arm, scenario=arm.scenario.model_copy(update=changes)))
