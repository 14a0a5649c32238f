"""The JSON Schema of a scenario file, for editors and for hints in messages."""

from __future__ import annotations

from typing import Any

from cxsim.scenario.schema.schema import Scenario

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema of a scenario file: complete, or building on another one with ``extends``."""
    schema = Scenario.model_json_schema(by_alias=True)
    required = schema.pop("required", [])
    schema["properties"] = {
        "extends": {
            "type": "string",
            "description": "scenario file that this one builds on (path relative to this file): mappings merge, lists "
            "and values replace, an empty value (null) removes what was inherited",
        },
        **schema["properties"],
    }
    schema["anyOf"] = [{"required": ["extends"]}, {"required": required}]
    return {"$schema": DIALECT, **schema, "title": "cxsim scenario"}
