"""The week's kernel: against the earlier code, process by process in turn, and over the floor of its arithmetic."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.everyday import COMBINED, write_scenarios
from benchmarks.figures import Figure, missing, ratio
from benchmarks.measuring import ROOT, ROUNDS, run_job
from benchmarks.old_code import COMMIT, old_code, why_not
from benchmarks.vector_peak import OPERATIONS, floor, peak
from benchmarks.week_operations import operations
from benchmarks.worlds import initial_state_of, simulation_of, world_of

REPLICATES = 32


def cost(told: dict[str, Any]) -> float:
    """Nanoseconds of a person-week in the compiled weeks: the median go, without the first, which warms up."""
    return median(go["kernel"] / go["person_weeks"] for go in told["goes"][1:]) * 1e9


def measure(quick: bool) -> list[Figure]:
    """Nanoseconds of processor time, and ratios."""
    more = ["--replicates", str(REPLICATES), "--goes", "2" if quick else "6"]
    with ExitStack() as open_while:
        folder = Path(open_while.enter_context(tempfile.TemporaryDirectory()))
        old = open_while.enter_context(old_code())
        roots = [root for root in (old, ROOT) if root]
        files = {root: write_scenarios(root, folder / str(number))[COMBINED] for number, root in enumerate(roots)}
        costs: dict[Path, list[float]] = {root: [] for root in roots}
        peaks = []
        for _ in range(1 if quick else ROUNDS):
            for root in roots:
                costs[root].append(cost(run_job(root, [files[root]], *more)[1]))
            peaks.append(peak())
    this, floors = costs[ROOT], [floor(each) for each in peaks]
    return [
        *(against(costs[old], this) if old else [missing("times as fast as d72140f", why_not())]),
        Figure("this code, a person-week", tuple(this), "ns"),
        Figure("vector operations per nanosecond", tuple(peaks), "1/ns", "eight doubles each, in registers"),
        Figure("arithmetic floor of a lane-week", tuple(floors), "ns", f"{OPERATIONS:,} operations for eight lanes"),
        ratio("kernel over floor", this, floors),
        *counted(this, peaks),
    ]


def counted(this: list[float], peaks: list[float]) -> list[Figure]:
    """The same with the operations that are compiled today, instead of those that the goal was set for."""
    simulation = simulation_of(world := world_of(1_000, 1), initial_state_of(world, REPLICATES))
    count = operations(world, simulation.engine)
    floors = [floor(each, round(count)) for each in peaks]
    note = f"{count:,.0f} operations, counted in the compiled instructions of the benchmark's plan"
    return [Figure("floor of the operations compiled", tuple(floors), "ns", note),
            ratio("kernel over the floor of the operations compiled", this, floors)]


def against(old: list[float], this: list[float]) -> list[Figure]:
    """The earlier code, and how many times as fast this one is."""
    return [Figure(f"{COMMIT}, a person-week", tuple(old), "ns"), ratio(f"times as fast as {COMMIT}", old, this)]
