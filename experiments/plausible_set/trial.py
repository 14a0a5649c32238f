"""The results of parameter sets: arms in which many sets run side by side, each lane with its own parameters."""

from __future__ import annotations

from collections.abc import Mapping
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
            self._worlds[arm.name, draw] = replace(world, parameters={**world.parameters, **arm.parameters})
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


class Trial(Session):
    """A session whose replicates are sets times replicates, on one organization; at most 32 lanes."""

    def __init__(self, ground: Ground, draw: int, sets: Sets, replicates: int, series: int = 0):
        if len(sets) * replicates > LANES:
            raise ValueError(f"{len(sets)} sets with {replicates} replicates do not fit into {LANES} lanes")
        super().__init__(replicates=len(sets) * replicates, seed=ground.seed, engine="compiled")
        self.ground, self.draw, self.sets, self.each, self.series = ground, draw, sets, replicates, series
        # Without this trial itself: a self-reference would keep its arrays in memory until garbage collection.
        self._further: list[Trial] = []

    def run(self, arm: Arm) -> ArmRun:
        """The weeks of an arm, with the share of filled positions (``staffed``)."""
        if arm.name not in self._runs:
            simulation = self.simulation(arm)
            totals = self.totals(simulation, arm)
            weekly = dict(weekly_of(simulation, totals).weekly)
            people = totals[:, simulation.world.layout.week.number["people"]]
            weekly["staffed"] = people / simulation.world.organization.size
            weekly.update({AT_START + name: mean_at_start(simulation, name)[None] for name in STARTS})
            self._runs[arm.name] = ArmRun(weekly)
        return self._runs[arm.name]

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
        return InitialState(world, futures.batch(np.arange(futures.count), world.parameters))

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
        runs = [trial.run(arm).weekly for trial in self.trials]
        return ArmRun({name: np.concatenate([run[name][:, self.lanes] for run in runs], axis=1) for name in runs[0]})

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
