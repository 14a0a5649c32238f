"""Parameter sets as given by a caller: every mistake in any of them is found before anything runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxsim.engine.world.build import refuse_misfit
from cxsim.errors import Finding, InputError, ResultError
from cxsim.model.parameters import overridden
from cxsim.scenario.checks.favorable import READ_BY_CHECKS
from cxsim.studies.worlds import Worlds

Values = NDArray[np.float64]


def possible_sets(sets: Mapping[str, ArrayLike], worlds: Worlds) -> dict[str, Values]:
    """The sets as arrays of shape (sets,).

    Raises
    ------
    InputError
        With every finding and the number of its set (from 0): unknown names, values outside their range, and values
        under which a scenario is impossible.
    ResultError
        Without sets, or if parameters have different numbers of values.
    """
    values = {name: np.atleast_1d(np.asarray(given, dtype=np.float64)) for name, given in sets.items()}
    _refuse_uneven({name: of.shape for name, of in values.items()})
    each = [dict(zip(values, row, strict=True)) for row in zip(*(of.tolist() for of in values.values()), strict=True)]
    findings = [*_outside(each)] or [*_impossible(each, worlds)]
    if findings:
        raise InputError(findings)
    return values


def _refuse_uneven(shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Raise ResultError unless there are sets, and every parameter has one value for each."""
    different = {*shapes.values()}
    if len(different) != 1 or different & {(0,)} or any(len(shape) > 1 for shape in different):
        told = ", ".join(f"{name}: {'x'.join(map(str, shape))}" for name, shape in shapes.items()) or "none"
        raise ResultError(f"every parameter needs one value per set, and at least one set is needed; values: {told}")


def _outside(each: list[dict[str, float]]) -> Iterator[Finding]:
    """Unknown parameters and values outside their range."""
    for number, stated in enumerate(each):
        try:
            overridden(stated)
        except InputError as error:
            yield from _of_set(number, error)


def _impossible(each: list[dict[str, float]], worlds: Worlds) -> Iterator[Finding]:
    """Scenarios that contradict themselves under a set; sets that differ in nothing that a check reads count once."""
    for scenario, world in ((one, worlds.of(number)) for number, one in enumerate(worlds.scenarios)):
        checked: set[tuple[float, ...]] = set()
        for number, stated in enumerate(each):
            read = tuple(value for name, value in stated.items() if name in READ_BY_CHECKS)
            if not read or read in checked:
                continue
            checked.add(read)
            changed = scenario.model_copy(update={"parameters": {**scenario.parameters, **stated}})
            try:
                refuse_misfit(changed, world.organization, world.seed)
            except InputError as error:
                yield from _of_set(number, error)


def _of_set(number: int, error: InputError) -> Iterator[Finding]:
    """The findings of one set, with its number."""
    for finding in error.findings:
        yield replace(finding, message=f"parameter set {number}: {finding.message}")
