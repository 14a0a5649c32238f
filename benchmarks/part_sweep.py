"""Sweeps: what a cell costs around its weeks, one sweep against single runs, and how busy two workers are."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import cxsim
from benchmarks.figures import Figure, ratio
from benchmarks.job import Stopwatch
from benchmarks.measuring import interleaved
from benchmarks.worlds import scenario_of
from cxsim.engine.compiled.week import CompiledWeek
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.identity import dump
from cxsim.studies import ensemble
from cxsim.sweeps.experiment.reading import experiment_from
from cxsim.sweeps.sweep import Sweep, sweep

PEOPLE, WEEKS, REPLICATES = 200, 52, 20
CELLS, SINGLE, LONG = 200, 50, 800
PLANS = 10
STRENGTH, PARAMETER = "plan.interventions.mandate.strength", "identification_weight"
FEW: Mapping[str, int] = {"people": 40, "weeks": 10, "cells": 6, "single": 4, "long": 6}


def measure(quick: bool) -> list[Figure]:
    """Processor time of cells, and ratios."""
    size = FEW if quick else {"people": PEOPLE, "weeks": WEEKS, "cells": CELLS, "single": SINGLE, "long": LONG}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scenario = folder / "company.json"
        scenario.write_text(json.dumps(dump(scenario_of(size["people"], size["weeks"]))), encoding="utf-8")
        plans = 2 if quick else PLANS
        grid = experiment(scenario, plans, size["cells"] // plans)
        sweep(experiment(scenario, 1, 1), folder / "first")  # compiles
        return [
            *overhead(grid, folder / "grid", plans), *own_points(scenario, size["single"], folder / "points"),
            *against_single_runs(scenario, size["single"], folder), busy(scenario, size["long"], folder / "long"),
        ]


def experiment(scenario: Path, plans: int, sets: int, **more: Any) -> dict[str, Any]:
    """So many plans under so many parameter sets."""
    strengths = [(number + 1) / (plans + 1) for number in range(plans)]
    factors: dict[str, Any] = {STRENGTH: strengths, f"parameters.{PARAMETER}": {"range": "plausible", "points": sets}}
    if sets == 1:
        del factors[f"parameters.{PARAMETER}"]
    return {"name": "benchmark", "scenario": str(scenario), "factors": factors, "replicates": REPLICATES,
            "run": {"executor": "serial", "engine": "compiled"}, **more}


@contextmanager
def watched() -> Iterator[tuple[Stopwatch, list[int]]]:
    """The compiled weeks in this context, and the futures in which doing nothing was run."""
    step, simulate = CompiledWeek.step, ensemble.Ensemble._simulate
    watch, idle = Stopwatch(step), []

    def counted(self: Any, task: Any, *more: Any) -> Any:
        if self.worlds.scenarios[task.scenario].plan.does_nothing:
            idle.append(task.cut.batch.size)
        return simulate(self, task, *more)

    CompiledWeek.step, ensemble.Ensemble._simulate = watch.step, counted
    try:
        yield watch, idle
    finally:
        CompiledWeek.step, ensemble.Ensemble._simulate = step, simulate


def timed(given: Mapping[str, Any], folder: Path) -> tuple[float, float, list[int], int]:
    """A whole sweep: processor time, that of its compiled weeks (seconds), futures of doing nothing, cells."""
    with watched() as (watch, idle):
        start = time.process_time()
        found = sweep(given, folder)
        whole = time.process_time() - start
        return whole, watch.read()["kernel"], idle, found.cells


def overhead(grid: Mapping[str, Any], folder: Path, plans: int) -> list[Figure]:
    """All cells of a grid in one sweep, from the experiment to the merged table."""
    whole, kernel, idle, cells = timed(grid, folder)
    sets = cells // plans
    return [
        Figure(f"a cell of {cells}", (whole / cells * 1e3,), "ms", f"{plans} plans x {sets} parameter sets, merged"),
        Figure("of that, the compiled weeks", (kernel / cells * 1e3,), "ms"),
        ratio("a cell over its compiled weeks", [whole], [kernel]),
        Figure("doing nothing, runs per parameter set", (sum(idle) / (sets * REPLICATES),), "x"),
    ]


def own_points(scenario: Path, cells: int, folder: Path) -> list[Figure]:
    """Cells of which no two share a plan or a parameter set."""
    factors = {STRENGTH: {"low": 0.1, "high": 0.9}, f"parameters.{PARAMETER}": {"range": "plausible"}}
    given = experiment(scenario, 1, 1, factors=factors, design={"type": "latin_hypercube", "samples": cells})
    whole, kernel, _, _ = timed(given, folder)
    return [ratio("a cell that shares nothing, over its compiled weeks", [whole], [kernel])]


def against_single_runs(scenario: Path, cells: int, folder: Path) -> list[Figure]:
    """A sweep against a call of ``cxsim.run`` for each of its cells."""
    given = experiment(scenario, 5 if cells >= SINGLE else 2, cells // (5 if cells >= SINGLE else 2))
    ready = Sweep(experiment_from(given)).ready
    grounds, each = ready.cells.grounds, [ready.cells[number] for number in range(len(ready.cells))]
    scenarios = [with_overrides(grounds.variant(cell), {
        f"parameters.{name}": value for name, value in grounds.parameters(cell).items()}) for cell in each]
    goes = iter(range(100))

    def single() -> Any:
        return [cxsim.run(one, replicates=REPLICATES, workers=1, engine="compiled") for one in scenarios]

    timings = interleaved({"single": lambda: single, "one": lambda: lambda: sweep(given, folder / f"go{next(goes)}")})
    taken = {form: [timing.processor for timing in found] for form, found in timings.items()}
    return [
        Figure(f"{len(each)} cells, single runs", tuple(taken["single"]), "s"),
        Figure(f"{len(each)} cells, one sweep", tuple(taken["one"]), "s"),
        ratio("one sweep against single runs", taken["one"], taken["single"]),
    ]


def busy(scenario: Path, cells: int, folder: Path) -> Figure:
    """How much of two processors two worker processes use, from their start to the last chunk."""
    plans = PLANS if cells >= LONG else 2
    given = experiment(scenario, plans, cells // plans, run={"workers": 2, "engine": "compiled", "chunk_seconds": 5.0})
    sweep(given, folder)
    lines = [json.loads(line) for line in (folder / "status" / "sweep.jsonl").read_text("utf-8").splitlines()]
    moments = [datetime.fromisoformat(line["time"]) for line in lines]
    whole = (moments[-1] - moments[0]).total_seconds()
    worked = sum(line["seconds"] for line in lines if line["event"] == "done")
    return Figure("two workers, share of two processors", (worked / (2.0 * whole),), "",
                  f"{cells} cells; the rest is starting processes and waiting at the end")
