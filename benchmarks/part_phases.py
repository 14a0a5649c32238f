"""The share of each mechanism in a compiled week, and what waiting for memory adds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from time import process_time
from typing import Any

import numpy as np

from benchmarks.figures import Figure
from benchmarks.measuring import interleaved, middle
from benchmarks.phase_shares import time_phases
from benchmarks.worlds import compile_first, initial_state_of, simulation_of, world_of
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.world.world import World

REPLICATES = 32
# So few people that the state of a batch stays in the processor's cache.
IN_CACHE = 48
SHOWN = 20


def measure(quick: bool) -> list[Figure]:
    """Shares of cycles in cache; the cost of a week in cache and out of it."""
    weeks = 30 if quick else 104
    small, usual = world_of(IN_CACHE, 10 * weeks), world_of(200 if quick else 1_000, weeks)
    pasts = {world.organization.size: initial_state_of(world, REPLICATES) for world in (small, usual)}
    cycles = time_phases(small, pasts[IN_CACHE])
    largest = sorted(cycles, key=lambda name: -cycles[name])[:SHOWN]
    whole = sum(cycles.values())
    compile_first(small, pasts[IN_CACHE])
    figures = [Figure(name, 100.0 * cycles[name] / whole, "%") for name in largest]
    figures.append(Figure(f"the other {len(cycles) - len(largest)} phases",
                          100.0 * sum(cycles[name] for name in cycles if name not in largest) / whole, "%"))
    return [*figures, *_cost(small, usual, pasts)]


class Stopwatch:
    """A function that adds up the processor time of its calls."""

    def __init__(self, function: Callable[..., Any]):
        self.function, self.seconds = function, 0.0

    def __call__(self, *arguments: Any) -> Any:
        start = process_time()
        result = self.function(*arguments)
        self.seconds += process_time() - start
        return result


def _cost(small: World, usual: World, pasts: Mapping[int, InitialState]) -> list[Figure]:
    """What a person-week costs inside the compiled functions, and around them."""
    kernels: dict[int, list[float]] = {}

    def prepared(world: World) -> Callable[[], None]:
        simulation = simulation_of(world, pasts[world.organization.size])
        spent = kernels.setdefault(world.organization.size, [])
        clock = Stopwatch(simulation.engine.step)
        simulation.engine.step = clock

        def run() -> None:
            simulation.run()
            spent.append(clock.seconds)
        return run

    worlds = {str(world.organization.size): world for world in (small, usual)}
    timings = interleaved({name: partial(prepared, world) for name, world in worlds.items()}, 3)
    figures = []
    for world in (small, usual):
        people, weeks = world.organization.size, world.scenario.weeks
        scale = 1e9 / (people * weeks * REPLICATES)
        mechanisms, total = float(np.median(kernels[people])) * scale, middle(timings[str(people)]) * scale
        figures += [Figure(f"compiled week, {people:,} people", mechanisms, "ns"),
                    Figure(f"around it (newcomers, record), {people:,} people", total - mechanisms, "ns")]
    return figures
