"""Factors whose extreme values come to the same: no check knows every key that nothing reads, but a trial shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from cxsim.sweeps.experiment.axes import Axis
from cxsim.sweeps.experiment.cells import Cell
from cxsim.sweeps.work.workshop import CellRows, Job, Workshop
from cxsim.units import counted

MOST_ALTERNATIVES = 4


def trials_of(axes: Sequence[Axis], cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    """For each axis (by place) with several values, cells that differ in nothing else; checks know idle parameters.

    They stand around the first and the last cell, so that a factor that another one switches off there may still show
    itself here. Their numbers are those of no real cell; equal cells have one, because they are run once.
    """
    found: dict[int, list[Cell]] = {}
    made: dict[tuple[int, str], Cell] = {}
    for place, axis in enumerate(axes):
        extremes = [] if axis.parameter else _extremes([cell.shown[place] for cell in cells])
        for base in (cells[0], cells[-1]) if len(extremes) > 1 else ():
            for shown in extremes:
                changed = (*base.shown[:place], shown, *base.shown[place + 1 :])
                cell = made.setdefault((base.scenario, repr(changed)), Cell(len(made), base.scenario, changed))
                found.setdefault(place, []).append(cell)
    return found


def unmoved(job: Job, trials: dict[int, list[Cell]]) -> Iterator[str]:
    """Factors under whose extreme values all kept measures are the same, as sentences.

    ``trials``: as :func:`trials_of` has them; one that fails tells nothing.
    """
    different = {cell.number: cell for own in trials.values() for cell in own}
    rows = {one.cell.number: one for one in Workshop(replace(job, weekly=())).run([*different.values()])}
    for place, own in trials.items():
        half = len(own) // 2
        if all(_same([rows[cell.number] for cell in around]) for around in (own[:half], own[half:])):
            tried = ", ".join(f"{cell.shown[place]:.6g}" if isinstance(cell.shown[place], float)
                              else str(cell.shown[place]) for cell in own[:half])
            futures = counted(job.replicates, "simulated future")
            yield (f"{job.grounds.axes[place].path}: with {tried}, beside the other values of the first and the last "
                   f"cell, {futures} gave the same in all measures that are kept; varying it may change nothing")


def _extremes(values: Sequence[Any]) -> list[Any]:
    """The lowest and the highest number, or the first few alternatives."""
    different = list({repr(value): value for value in values}.values())  # 1 and true differ
    if all(type(value) in {int, float} for value in different):
        return [min(different), max(different)] if len(different) > 1 else different
    return different[:MOST_ALTERNATIVES]


def _same(rows: Sequence[CellRows]) -> bool:
    """Whether cells ran and have equal measures."""
    first = rows[0]
    return not any(one.reason or one.failed for one in rows) and all(
        np.array_equal(values, one.measures[name], equal_nan=True)
        for one in rows for name, values in first.measures.items())
