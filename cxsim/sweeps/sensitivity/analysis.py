"""The sensitivity analysis and the scenario discovery of a finished sweep, by the kind of its design."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cxsim.sweeps.sensitivity.discovery import Discovery, discovered
from cxsim.sweeps.sensitivity.given_data import given_data_indices
from cxsim.sweeps.sensitivity.index import Sensitivity
from cxsim.sweeps.sensitivity.morris_effects import morris_effects
from cxsim.sweeps.sensitivity.reading import FinishedSweep
from cxsim.sweeps.sensitivity.sample import Sample
from cxsim.sweeps.sensitivity.sobol_indices import sobol_indices
from cxsim.sweeps.sensitivity.threshold import read_threshold

MOVE_TOGETHER = ("The factors of this design may move together; then the index of each also holds what the others do.",)
STATED_DESIGNS = {"list", "table", "zip"}


def sensitivity(path: Path, measures: list[str], *, given_data: bool) -> list[Sensitivity]:
    """The indices of each measure in each scenario of a sweep.

    A Sobol or Morris design is read by its scheme; any other, or every one if ``given_data``, by indices that need no
    scheme. Only ``given_data`` leaves missing rows out. No ``measures``: the usual one.

    Raises ResultError if the sweep is not finished, rows are missing or too few, or nothing differs.
    """
    sweep = FinishedSweep.read(path, partial=given_data)
    return [analyzed(sample, sweep, given_data=given_data)
            for measure in measures or [sweep.usual_measure] for sample in sweep.samples(measure)]


def analyzed(sample: Sample, sweep: FinishedSweep, *, given_data: bool) -> Sensitivity:
    """The indices of one sample."""
    if not given_data:
        sample.refuse_holes()
        if sweep.for_indices:
            return (morris_effects if sweep.for_indices == "morris" else sobol_indices)(sample)
    found = given_data_indices(sample)
    together = MOVE_TOGETHER if sweep.design.type in STATED_DESIGNS else ()
    return replace(found, notes=(*found.notes, *together))


def discovery(path: Path, where: str) -> list[Discovery]:
    """The boxes of each scenario of a sweep in which ``where``, as in "adoption_end < 0.3", holds far more often.

    Raises InputError if ``where`` cannot be read, ResultError if the sweep is not there or has too few cells.
    """
    sweep = FinishedSweep.read(path, partial=True)
    threshold = read_threshold(where, sweep.measures)
    return [discovered(name, threshold, sweep.settings(sweep.first_rows(rows)),
                       sweep.outcome(threshold.measure, rows)[1]) for name, rows in sweep.scenarios.items()]
