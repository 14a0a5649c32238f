"""The same simple work in four forms, and cxsim's full week beside it: processor time per person-week."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.cxsim_form import run_cxsim, simulation_of
from benchmarks.figures import Figure
from benchmarks.list_form import as_lists, run_lists
from benchmarks.measuring import interleaved, middle
from benchmarks.mesa_form import NetworkModel, TwoStageModel, run_mesa
from benchmarks.threshold_work import ThresholdWork
from benchmarks.worlds import compile_first, initial_state_of, world_of
from benchmarks.worlds import simulation_of as full_simulation_of

REPLICATES = 32
# Mesa and lists run one replicate per repeat; on a smaller organization they run enough to compare outcomes.
COMPARED_PEOPLE = 1_000
COMPARED_REPLICATES = 64


def measure(quick: bool) -> list[Figure]:
    """Ratios to Mesa and to plain lists, and whether outcomes agree."""
    work = ThresholdWork(people=500 if quick else 10_000)
    repeats = 3
    full_world = world_of(work.people, work.weeks)
    full_past = initial_state_of(full_world, REPLICATES)
    compile_first(full_world, full_past)
    simulation_of(work, range(REPLICATES), "compiled").step()
    simulation_of(work, range(1), "compiled").step()
    turn = iter(range(10 * repeats))

    def mesa(form: type[NetworkModel]) -> Callable[[], Callable[[], Any]]:
        def prepared() -> Callable[[], Any]:
            model = form(work, next(turn))
            return lambda: run_mesa(model, work.weeks)
        return prepared

    def lists() -> Callable[[], Any]:
        ready = as_lists(work, next(turn))
        return lambda: run_lists(ready, work.weeks)

    def cxsim(replicates: int) -> Callable[[], Callable[[], Any]]:
        def prepared() -> Callable[[], Any]:
            simulation = simulation_of(work, range(replicates), "compiled")
            return lambda: run_cxsim(simulation)
        return prepared

    def full_week() -> Callable[[], Any]:
        return full_simulation_of(full_world, full_past).run

    timings = interleaved({
        "mesa": mesa(NetworkModel), "stages": mesa(TwoStageModel), "lists": lists, "cxsim": cxsim(REPLICATES),
        "one": cxsim(1), "full": full_week,
    }, repeats)  # fmt: skip
    person_weeks = work.people * work.weeks
    cost = {name: middle(timings[name]) / person_weeks * 1e9 for name in timings}
    cost["cxsim"] /= REPLICATES
    cost["full"] /= REPLICATES
    return [
        Figure("Mesa, as its network example", cost["mesa"], "ns"),
        Figure("Mesa, as its example of all at once", cost["stages"], "ns"),
        Figure("the same model on plain Python lists", cost["lists"], "ns"),
        Figure("cxsim, the same work, 32 replicates", cost["cxsim"], "ns"),
        Figure("cxsim, the same work, 1 replicate", cost["one"], "ns"),
        Figure("cxsim, full week, 32 replicates", cost["full"], "ns"),
        Figure("same work, times as fast as Mesa", cost["mesa"] / cost["cxsim"], "x", "at least", 200),
        Figure("same work, times as fast as plain lists", cost["lists"] / cost["cxsim"], "x", "at least", 30),
        Figure("full week, times as fast as Mesa's simple work", cost["mesa"] / cost["full"], "x", "at least", 50),
        Figure("1 replicate at a time, same work, times as fast as Mesa", cost["mesa"] / cost["one"], "x"),
        Figure("same work, times as fast as Mesa all at once", cost["stages"] / cost["cxsim"], "x"),
        Figure("full week, times as fast as Mesa all at once", cost["stages"] / cost["full"], "x"),
        *agreement(ThresholdWork(people=COMPARED_PEOPLE // 5 if quick else COMPARED_PEOPLE), COMPARED_REPLICATES),
    ]


def agreement(work: ThresholdWork, replicates: int) -> list[Figure]:
    """Final adoption of cxsim against plain lists (Mesa and lists agree to the last digit: a test).

    Replicates are paired: the same thresholds and the same first ones, other chance afterwards.
    """
    from scipy.stats import ks_2samp

    blocks = [range(start, min(start + REPLICATES, replicates)) for start in range(0, replicates, REPLICATES)]
    cxsim = np.concatenate([run_cxsim(simulation_of(work, block, "compiled"))[-1] for block in blocks])
    lists = np.array([run_lists(as_lists(work, replicate), work.weeks)[-1] for replicate in range(replicates)])
    difference = cxsim - lists
    errors = abs(difference.mean()) / (difference.std(ddof=1) / np.sqrt(replicates))
    return [
        Figure(f"final adoption on lists, {work.people} people", float(lists.mean()), "share"),
        Figure(f"final adoption in cxsim, {work.people} people", float(cxsim.mean()), "share"),
        Figure("their difference in standard errors", float(errors), "", "at most", 3),
        Figure("Kolmogorov-Smirnov p of one distribution", float(ks_2samp(lists, cxsim).pvalue), "", "at least", 0.001),
    ]
