"""A cell of a sweep: what it costs around its weeks, and many parameter sets in one call against single calls."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from typing import Any

import numpy as np

import cxsim
from benchmarks.figures import Figure, missing, ratio
from benchmarks.job import Stopwatch
from benchmarks.measuring import interleaved
from benchmarks.worlds import scenario_of
from cxsim.engine.compiled.week import CompiledWeek
from cxsim.model.parameters import PARAMETERS
from cxsim.scenario.schema.schema import Scenario

PEOPLE, WEEKS, REPLICATES, CELLS = 200, 52, 20, 50
PARAMETER = "identification_weight"
HOW: dict[str, Any] = {"replicates": REPLICATES, "workers": 1, "engine": "compiled"}


def measure(quick: bool) -> list[Figure]:
    """Milliseconds of processor time of a cell, and ratios."""
    people, weeks, count = (40, 10, 6) if quick else (PEOPLE, WEEKS, CELLS)
    values = np.linspace(PARAMETERS[PARAMETER].low, PARAMETERS[PARAMETER].high, count)
    cells = [scenario_of(people, weeks, parameters={PARAMETER: float(value)}) for value in values]
    cxsim.run(cells[0], **HOW)  # compiles
    return [*overhead(cells), *together(scenario_of(people, weeks), cells, values)]


def overhead(cells: list[Scenario]) -> list[Figure]:
    """Each cell by a call of its own, against the compiled weeks in it."""
    step = CompiledWeek.step
    watch = Stopwatch(step)
    CompiledWeek.step = watch.step
    whole, kernels = [], []
    for cell in cells:
        start = time.process_time()
        cxsim.run(cell, **HOW)
        whole.append((time.process_time() - start) * 1e3)
        kernels.append(watch.read()["kernel"] * 1e3)
    CompiledWeek.step = step
    return [
        Figure("a cell", tuple(whole), "ms", "a plan and doing nothing beside it, by a call of its own"),
        Figure("of that, the compiled weeks", tuple(kernels), "ms"),
        ratio("cell over its compiled weeks", whole, kernels),
    ]


def together(scenario: Scenario, cells: list[Scenario], values: np.ndarray) -> list[Figure]:
    """All parameter sets in one call against a call for each, which must come to the same."""
    name = "one call against single calls"
    run_sets = call_for_many()
    if run_sets is None:
        return [missing(name, "this code has no call for many parameter sets")]

    def single() -> Any:
        return [cxsim.run(cell, **HOW).measures["adoption_end"] for cell in cells]

    def one() -> Any:
        return run_sets([scenario], {PARAMETER: values}, **HOW)[0].measures["adoption_end"]

    one()  # compiles
    timings = interleaved({"single": lambda: single, "one": lambda: one})
    np.testing.assert_array_equal(timings["one"][0].outcome, timings["single"][0].outcome)
    taken = {form: [timing.processor for timing in timed] for form, timed in timings.items()}
    return [
        Figure(f"{len(cells)} parameter sets, single calls", tuple(taken["single"]), "s"),
        Figure(f"{len(cells)} parameter sets, one call", tuple(taken["one"]), "s"),
        ratio(name, taken["one"], taken["single"]),
    ]


def call_for_many() -> Callable[..., Any] | None:
    """``run_sets``, which runs many parameter sets on one world; None in code that has none."""
    try:
        run_sets: Callable[..., Any] = importlib.import_module("cxsim.studies.parameter_sets").run_sets
    except ModuleNotFoundError:
        return None
    return run_sets
