"""Full simulations of any size, for the parts that time weeks without the studies around them."""

from __future__ import annotations

import numpy as np

from cxsim.engine.compiled.week import CompiledWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.build import build_world
from cxsim.engine.world.organizations import organization_of
from cxsim.engine.world.world import World
from cxsim.scenario.schema.schema import Scenario

DEPARTMENTS = 8
# A plan that keeps most forces of the model busy for most of the time.
PLAN = (
    {"type": "mandate", "start_week": 4, "weeks": 40, "strength": 1.0, "monitoring": 0.8},
    {"type": "training", "start_week": 4, "weeks": 26, "hours_per_week": 4},
    {"type": "governing_committee", "start_week": 2, "weeks": 80},
)


def scenario_of(people: int, weeks: int, **changed: object) -> Scenario:
    """A generated organization of ``people`` in eight departments, under the plan; parameters at their defaults."""
    sizes = [people // DEPARTMENTS + (number < people % DEPARTMENTS) for number in range(DEPARTMENTS)]
    departments = [{"name": f"department_{number + 1}", "size": size} for number, size in enumerate(sizes)]
    return Scenario.model_validate({
        "name": "benchmark", "weeks": weeks, "seed": 1, "uncertainty": "none",
        "organization": {"generate": {"departments": departments}}, "plan": {"interventions": list(PLAN)}, **changed,
    })


def world_of(people: int, weeks: int) -> World:
    """The scenario on its organization."""
    scenario = scenario_of(people, weeks)
    return build_world(scenario, organization_of(scenario, 1), 1)


def initial_state_of(world: World, replicates: int) -> InitialState:
    """The past of replicates 0, 1, ..."""
    return InitialState(world, Batch(np.arange(replicates), np.arange(replicates), world.parameters))


def simulation_of(world: World, initial: InitialState) -> Simulation:
    """A simulation on the compiled engine that is ready to run."""
    return Simulation(world, initial, CompiledWeek(world, initial))
