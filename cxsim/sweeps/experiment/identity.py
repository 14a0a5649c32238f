"""What the rows of a sweep depend on, as plain data and as a hash: rows of two identities are never mixed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from cxsim.results.program import code_hash
from cxsim.results.store import file_hash
from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.schema.schema import Scenario
from cxsim.sweeps.experiment.preparing import Prepared

FORMAT = 1


def identity_of(ready: Prepared) -> dict[str, Any]:
    """Everything that any row of the sweep depends on; how it is run is not part of it."""
    experiment = ready.stated.experiment
    axes = ready.cells.grounds.axes
    return {
        "format": FORMAT,
        "code": code_hash(),
        "scenarios": {one.name: _scenario(one) for one in ready.cells.grounds.scenarios},
        "factors": {axis.path: _canonical(axis.settings) or axis.name for axis in axes},
        "design": experiment.design.model_dump(mode="json", exclude_defaults=True),
        "points": _hash_of_points(ready.cells.columns),
        "cells": len(ready.cells),
        "seed": ready.seed,
        "replicates": ready.replicates,
        "measures": list(ready.measures),
        "keep": None if experiment.keep is None else experiment.keep.model_dump(mode="json"),
    }


def design_hash(identity: dict[str, Any]) -> str:
    """SHA-256 of an identity, 64 hexadecimal digits."""
    return hashlib.sha256(json.dumps(identity, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _hash_of_points(columns: Sequence[Sequence[Any]]) -> str:
    digest = hashlib.sha256()
    for values in columns:
        if all(isinstance(value, float) for value in values):
            digest.update(np.array(values, dtype="<f8").tobytes())
        else:
            digest.update(json.dumps(_canonical(values)).encode())
    return digest.hexdigest()


def _scenario(scenario: Scenario) -> str:
    """The hash of a scenario and of the content of the files that it names."""
    own = set(scenario._origin.files)
    digest = hashlib.sha256(scenario_hash(scenario).encode())
    for file in scenario.input_files:
        if file not in own:
            digest.update(file_hash(Path(file)).encode())
    return digest.hexdigest()


def _canonical(value: Any) -> Any:
    """The same for equal values: floats in hexadecimal."""
    if isinstance(value, dict):
        return {str(key): _canonical(inner) for key, inner in sorted(value.items())}
    if isinstance(value, (list, tuple)):
        return [_canonical(inner) for inner in value]
    return value.hex() if isinstance(value, float) else value
