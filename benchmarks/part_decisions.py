"""What a decision costs beyond the runs: comparison, risks and robustness, other rules and networks, and memory."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.figures import Figure
from benchmarks.measuring import process

if TYPE_CHECKING:
    from cxsim.analysis.compare import Comparison
    from cxsim.scenario.schema.schema import Scenario

ROUNDS = 5
# Everything that a decision can rest on: outcomes have a worth, and no assumption is taken for certain.
CHANGES = {"uncertainty": "full", "value": {"adopter_week": 60, "customer_index_point_week": 1000}}
PLANS = """
import json, sys, time
import cxsim
from benchmarks.measuring import peak_memory
from benchmarks.part_decisions import demo_plans
plans, replicates = demo_plans(int(sys.argv[1])), int(sys.argv[2])
"""
MEMORY_JOB = PLANS + """
from cxsim.report.write import write_comparison
    from cxsim.words import decision
comparison = cxsim.compare(plans, replicates=replicates)
ran = peak_memory()
write_comparison(comparison, sys.argv[3], full="full" in sys.argv)
print(json.dumps({"ran": ran, "written": peak_memory()}))
"""
ROBUST_JOB = PLANS + """
from cxsim.studies.alternatives import with_survivals
start = time.perf_counter()
comparison = cxsim.compare(plans, replicates=replicates)
ran = time.perf_counter()
with_survivals(comparison, plans, engine=sys.argv[3], replicates=int(sys.argv[4]))
print(json.dumps({"main": ran - start, "robust": time.perf_counter() - ran}))
"""


def demo_plans(count: int) -> list[Scenario]:
    """The first plans of the demo, with worth of outcomes and every assumption varied."""
    from cxsim.cli.shipped import demo_scenarios
    from cxsim.scenario.loading.load import load_scenario
    from cxsim.scenario.loading.overrides import with_overrides

    return [with_overrides(load_scenario(file), CHANGES) for file in demo_scenarios()[:count]]


def measure(quick: bool) -> list[Figure]:
    """After the runs; other rules and networks; memory."""
    return [*after_the_runs(8 if quick else 200), *other_rules(8 if quick else 200, quick),
            *memory(16 if quick else 500)]


def after_the_runs(replicates: int) -> list[Figure]:
    """Four plans that have run: from their results to everything that is said and written about them."""
    import cxsim
    from cxsim.analysis.compare import Comparison
    from cxsim.report.write import write_comparison
    from cxsim.words import decision

    ran = cxsim.compare(demo_plans(4), replicates=replicates)

    def words(comparison: Comparison) -> None:
        decision.overturn_words(comparison)
        decision.worth_words(comparison)

    def everything(comparison: Comparison) -> None:
        words(comparison)
        with tempfile.TemporaryDirectory() as folder:
            comparison.save(Path(folder) / "data")

    def report(comparison: Comparison) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_comparison(comparison, Path(folder) / "report")

    taken = timed({"all": everything, "report": report, "ranking": Comparison.ranking, "risks": Comparison.risks,
                   "robustness": Comparison.robustness, "words": words}, lambda: Comparison.of(ran.results))
    return [
        Figure("after the runs: comparison, risks, robustness, words and data files", taken["all"], "s", "at most", 3),
        Figure("after the runs: the same with report and pictures", taken["report"], "s", "at most", 3),
        *(Figure(f"of that: {name}", taken[name], "s") for name in ("ranking", "risks", "robustness", "words")),
    ]


def timed(programs: dict[str, Callable[[Any], Any]], fresh: Callable[[], Any]) -> dict[str, float]:
    """Median seconds of each program over some rounds; each begins with what nobody has looked at yet."""
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, program in programs.items():
            given = fresh()
            start = time.perf_counter()
            program(given)
            seconds[name].append(time.perf_counter() - start)
    return {name: median(taken) for name, taken in seconds.items()}


def other_rules(replicates: int, quick: bool) -> list[Figure]:
    """``--robust`` with five plans: with no other rule compiled yet, compiling them on request, and afterwards."""
    from cxsim.studies.alternatives import REPLICATES

    tried = 8 if quick else REPLICATES
    with tempfile.TemporaryDirectory() as cache:

        def job(engine: str) -> dict[str, float]:
            told: dict[str, float] = process(
                ["-c", ROBUST_JOB, "5", str(replicates), engine, str(tried)], CXSIM_CACHE=cache).told
            return told

        found = [Figure("--robust, the other rules on numpy", (first := job("auto"))["robust"], "s")]
        if quick:
            return found
        compiling, later = job("compiled"), job("auto")
        return [
            *found,
            Figure("--robust --engine compiled, which compiles the other rules once", compiling["robust"], "s"),
            Figure("--robust from then on", later["robust"], "s"),
            Figure("--robust from then on, against the comparison itself", later["robust"] / later["main"], "x"),
            Figure("the comparison itself (5 plans), compiling included", first["main"], "s"),
            Figure("the comparison itself (5 plans)", later["main"], "s"),
        ]


def memory(replicates: int) -> list[Figure]:
    """Peak memory of whole processes with four plans, with replicates and twice as many."""
    with tempfile.TemporaryDirectory() as folder:

        def job(count: int, *more: str) -> dict[str, float]:
            place = f"{folder}/{count}{''.join(more)}"
            told: dict[str, float] = process(["-c", MEMORY_JOB, "4", str(count), place, *more]).told
            return told

        few, many, full = job(replicates), job(2 * replicates), job(2 * replicates, "full")
    shown = f"{2 * replicates:,}"
    return [
        Figure(f"peak memory, 4 plans x {shown} replicates, simulated", many["ran"], "MB"),
        Figure(f"peak memory, 4 plans x {shown} replicates, with report", many["written"], "MB", "at most", 1500),
        Figure(f"peak memory, 4 plans x {shown} replicates, with report and --full", full["written"], "MB",
               "at most", 1500),
        Figure("memory that 100 more replicates of a plan take",
               (many["written"] - few["written"]) / (0.04 * replicates), "MB"),
    ]
