"""What a scenario is, independent of how it was written: plain data, canonical JSON and a hash."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import PARTS

FORMAT = "cxsim scenario 1"


def dump(scenario: Scenario) -> dict[str, Any]:
    """The scenario as plain data; ``from_mapping`` reads it back as an equal one.

    Every default is written out, but in ``organization``: there a column that is stated must exist, one that is left
    out need not, so only what was stated is written.
    """
    data = _in_place(scenario.model_dump(mode="json", by_alias=True))
    data["organization"] = scenario.organization.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return data


def canonical_json(scenario: Scenario) -> str:
    """One text for one meaning: every default, sorted keys, no spaces, floats in hexadecimal, -0.0 as 0."""
    full = _in_place(scenario.model_dump(mode="json", by_alias=True))
    return json.dumps({"format": FORMAT, "scenario": _canonical(full)}, sort_keys=True,
                      separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def scenario_hash(scenario: Scenario) -> str:
    """SHA-256 of the canonical JSON, 64 hexadecimal digits.

    It covers what the scenario says, with defaults; the content of files that it names has a hash of its own.
    """
    return hashlib.sha256(canonical_json(scenario).encode("ascii")).hexdigest()


def _in_place(data: dict[str, Any]) -> dict[str, Any]:
    """Without the keys for parts that stand elsewhere, where there are none: what a scenario says has no trace of them.
    """
    for section, key in PARTS:
        if data[section][key] is None:
            del data[section][key]
    return data


def _canonical(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _canonical(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_canonical(inner) for inner in value]
    if isinstance(value, float):
        return (value + 0.0).hex()
    return value
