"""From an experiment as stated to its cells, with every mistake found before anything runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from cxsim.engine.week.recording import measures_of
from cxsim.errors import Finding, InputError, there_is_no
from cxsim.model.parameters import PARAMETERS, in_force, overridden
from cxsim.results.measures import MEASURES
from cxsim.scenario.loading.load import load_scenarios
from cxsim.scenario.loading.overrides import steps_to
from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import fresh_seed
from cxsim.studies.worlds import Worlds
from cxsim.sweeps.experiment.axes import PARAMETER, Axis, axis_of
from cxsim.sweeps.experiment.cells import Cells, Grounds
from cxsim.sweeps.experiment.designs import DesignError, points_of
from cxsim.sweeps.experiment.reading import Stated
from cxsim.sweeps.experiment.schema import Factor

OWN_COLUMNS = frozenset({"cell", "replicate", "week", "seed", "scenario", "failed", "scenario_hash",
                         "organization_hash", "design_hash", *MEASURES})
EVERY_PARAMETER = "parameters.*"
OWN_KEYS = {
    "seed": "state 'seed:' of the experiment; every cell has the same random events",
    "replicates": "state 'replicates:' of the experiment",
    "name": "it is the label of the scenario",
    "description": "it is a text for readers, and changes no number",
    "schema": "it is the version of the file format",
}


@dataclass(frozen=True)
class Prepared:
    """Cells that can run, what is kept of them, and remarks to tell before they run; ``drawn``: no seed is stated."""

    stated: Stated
    cells: Cells
    replicates: int
    seed: int
    measures: tuple[str, ...]
    weekly: tuple[str, ...]
    remarks: tuple[str, ...]
    drawn: bool


def prepared(stated: Stated, stored_seed: int | None = None) -> Prepared:
    """The cells of an experiment; ``stored_seed``: the one that was drawn for it, in case none is stated.

    Raises
    ------
    InputError
        With every finding: files, paths, values, designs. Mistakes in cells are named with their cell.
    """
    experiment = stated.experiment
    scenarios = tuple(load_scenarios([os.path.normpath(stated.folder / file) for file in experiment.files]))
    findings = [*_parameters(stated), *_equal_names(stated), *_kept(stated, scenarios)]
    replicates = _common(stated, "replicates", [one.replicates for one in scenarios], findings)
    seeds = [one.seed for one in scenarios if one.seed is not None]
    drawn = not seeds and experiment.seed is None
    seed = _common(stated, "seed", seeds or [fresh_seed() if stored_seed is None else stored_seed], findings)
    if findings:
        raise InputError(findings)
    grounds, columns = _points(stated, scenarios, seed)
    cells = Cells(grounds, columns)
    _refuse_unknown_cells(stated, cells)
    return Prepared(stated, cells, replicates, seed, _measures(experiment.measures, cells),
                    () if experiment.keep is None else experiment.keep.weekly, tuple(_remarks(grounds)), drawn)


def _own_names(stated: Stated, grounds: Grounds) -> Iterator[Finding]:
    """Factors, also those of a list or table, that are keys of the experiment itself or columns of every sweep."""
    for axis in grounds.axes:
        if axis.path in OWN_KEYS:
            yield stated.finding(_where(stated, axis), f"'{axis.path}' cannot be varied: {OWN_KEYS[axis.path]}")
        elif axis.name in OWN_COLUMNS:
            yield stated.finding(_where(stated, axis), f"'{axis.name}' is a column of the results already; give the "
                                 "factor another 'name:'")


def _places_taken(stated: Stated, grounds: Grounds) -> Iterator[Finding]:
    """Factors that would replace what an earlier one states."""
    axes = [axis for axis in grounds.axes if not axis.parameter]
    for scenario in grounds.scenarios:
        steps = steps_to(scenario, [axis.path for axis in axes])
        for place, axis in enumerate(axes):
            for earlier, others in zip(axes, steps[:place], strict=False):
                if others[: len(steps[place])] == steps[place]:
                    yield stated.finding(_where(stated, axis), f"'{axis.path}' takes the place of what "
                                         f"'{earlier.path}' states; leave one of them out, or state the inner one last")


def _where(stated: Stated, axis: Axis) -> tuple[str, ...]:
    """Where the experiment states a factor."""
    return ("factors", axis.path) if axis.path in stated.experiment.factors else ("design",)


def _parameters(stated: Stated) -> Iterator[Finding]:
    """Factors that are parameters, but do not exist or leave their range."""
    for path, factor in stated.experiment.factors.items():
        where = ("factors", path)
        if factor.range is not None and not path.startswith(PARAMETER):
            yield stated.finding(where, "only a parameter has a plausible range; give 'low' and 'high'")
        elif path.startswith(PARAMETER) and path != EVERY_PARAMETER:
            yield from (stated.finding(where, message) for message in _misfits(path, factor))


def _misfits(path: str, factor: Factor) -> Iterator[str]:
    name = path.removeprefix(PARAMETER)
    if name not in PARAMETERS:
        yield there_is_no("parameter", name, PARAMETERS)
        return
    ends = [end for end in (factor.low, factor.high) if end is not None]
    for value in [*factor.values, *ends]:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            yield f"a number is expected, {value!r} is given"
            continue
        try:
            overridden({name: value})
        except InputError as error:
            yield error.findings[0].message


def _equal_names(stated: Stated) -> Iterator[Finding]:
    """Two factors with one column."""
    seen: dict[str, str] = {}
    for path, factor in stated.experiment.factors.items():
        other = seen.setdefault(factor.name or path, path)
        if other != path:
            yield stated.finding(("factors", path, "name"), f"'{other}' has the same name; each factor is a column")


def _kept(stated: Stated, scenarios: Iterable[Scenario]) -> Iterator[Finding]:
    """Measures that do not exist."""
    experiment = stated.experiment
    for place, name in enumerate(experiment.measures or ()):
        if name not in MEASURES:
            yield stated.finding(("measures", place), there_is_no("measure", name, MEASURES))
    recorded: set[str] = set()
    for scenario in scenarios if experiment.keep else ():
        own = set(measures_of(Worlds([scenario], 0, compared_with_nothing=False).of(0)))
        recorded = recorded & own if recorded else own
    for place, name in enumerate(experiment.keep.weekly if experiment.keep else ()):
        if name not in recorded:
            yield stated.finding(("keep", "weekly", place), there_is_no("weekly measure", name, recorded))


def _common(stated: Stated, key: str, own: list[int], findings: list[Finding]) -> int:
    """The value of a key: that of the experiment, else the one that all scenarios state."""
    given: int | None = getattr(stated.experiment, key)
    if given is not None:
        return given
    if len(set(own)) > 1:
        findings.append(stated.finding((), f"the scenarios state different {key} ({', '.join(map(str, own))}); "
                                       f"state one '{key}:' here"))
    return own[0]


def _points(stated: Stated, scenarios: tuple[Scenario, ...], seed: int) -> tuple[Grounds, tuple[tuple[Any, ...], ...]]:
    factors = stated.experiment.factors
    known = {name for scenario in scenarios for name in scenario.parameters}
    known |= {path.removeprefix(PARAMETER) for path in factors}
    axes = [axis for path, factor in factors.items() for axis in _axes(path, factor, scenarios, known)]
    try:
        found, columns = points_of(stated.experiment.design, axes, seed, stated.folder)
    except DesignError as error:
        path = ("factors", error.key) if error.key in factors else ("design", error.key)
        raise InputError([stated.finding(path, error.message)]) from None
    except InputError as error:
        raise InputError(stated.finding(("design",), one.message) for one in error.findings) from None
    grounds = Grounds(scenarios, found)
    clashes = [*_own_names(stated, grounds), *_places_taken(stated, grounds)]
    if clashes:
        raise InputError(clashes)
    return grounds, tuple(columns)


def _axes(path: str, factor: Factor, scenarios: tuple[Scenario, ...], stated: Set[str]) -> Iterator[Axis]:
    """The axis of a factor; ``parameters.*`` is one for each parameter that matters and that is not ``stated``."""
    if path != EVERY_PARAMETER:
        yield axis_of(path, factor)
        return
    for name in sorted({name for scenario in scenarios for name in in_force(scenario.week)} - stated):
        yield axis_of(PARAMETER + name, factor)


def _refuse_unknown_cells(stated: Stated, cells: Cells) -> None:
    keep = stated.experiment.keep
    for place, number in enumerate((keep.cells if keep else None) or ()):
        if not 0 <= number < len(cells):
            message = f"there is no cell {number}; cells are numbered 0 to {len(cells) - 1}"
            raise InputError([stated.finding(("keep", "cells", place), message)])


def _measures(asked: tuple[str, ...] | None, cells: Cells) -> tuple[str, ...]:
    """The measures that are kept, in the order of the registry: those that some scenario can have."""
    grounds = cells.grounds
    varied = {axis.path.split(".")[0] for axis in grounds.axes}
    targets = "target" in varied or any(scenario.target is not None for scenario in grounds.scenarios)
    rates = "value" in varied or any(scenario.value is not None for scenario in grounds.scenarios)
    left_out = (set() if targets else {"target_met"}) | (set() if rates else {"net_value", "break_even_week"})
    return tuple(name for name in MEASURES if name not in left_out and (asked is None or name in asked))


def _remarks(grounds: Grounds) -> Iterator[str]:
    """Factors that change nothing."""
    read = {name for scenario in grounds.scenarios for name in in_force(scenario.week)}
    for axis in grounds.axes:
        if axis.parameter and axis.parameter not in read:
            yield f"{axis.path}: no mechanism in force reads this parameter, so varying it changes nothing"
