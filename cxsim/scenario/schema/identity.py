"""The identity of a scenario, however it was written: plain data, canonical JSON and a hash."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from cxsim.rules.condition import Path
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.schema.sections import PARTS, chooses_whom

FORMAT = "cxsim scenario 1"
CALENDAR = {"start_date", "milestones"}
"""What is said about a run and decides none of its numbers."""


def dump(scenario: Scenario) -> dict[str, Any]:
    """The scenario as plain data; ``from_mapping`` reads it back as an equal scenario.

    All defaults are written out, except in ``organization``: a column that is stated must exist and one that is left
    out need not, so only what was stated is written there. A criterion of a target that is null is left out, too.
    """
    data: dict[str, Any] = _without_blank_criteria(_in_place(scenario.model_dump(mode="json", by_alias=True)), ())
    data["organization"] = scenario.organization.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return data


def canonical_json(scenario: Scenario) -> str:
    """The same text for every way to write a scenario: all defaults, sorted keys, no spaces, floats in hexadecimal,
    -0.0 as 0; without what only names days and points on the way.
    """
    full = _in_place(scenario.model_dump(mode="json", by_alias=True, exclude=CALENDAR))
    return json.dumps({"format": FORMAT, "scenario": _canonical(full)}, sort_keys=True,
                      separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def scenario_hash(scenario: Scenario) -> str:
    """SHA-256 of the canonical JSON, 64 hexadecimal digits.

    It covers the scenario with all defaults, without its start date and milestones; the content of files that it names
    has its own hash.
    """
    return hashlib.sha256(canonical_json(scenario).encode("ascii")).hexdigest()


def _in_place(data: dict[str, Any]) -> dict[str, Any]:
    """Without unused keys for sheets and presets, so that they leave no trace in the identity."""
    for section, key in PARTS:
        if data[section][key] is None:
            del data[section][key]
    return data


def _without_blank_criteria(value: Any, path: Path) -> Any:
    """Without the nulls that a file may not state, since they look like a choice and mean everyone."""
    if isinstance(value, dict):
        return {key: _without_blank_criteria(inner, (*path, key)) for key, inner in value.items()
                if inner is not None or not chooses_whom((*path, key))}
    if isinstance(value, list):
        return [_without_blank_criteria(inner, (*path, place)) for place, inner in enumerate(value)]
    return value


def _canonical(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _canonical(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_canonical(inner) for inner in value]
    if isinstance(value, float):
        return (value + 0.0).hex()
    return value
