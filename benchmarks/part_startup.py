"""What starting costs: the import, and compiling with an empty and with a filled cache."""

from __future__ import annotations

import tempfile
from statistics import median

from benchmarks.figures import Figure
from benchmarks.measuring import process

# Importing cxsim may load none of these.
HEAVY = ("mesa", "pandas", "networkx", "numba", "matplotlib", "pyarrow", "scipy")
IMPORT = f"import cxsim, json, sys; print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
# From before the engine is asked for until the first week is done; then one more week, which is all that is left
# when nothing is compiled or loaded.
FIRST_WEEK = """
import json, sys, time
from benchmarks.worlds import initial_state_of, simulation_of, world_of
world = world_of(16, 2)
past = initial_state_of(world, int(sys.argv[1]))
start = time.perf_counter()
simulation = simulation_of(world, past)
simulation.step()
print(json.dumps(time.perf_counter() - start))
"""


def measure(quick: bool) -> list[Figure]:
    """Seconds."""
    repeats = 3 if quick else 5
    plain, imported, loaded = [], [], []
    for _ in range(repeats):
        plain.append(process(["-c", "pass"]).wall)
        told = process(["-c", IMPORT])
        imported.append(told.wall)
        loaded += told.told
    figures = [
        Figure("Python alone", median(plain), "s"),
        Figure("Python with import cxsim", median(imported), "s"),
        Figure("import cxsim", median(imported) - median(plain), "s", "at most", 1),
        Figure("heavy packages that it loads", len(set(loaded)), "", "at most", 0),
    ]
    for replicates, name in ((32, "side by side"), (1, "one replicate")):
        with tempfile.TemporaryDirectory() as cache:
            cold = process(["-c", FIRST_WEEK, str(replicates)], CXSIM_CACHE=cache).told
            warm = [process(["-c", FIRST_WEEK, str(replicates)], CXSIM_CACHE=cache).told for _ in range(repeats)]
        figures += [Figure(f"first week, {name}, compiled for it", cold, "s"),
                    Figure(f"first week, {name}, compiled before", median(warm), "s")]
    return figures
