"""A million people: cost per person-week against ten thousand, and memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from benchmarks.figures import Figure
from benchmarks.measuring import interleaved, middle, peak_memory, process
from benchmarks.worlds import compile_first, initial_state_of, simulation_of, world_of

WEEKS = 52
WHOLE = """
import json, sys, time
import cxsim
from benchmarks.measuring import peak_memory
from benchmarks.worlds import scenario_of
start = time.perf_counter()
result = cxsim.run(scenario_of(int(sys.argv[1]), int(sys.argv[2])), replicates=1, engine="compiled")
print(json.dumps({"seconds": time.perf_counter() - start, "peak": peak_memory()}))
"""


def measure(quick: bool) -> list[Figure]:
    """Ratio of the cost of weeks alone, and one whole run in a process of its own."""
    large, small = (20_000, 2_000) if quick else (1_000_000, 10_000)
    whole = process(["-c", WHOLE, str(large), str(WEEKS)]).told
    worlds = {people: world_of(people, WEEKS) for people in (small, large)}
    pasts = {people: initial_state_of(world, 1) for people, world in worlds.items()}
    compile_first(worlds[small], pasts[small])

    def prepared(people: int) -> Callable[[], None]:
        return simulation_of(worlds[people], pasts[people]).run

    timings = interleaved({str(people): partial(prepared, people) for people in worlds}, 3)
    cost = {people: middle(timings[str(people)]) / people / WEEKS * 1e9 for people in worlds}
    return [
        Figure(f"weeks of {small:,} people, 1 replicate", cost[small], "ns"),
        Figure(f"weeks of {large:,} people, 1 replicate", cost[large], "ns"),
        Figure("cost of a person-week, large against small", cost[large] / cost[small], "x", "at most", 4),
        Figure(f"whole run of {large:,} people, doing nothing beside it", whole["seconds"], "s"),
        Figure("peak memory of the whole run", whole["peak"], "MB", "at most", 16 * 1024),
        Figure("peak memory of this part", peak_memory(), "MB"),
    ]
