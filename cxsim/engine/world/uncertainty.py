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
from cxsim.units import counted

Values = NDArray[np.float64]

MOST_NAMED = 10


def plausible_set(scenario: Scenario) -> PlausibleSet:
    """The plausible set of a scenario: its own file, or the one that the package ships."""
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
    if isinstance(scenario.uncertainty, SetFile):
        source = f"'{scenario.uncertainty.file}'"
    every = len(varied) > MOST_NAMED
    which = "all parameters in force that the scenario does not state" if every else ", ".join(sorted(varied))
    return (f"uncertainty: every replicate draws one of {counted(rows.rows, 'row')} of {source} "
            f"(SHA-256 {rows.hash[:16]}...) by the seed and its number; it varies {which}")
