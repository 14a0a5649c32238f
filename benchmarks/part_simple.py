"""The same simple work in several forms: processor time per person-week, and whether they come to the same."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import Any

import numpy as np

from benchmarks import kernel_form, starsim_form
from benchmarks.cxsim_form import run_cxsim, simulation_of
from benchmarks.figures import Figure, missing, ratio
from benchmarks.list_form import as_lists, run_lists
from benchmarks.measuring import interleaved
from benchmarks.mesa_form import NetworkModel, TwoStageModel, run_mesa
from benchmarks.threshold_work import ThresholdWork

REPLICATES = 32
# Mesa and lists run one replicate per round; on a smaller organization lists run enough to compare outcomes.
COMPARED_PEOPLE = 1_000
COMPARED_REPLICATES = 64
CXSIM, KERNEL = "cxsim", "hand-written kernel"
# What a form needs beside cxsim.
NEEDS = {"starsim": "starsim", KERNEL: "numba"}
# Forms with several replicates at a time.
SIDE_BY_SIDE = {CXSIM: REPLICATES, KERNEL: kernel_form.REPLICATES}

Prepare = Callable[[], Callable[[], Any]]


def forms(work: ThresholdWork, turn: Iterator[int]) -> dict[str, Prepare]:
    """A preparation of each form; those of one replicate take the next one of ``turn``."""

    def mesa(model: type[NetworkModel]) -> Callable[[], Any]:
        return partial(run_mesa, model(work, next(turn)), work.weeks)

    def cxsim(replicates: int) -> Callable[[], Any]:
        return partial(run_cxsim, simulation_of(work, range(replicates), "compiled"))

    return {
        "Mesa, network example": lambda: mesa(NetworkModel),
        "Mesa, all at once": lambda: mesa(TwoStageModel),
        "plain Python lists": lambda: partial(run_lists, as_lists(work, next(turn)), work.weeks),
        "starsim": lambda: starsim_form.prepared(work, next(turn)),
        CXSIM: lambda: cxsim(REPLICATES),
        "cxsim, 1 replicate": lambda: cxsim(1),
        KERNEL: lambda: kernel_form.prepared(work),
    }


def lacking(form: str) -> str:
    """The package without which a form cannot run here; empty if there is none."""
    package = NEEDS.get(form, "")
    return package if package and importlib.util.find_spec(package) is None else ""


def measure(quick: bool) -> list[Figure]:
    """Nanoseconds of each form, ratios to cxsim, and whether outcomes agree."""
    work = ThresholdWork(people=500 if quick else 10_000)
    ready = {name: prepare for name, prepare in forms(work, count()).items() if not lacking(name)}
    warm(ready)
    timings = interleaved(ready)
    costs = {
        name: [timing.processor / SIDE_BY_SIDE.get(name, 1) / work.people / work.weeks * 1e9 for timing in timed]
        for name, timed in timings.items()
    }
    small = ThresholdWork(people=COMPARED_PEOPLE // 5 if quick else COMPARED_PEOPLE)
    return [*table(costs), *agreement(small, COMPARED_REPLICATES)]


def warm(ready: dict[str, Prepare]) -> None:
    """Compile on a small organization, so that nothing below is charged for it."""
    small = forms(ThresholdWork(people=100, weeks=4), count())
    for name in ready:
        small[name]()()


def table(costs: dict[str, list[float]]) -> list[Figure]:
    """What each form costs, and how it stands to cxsim; a form that cannot run here says what it lacks."""
    figures, ratios = [], []
    for name in forms(ThresholdWork(), count()):
        against = f"times as slow as the {KERNEL}" if name == KERNEL else f"times as fast as {name}"
        if name not in costs:
            figures.append(missing(f"{name}, a person-week", f"{lacking(name)} is not installed"))
            ratios.append(missing(against, f"{lacking(name)} is not installed"))
            continue
        figures.append(Figure(f"{name}, a person-week", tuple(costs[name]), "ns"))
        if name == KERNEL:
            ratios.append(ratio(against, costs[CXSIM], costs[name]))
        elif name != CXSIM:
            ratios.append(ratio(against, costs[name], costs[CXSIM]))
    return [*figures, *ratios]


def agreement(work: ThresholdWork, replicates: int) -> list[Figure]:
    """Final adoption of cxsim against plain lists; that the other forms agree with these is a test.

    Replicates are paired: the same thresholds and the same first ones, other chance afterwards.
    """
    from scipy.stats import ks_2samp

    blocks = [range(start, min(start + REPLICATES, replicates)) for start in range(0, replicates, REPLICATES)]
    cxsim = np.concatenate([run_cxsim(simulation_of(work, block, "compiled"))[-1] for block in blocks])
    lists = np.array([run_lists(as_lists(work, replicate), work.weeks)[-1] for replicate in range(replicates)])
    difference = cxsim - lists
    errors = abs(difference.mean()) / (difference.std(ddof=1) / np.sqrt(replicates))
    return [
        Figure(f"final adoption on lists, {work.people} people", (float(lists.mean()),), "share"),
        Figure(f"final adoption in cxsim, {work.people} people", (float(cxsim.mean()),), "share"),
        Figure("their difference", (float(errors),), "SE", "standard errors; above 3 they do not agree"),
        Figure("p of one distribution", (float(ks_2samp(lists, cxsim).pvalue),), "",
               "Kolmogorov-Smirnov; below .001 they do not agree"),
    ]
