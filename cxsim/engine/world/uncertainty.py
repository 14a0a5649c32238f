"""The parameters of a scenario that differ between replicates: rows of a plausible set."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxsim.errors import Finding, InputError
from cxsim.model.parameters import PARAMETERS
from cxsim.model.plausible import PlausibleSet, read_set, shipped_set
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.uncertainty import SetFile

Values = NDArray[np.float64]

MOST_NAMED = 10


def plausible_set(scenario: Scenario) -> PlausibleSet:
    """The set that a scenario draws on: its own file, or the one that the package ships."""
    if not isinstance(scenario.uncertainty, SetFile):
        return shipped_set()
    path = Path(scenario.folder) / scenario.uncertainty.file
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise InputError([Finding(scenario.file, 0, 0, "uncertainty.set", f"cannot read '{path}': {reason}")]) from None
    return read_set(text, str(path))


def uncertain_parameters(scenario: Scenario) -> dict[str, Values]:
    """Values by row of the set, shape (rows,), of every parameter that differs between replicates.

    A parameter that the scenario states holds in all replicates.
    """
    if scenario.uncertainty == "none":
        return {}
    names = scenario.uncertainty if isinstance(scenario.uncertainty, tuple) else tuple(PARAMETERS)
    rows = plausible_set(scenario)
    return {name: rows.column(name) for name in names if name not in scenario.parameters}


def uncertainty_note(scenario: Scenario) -> str:
    """Which parameters differ between replicates, in a sentence; empty where none does."""
    varied = uncertain_parameters(scenario)
    if not varied:
        return ""
    rows = plausible_set(scenario)
    source = "the set that cxsim ships"
    if isinstance(scenario.uncertainty, SetFile):
        source = f"'{scenario.uncertainty.file}'"
    every = len(varied) > MOST_NAMED
    which = "all parameters in force that the scenario does not state" if every else ", ".join(sorted(varied))
    return (f"uncertainty: replicate r lives by row r modulo {rows.rows} of {source} (SHA-256 {rows.hash[:16]}...); "
            f"it varies {which}")
