"""The world of a game: its one future, run from the start with the plan so far.

The same chance meets every plan, so the weeks behind stay as they were, byte for byte, whatever is decided next.
"""

from __future__ import annotations

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.engine.compiled.week import CompiledWeek
from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.reading.known import Known, Notes
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.build import build_world
from cxsim.play.state import State
from cxsim.studies.ensemble import compare_paired
from cxsim.studies.futures import Futures
from cxsim.studies.work import Engine

PLAYED = "Played"
THE_FUTURE = Futures.span(0, 1)
"""The first future of the seed: the first of any run of the plan."""


def known(state: State, engine: Engine = "numpy") -> Known:
    """What the player knows at the start of this week."""
    table = state.table
    scenario = table.company.model_copy(update={"plan": state.scenario().plan})
    world = build_world(scenario, table.organization, table.begin.seed)
    batch = THE_FUTURE.batch(np.array([0]), THE_FUTURE.values(world.parameters, world.seed))
    initial = InitialState(world, batch)
    weeks = CompiledWeek(world, initial) if engine == "compiled" else NumpyWeek(world, initial)
    simulation = Simulation(world, initial, weeks)
    notes = Notes(simulation)
    while simulation.week < state.week:
        notes.take()
        simulation.step()
    notes.take()
    return notes.known()


def outcome(state: State, engine: Engine = "numpy") -> Comparison:
    """What the plan came to beside doing nothing, in the future that was played: the truth, for when a game is over."""
    terms = state.table.terms
    return compare_paired([terms.company, state.scenario(PLAYED)], baseline=terms.company.name, replicates=1,
                          seed=state.table.begin.seed, engine=engine)
