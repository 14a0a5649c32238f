"""The reference engine on numpy arrays against the compiled one; both leave the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from benchmarks.figures import Figure
from benchmarks.measuring import interleaved, middle
from benchmarks.worlds import Engine, compile_first, initial_state_of, simulation_of, world_of
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.world.world import World

Values = NDArray[np.float64]

ENGINES: tuple[Engine, ...] = ("numpy", "compiled")


def _prepared(world: World, past: InitialState, engine: Engine) -> Callable[[], Values]:
    simulation = simulation_of(world, past, engine)

    def run() -> Values:
        simulation.run()
        return simulation.sums

    return run


def measure(quick: bool) -> list[Figure]:
    """Processor time per person-week of the weeks alone, 32 replicates and 1."""
    people, weeks = (200, 20) if quick else (1_000, 104)
    world = world_of(people, weeks)
    figures = []
    for replicates in (32, 1):
        past = initial_state_of(world, replicates)
        compile_first(world, past)

        timings = interleaved({engine: partial(_prepared, world, past, engine) for engine in ENGINES}, 3)
        if not np.array_equal(timings["numpy"][0].outcome, timings["compiled"][0].outcome):
            raise RuntimeError("the engines do not agree")
        cost = {engine: middle(timings[engine]) / (people * weeks * replicates) * 1e9 for engine in ENGINES}
        size = f"{people:,} people, {replicates} replicate{'s' if replicates > 1 else ''}"
        figures += [Figure(f"{engine}, {size}", cost[engine], "ns") for engine in ENGINES]
        figures.append(Figure(f"compiled against numpy, {size}", cost["numpy"] / cost["compiled"], "x"))
    return figures
