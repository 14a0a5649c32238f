"""One replicate of a scenario that can be stepped by hand; the basis of the Mesa model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.folding import Folding
from cxsim.engine.week.recording import recording_of
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.batch import Batch, own_values
from cxsim.engine.world.build import build_world, refuse_misfit
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import ResultError
from cxsim.organization.structure import Organization
from cxsim.results.recording import Recording
from cxsim.scenario.schema.schema import Scenario


def one_replicate(scenario: Scenario, seed: int, replicate: int) -> Simulation:
    """One replicate on the reference engine; InputError if the scenario does not fit its organization."""
    organization = organization_of(scenario, seed, replicate % scenario.organization_draws)
    return simulation_of(scenario, organization, seed, np.array([replicate]))


def simulation_of(
    scenario: Scenario, organization: Organization, seed: int, numbers: NDArray[np.int64]
) -> Simulation:
    """The reference engine with the replicates of these numbers on one organization; refuses a scenario that does not
    fit it.
    """
    refuse_misfit(scenario, organization, seed)
    world = build_world(scenario, organization, seed)
    initial = InitialState(world, Batch(numbers, numbers, own_values(world.parameters, seed, numbers), numbers))
    return Simulation(world, initial, NumpyWeek(world, initial))


def recording_of_last_week(simulation: Simulation) -> Recording:
    """The recording of the last week that was run, computed by the same code as that of a whole run."""
    if simulation.recorded is None:
        raise ResultError("no week has been run yet: call step() first")
    world, number = simulation.world, simulation.recorded.number
    costs = {intervention: cost[number : number + 1, 0]
             for intervention, cost in simulation.plan.weekly_costs().items()}
    plan = replace(world.plan, costs=costs)
    folding = Folding(world, range(number, number + 1), simulation.initial.batch.size, groups=True)
    folding.take(simulation.recorded)
    return recording_of(replace(world, plan=plan), folding.kept(), None)
