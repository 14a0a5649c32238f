"""Runs of the arms that patterns compare, each once, on one organization and common random numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.compiled.week import CompiledWeek, weaving_of
from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.recorded_week import RecordedWeek
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.build import build_world
from cxsim.engine.world.organizations import organization_of
from cxsim.engine.world.world import World
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.work import Engine, chosen_engine
from experiments.measuring import without

Values = NDArray[np.float64]

Act = Callable[[Simulation], None]

# Common random numbers: replicate r of every arm has the same people and random events. At least 20 are needed; 32 fill
# the lanes of a compiled block.
REPLICATES = 32
SEED = 11


@dataclass(frozen=True)
class Arm:
    """A scenario, direct acts before each week where no intervention does them, and a reorganization.

    Arms with the same name are the same arm. ``parameters`` may be outside the ranges allowed in scenarios.
    """

    scenario: Scenario
    act: Act | None = None
    reorganize: Callable[[Organization], Organization] | None = None
    parameters: Mapping[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the scenario."""
        return self.scenario.name


@dataclass(frozen=True)
class ArmRun:
    """Weekly means over people present (events: per slot), shape (weeks, replicates) each."""

    weekly: Mapping[str, Values]

    def mean(self, measure: str, first: int, last: int) -> Values:
        """Mean over weeks ``first`` to ``last`` (exclusive), by replicate."""
        average: Values = self.weekly[measure][first:last].mean(axis=0)
        return average

    def total(self, measure: str, first: int, last: int) -> Values:
        """Sum over weeks, by replicate."""
        summed: Values = self.weekly[measure][first:last].sum(axis=0)
        return summed


@dataclass(frozen=True)
class Switch:
    """What an ablation takes away from every arm: a term, by parameter values, or mechanisms, by name."""

    parameters: Mapping[str, float] = field(default_factory=dict)
    without: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [f"{name} = {value:g}" for name, value in self.parameters.items()]
        return "; ".join([*parts, *(f"without {name}" for name in self.without)])


class Session:
    """Runs arms when first asked for.

    ``switched_off``: what every arm lacks (for ablations). ``may_enlarge``: whether targets of rare events may run more
    replicates.
    """

    def __init__(
        self, *, replicates: int = REPLICATES, seed: int = SEED, engine: Engine = "auto",
        switched_off: Switch | None = None, may_enlarge: bool = True,
    ):
        self.replicates, self.seed, self.engine = replicates, seed, engine
        self.switched_off = Switch() if switched_off is None else switched_off
        self._runs: dict[str, ArmRun] = {}
        self._organizations: dict[str, Organization] = {}
        self._initial_states: dict[str, InitialState] = {}
        self._larger: Session | None = None if may_enlarge else self

    def run(self, arm: Arm) -> ArmRun:
        """The weeks of an arm; every arm runs once."""
        if arm.name not in self._runs:
            simulation = self.simulation(arm)
            self._runs[arm.name] = weekly_of(simulation, self.totals(simulation, arm))
        return self._runs[arm.name]

    def larger(self, times: int) -> Session:
        """A session with more replicates, for short arms with rare events; created once (if allowed)."""
        if self._larger is None:
            self._larger = Session(
                replicates=times * self.replicates, seed=self.seed, engine=self.engine, switched_off=self.switched_off,
            )
        return self._larger

    @staticmethod
    def step(simulation: Simulation, arm: Arm) -> RecordedWeek:
        """One week of an arm, including its direct acts."""
        if arm.act is not None:
            arm.act(simulation)
        return simulation.step()

    def totals(self, simulation: Simulation, arm: Arm) -> Values:
        """All weeks of an arm: what they record of all people together, (weeks, recorded, replicates)."""
        return np.array([self.step(simulation, arm).totals for _ in range(arm.scenario.weeks)])

    def simulation(self, arm: Arm) -> Simulation:
        """An arm before its first week."""
        organization = self._organization(arm)
        scenario = without(arm.scenario, self.switched_off.without)
        world = build_world(scenario, organization, self.seed)
        world = replace(world, parameters={**world.parameters, **self.switched_off.parameters, **arm.parameters})
        initial = self._initial_state(arm, world)
        person_weeks = organization.size * self.replicates * arm.scenario.weeks
        # The compiled engine takes batches of at most 32.
        wanted = "numpy" if self.replicates > REPLICATES else self.engine
        needed = weaving_of(world, organization.size, self.replicates, initial.batch.varying)
        engine = chosen_engine(wanted, person_weeks, arm.scenario.weeks, [needed])
        weeks = CompiledWeek(world, initial) if engine == "compiled" else NumpyWeek(world, initial)
        return Simulation(world, initial, weeks)

    def _organization(self, arm: Arm) -> Organization:
        key = arm.scenario.organization.model_dump_json()
        if key not in self._organizations:
            self._organizations[key] = organization_of(arm.scenario, self.seed)
        organization = self._organizations[key]
        return organization if arm.reorganize is None else arm.reorganize(organization)

    def _initial_state(self, arm: Arm, world: World) -> InitialState:
        """The past, shared by arms that differ in nothing but what is done."""
        if arm.reorganize is not None:
            return self._new_initial_state(world)
        later: dict[str, Any] = {"name": True, "plan": True, "weeks": True,
                 "context": {"shocks": True}}
        key = arm.scenario.model_dump_json(exclude=later) + repr(sorted(arm.parameters.items()))
        if key not in self._initial_states:
            self._initial_states[key] = self._new_initial_state(world)
        return self._initial_states[key]

    def _new_initial_state(self, world: World) -> InitialState:
        chosen = np.arange(self.replicates)
        return InitialState(world, Batch(chosen, chosen, world.parameters))


def weekly_of(simulation: Simulation, totals: Values) -> ArmRun:
    """The weeks of an arm from what they recorded, see ``Session.totals``."""
    week = simulation.world.layout.week
    people = np.maximum(totals[:, week.number["people"]], 1.0)
    slots = float(simulation.world.organization.size)
    return ArmRun({name: totals[:, number] / (people if name in week.of_present else slots)
                   for name, number in week.number.items()})
