"""Plans run as a sweep in a folder of its own: what is there is not run again."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cxsim.studies.work import WORTH_COMPILING
from cxsim.sweeps.experiment.reading import experiment_from
from cxsim.sweeps.search.candidates import SIDE_MEASURES, Ran
from cxsim.sweeps.search.reading import StatedSearch
from cxsim.sweeps.search.space import Data
from cxsim.sweeps.sweep import Sweep
from cxsim.sweeps.work.estimate import Estimate

Report = Callable[[int], None]
"""Called with the number of plans done."""

# Person-weeks below which plans are run in this process: starting others would take longer.
SMALL = 300_000


@dataclass(frozen=True)
class Sample:
    """On which random numbers plans are run; ``uncertainty``: in place of what the scenario states."""

    seed: int
    replicates: int
    uncertainty: str | None = None


def run_plans(
    stated: StatedSearch, plans: Mapping[str, Data], sample: Sample, out: Path, people: int, *,
    workers: int | None, report: Report,
) -> Ran:
    """Run plans on the same random numbers, or read what is there.

    Raises
    ------
    OutputError
        If the folder holds another sweep, is in use, or the disk refuses.
    """
    sweep = Sweep(experiment_from(_experiment(stated, plans, sample, people), stated.folder))
    with sweep.begun(sweep.folder(out)) as going:
        swept = going.run(workers=workers, progress=lambda done, _: report(done))
    report(len(plans))
    frame = swept.results()
    rows, failed = {}, {}
    for label, own in frame.groupby("plan", sort=False, observed=True):
        reasons = own["failed"].dropna()
        if len(reasons):
            failed[str(label)] = f"{len(reasons)} of {len(own)} futures failed: {reasons.iloc[0]}"
        else:
            rows[str(label)] = {name: own[name].to_numpy(np.float64) for name in sweep.ready.measures}
    return Ran(rows, failed)


def estimate_plans(
    stated: StatedSearch, plans: Mapping[str, Data], sample: Sample, people: int, *, workers: int | None
) -> tuple[Estimate | None, int]:
    """What plans will take, and by how many workers; None if the process in which a few were tried died."""
    sweep = Sweep(experiment_from(_experiment(stated, plans, sample, people), stated.folder))
    return sweep.estimate(range(len(plans))), sweep.workers(workers)


def _experiment(stated: StatedSearch, plans: Mapping[str, Data], sample: Sample, people: int) -> dict[str, Any]:
    """The experiment whose cells are the plans."""
    search = stated.search
    each = sample.replicates * people * stated.scenario.weeks
    run = search.run.model_dump(mode="json", exclude_unset=True)
    if len(plans) * each < SMALL and search.run.seconds_per_cell is None:
        run = {"executor": "serial", **run}
    if search.generations * search.size * each >= WORTH_COMPILING:  # once for all generations
        run = {"engine": "compiled", **run}
    same = {"uncertainty": {"values": [sample.uncertainty]}} if sample.uncertainty else {}
    cells = [{"plan": label, **{path: one["values"][0] for path, one in same.items()}} for label in plans]
    return {
        "name": search.name, "scenario": os.fspath(search.scenario),
        "factors": {"plan": {"levels": dict(plans)}, **same}, "design": {"type": "list", "cells": cells},
        "replicates": sample.replicates, "seed": sample.seed,
        "measures": sorted({*search.measures, *SIDE_MEASURES}),
        "run": run,
    }
