"""Whether every cell can run, found before any of them runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from cxsim.errors import Finding, InputError
from cxsim.model.parameters import overridden
from cxsim.scenario.checks.favorable import READ_BY_CHECKS
from cxsim.studies.possible_sets import possible_sets
from cxsim.studies.worlds import Organizations, Worlds
from cxsim.sweeps.experiment.cells import Cell, Grounds
from cxsim.sweeps.experiment.idle_factors import IdleFactors
from cxsim.sweeps.experiment.preparing import Prepared
from cxsim.sweeps.experiment.reading import Stated

MOST_FINDINGS = 20


def check_cells(ready: Prepared) -> tuple[Organizations, list[str]]:
    """Make every scenario that the cells come to and put it on its people.

    Returns
    -------
    organizations
        Those that were built.
    remarks
        Factors that change nothing in some cells, as far as the checks of a scenario know it.

    Raises
    ------
    InputError
        With up to twenty findings, each with the first cell it is about and how many more there are.
    """
    organizations: Organizations = {}
    idle = IdleFactors(ready.cells.grounds, len(ready.cells))
    cells_of: dict[Finding, list[Cell]] = defaultdict(list)
    for cell, finding in [*_outside(ready)] or _findings(ready, organizations, idle):
        cells_of[finding].append(cell)
    if cells_of:
        raise InputError(_told_of(ready, cells_of))
    return organizations, list(idle.remarks())


def _outside(ready: Prepared) -> Iterator[tuple[Cell, Finding]]:
    """Values of parameters that are no numbers or leave their range; of those that leave it, the farthest are told."""
    cells = ready.cells
    for axis, column in zip(cells.grounds.axes, cells.columns, strict=True):
        if not axis.parameter:
            continue
        strange = [place for place, value in enumerate(column) if type(value) not in {int, float}]
        if strange:
            message = f"a number is expected, {column[strange[0]]!r} is given"
            yield from ((cells[place], Finding("", 0, 0, axis.path, message)) for place in strange[:1])
            continue
        for place in dict.fromkeys((column.index(min(column)), column.index(max(column)))):
            try:
                overridden({axis.parameter: column[place]})
            except InputError as error:
                yield from ((cells[place], finding) for finding in error.findings)


def _findings(
    ready: Prepared, organizations: Organizations, idle: IdleFactors
) -> Iterator[tuple[Cell, Finding]]:
    """Each mistake with a cell that has it. Cells that differ in parameters only are checked together."""
    grounds, cells = ready.cells.grounds, ready.cells
    of_variant: dict[Any, list[Cell]] = defaultdict(list)
    for number in range(len(cells)):
        cell = cells[number]
        of_variant[grounds.variant_key(cell)].append(cell)
    for own in of_variant.values():
        try:
            worlds = Worlds([grounds.variant(own[0])], ready.seed, compared_with_nothing=False,
                            organizations=organizations)
        except InputError as error:
            yield from ((own[0], finding) for finding in error.findings)
            continue
        if any("has no effect" in note or "never acts" in note for note in worlds.notes[0]):  # else no second check
            idle.note(worlds.scenarios[0], worlds.of(0).view, len(own))
        yield from _of_parameters(grounds, own, worlds)


def _of_parameters(grounds: Grounds, own: list[Cell], worlds: Worlds) -> Iterator[tuple[Cell, Finding]]:
    """Values of parameters under which the scenario of these cells is impossible."""
    sets = [grounds.parameters(cell) for cell in own]
    read = sorted(READ_BY_CHECKS.keys() & sets[0].keys())
    if not read:
        return
    try:
        possible_sets({name: np.array([one[name] for one in sets]) for name in read}, worlds)
    except InputError as error:
        for finding in error.findings:
            number, message = finding.message.removeprefix("parameter set ").split(": ", 1)
            yield own[int(number)], replace(finding, message=message)


def _told_of(ready: Prepared, cells_of: dict[Finding, list[Cell]]) -> Iterator[Finding]:
    grounds = ready.cells.grounds
    for finding, cells in list(cells_of.items())[:MOST_FINDINGS]:
        more = "" if len(cells) == 1 else f" and {len(cells) - 1} more"
        where = f"cell {cells[0].number} ({told(grounds, cells[0])}){more}"
        broken = finding.message.startswith("a whole number is expected")
        remedy = "; for a range, state 'whole: true'" if broken else ""
        yield replace(_placed(ready.stated, finding), path=": ".join(part for part in (where, finding.path) if part),
                      message=finding.message + remedy)
    if len(cells_of) > MOST_FINDINGS:
        yield Finding("", 0, 0, "", f"{len(cells_of) - MOST_FINDINGS} further mistakes")


def _placed(stated: Stated, finding: Finding) -> Finding:
    """The finding at the factor that it is about, if it is about the path; else in the file of the experiment."""
    if finding.path in stated.experiment.factors:
        return replace(stated.finding(("factors", finding.path), finding.message), path=finding.path)
    return finding if finding.file else replace(finding, file=stated.tree.place.file)


def told(grounds: Grounds, cell: Cell) -> str:
    """What a cell is, in words: its scenario if there are several, and its values."""
    values = [f"{axis.name} = {_short(shown)}" for axis, shown in zip(grounds.axes, cell.shown, strict=True)]
    shown = values if len(values) <= 4 else [*values[:4], f"and {len(values) - 4} more"]
    several = len(grounds.scenarios) > 1
    return ", ".join([grounds.scenarios[cell.scenario].name, *shown] if several or not shown else shown)


def _short(shown: Any) -> str:
    return f"{shown:.6g}" if isinstance(shown, float) else str(shown)
