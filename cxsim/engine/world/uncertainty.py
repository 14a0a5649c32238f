"""The parameters of a scenario that differ between replicates: rows of a plausible set."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Finding, InputError
from cxsim.model.parameters import PARAMETERS
from cxsim.model.plausible import PlausibleSet, read_set, shipped_set
from cxsim.scenario.schema.schema import Scenario
from cxsim.units import counted

Values = NDArray[np.float64]

MOST_NAMED = 10


def plausible_set(scenario: Scenario) -> PlausibleSet:
    """The plausible set of a scenario: its own file, or the one that the package ships."""
    if not scenario.set_file:
        return shipped_set()
    return read_set(set_text(scenario), str(Path(scenario.folder) / scenario.set_file))


def set_text(scenario: Scenario) -> str:
    """The text of the file of parameter sets that a scenario names, or what is kept in its place."""
    kept, path = scenario._origin.kept, Path(scenario.folder) / scenario.set_file
    if kept is not None and scenario.set_file in kept.sets:
        return kept.sets[scenario.set_file]
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise InputError([Finding(scenario.file, 0, 0, "uncertainty.set", f"cannot read '{path}': {reason}")]) from None


def uncertain_parameters(scenario: Scenario) -> dict[str, Values]:
    """Values of every parameter that differs between replicates, by row of the set, shape (rows,).

    A parameter stated by the scenario is the same in all replicates.
    """
    if scenario.uncertainty == "none":
        return {}
    names = scenario.uncertainty if isinstance(scenario.uncertainty, tuple) else tuple(PARAMETERS)
    rows = plausible_set(scenario)
    return {name: rows.column(name) for name in names if name not in scenario.parameters}


def uncertainty_note(scenario: Scenario) -> str:
    """A sentence about the parameters that differ between replicates; empty if there are none."""
    varied = uncertain_parameters(scenario)
    if not varied:
        return ""
    rows = plausible_set(scenario)
    source = "the set that cxsim ships"
    if scenario.set_file:
        source = f"'{scenario.set_file}'"
    every = len(varied) > MOST_NAMED
    which = "all parameters in force that the scenario does not state" if every else ", ".join(sorted(varied))
    return (f"uncertainty: every replicate draws one of {counted(rows.rows, 'row')} of {source} "
            f"(SHA-256 {rows.hash[:16]}...) by the seed and its number; it varies {which}")
