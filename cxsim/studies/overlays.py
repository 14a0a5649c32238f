"""``cxsim.overlays``: a run in terms of practitioners' frameworks, at its end or after a number of weeks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.numpy.numpy_week import NumpyWeek
from cxsim.engine.reading.overlays import Overlays, standing
from cxsim.engine.week.by_hand import simulation_of
from cxsim.engine.week.run import Simulation
from cxsim.engine.world.organizations import organization_of
from cxsim.errors import ResultError
from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import fresh_seed
from cxsim.units import counted

Mask = NDArray[np.bool_]

# Overlays are shares of people, for which few replicates are precise enough.
MOST_REPLICATES = 20


def overlays(
    what: Any, *, weeks: int | None = None, replicates: int | None = None, seed: int | None = None
) -> Overlays:
    """Skill-will matrix, stages, Kelman shares, Lewin's stages and Rogers' categories.

    Parameters
    ----------
    what : Scenario, or something that has run
        A scenario is run here. A ``ChangeModel`` (or any object with a ``simulation``), or a ``Simulation``, is read in
        its current state, without Rogers' categories, because the weeks of first use were not recorded.
    weeks : int or None
        Number of weeks to run; default: the whole horizon.
    replicates, seed : int or None
        Instead of the scenario's own (of its replicates, 20 are taken). Replicate r is that of ``cxsim.run``, on
        organization draw 0.
    """
    if not isinstance(what, Scenario):
        simulation = getattr(what, "simulation", what)
        if not isinstance(simulation, Simulation):
            raise ResultError(f"overlays need a scenario or a model, not a {type(what).__name__}")
        if not isinstance(simulation.engine, NumpyWeek):
            raise ResultError("overlays read the numpy engine: give the scenario, or a simulation with NumpyWeek")
        if (weeks, replicates, seed) != (None, None, None):
            raise ResultError("weeks, replicates and seed can be chosen only for a scenario, not for a run")
        return standing(simulation)
    if weeks is not None and not 0 <= weeks <= what.weeks:
        raise ResultError(f"{counted(weeks, 'week')}: the scenario has 0 to {what.weeks}")
    count = min(what.replicates, MOST_REPLICATES) if replicates is None else replicates
    if count < 1:
        raise ResultError(f"{count} replicates: at least 1 is needed")
    return _watched(_simulation(what, count, seed), what.weeks if weeks is None else weeks)


def _simulation(scenario: Scenario, replicates: int, seed: int | None) -> Simulation:
    stated = scenario.seed if seed is None else seed
    seed = fresh_seed() if stated is None else stated
    organization = organization_of(scenario, seed)
    return simulation_of(scenario, organization, seed, np.arange(replicates))


def _watched(simulation: Simulation, weeks: int) -> Overlays:
    """Run the weeks and record the first week of use of the person who is now in each position."""
    first = np.full(simulation.initial.shape, np.nan)
    generation = simulation.engine.column("generation").copy()
    first[_uses(simulation)] = -1.0
    while simulation.week < weeks:
        simulation.step()
        newest = simulation.engine.column("generation")
        first[newest != generation] = np.nan
        generation = newest.copy()
        first[np.isnan(first) & _uses(simulation)] = simulation.week - 1.0
    return standing(simulation, first)


def _uses(simulation: Simulation) -> Mask:
    engine, behaviors = simulation.engine, range(len(simulation.world.scenario.behaviors))
    uses = np.zeros(simulation.initial.shape, dtype=bool)
    for behavior in behaviors:
        uses |= engine.column("use", behavior) > 0.0
    uses &= engine.column("present") > 0.0
    return uses
