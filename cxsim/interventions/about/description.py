"""Descriptions of interventions as plain data, for the command line, the documentation and editors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from cxsim.interventions.about.registry import intervention_types
from cxsim.interventions.base import Intervention
from cxsim.interventions.cost import Cost
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.quantities import MOST
from cxsim.model.forces import FORCES

Entry = dict[str, Any]
PARTS: Mapping[str, type[BaseModel]] = {"Target": Target, "Cost": Cost}


def describe() -> list[Entry]:
    """Every intervention, built-in ones first.

    Each entry has ``type``, ``definition``, ``mechanism``, ``can_lose``, ``evidence``, ``forces`` (name, unit,
    meaning, by_behavior), ``acts``, ``cost`` (meaning and the four amounts at full strength),
    ``team_hours`` (of the change team per week at full strength) and ``fields``
    (name, type, default, range, description, common), the intervention's own fields before the common ones.
    """
    return [describe_one(name) for name in intervention_types()]


def describe_one(name: str) -> Entry:
    """One intervention as an entry; ``name`` is a key of ``intervention_types()``."""
    intervention = intervention_types()[name]
    about = intervention.about
    return {
        "type": name,
        "definition": about.definition,
        "mechanism": about.mechanism,
        "can_lose": about.can_lose,
        "evidence": about.evidence,
        "forces": [_force(force) for force in about.forces],
        "acts": list(about.acts),
        "cost": {"meaning": about.cost_meaning, **about.full_cost.model_dump()},
        "team_hours": about.team_hours,
        "fields": _intervention_fields(intervention),
    }


def describe_parts() -> dict[str, list[Entry]]:
    """The fields of ``target`` and ``cost``, which all interventions share."""
    return {name.lower(): describe_fields(part) for name, part in PARTS.items()}


def describe_fields(model: type[BaseModel]) -> list[Entry]:
    """Name, type, default, range and description of every field of a model."""
    return [dict(one) for one in _described(model)]


@cache
def _described(model: type[BaseModel]) -> tuple[Entry, ...]:
    """See :func:`describe_fields`; a model does not change, and its schema takes long."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    # A model that refers to itself is a definition within its own schema.
    schema = definitions.get(str(schema.get("$ref", "")).removeprefix("#/$defs/"), schema)
    return tuple(_field(name, model, properties) for name, properties in schema["properties"].items())


def _intervention_fields(intervention: type[Intervention]) -> list[Entry]:
    fields = [{**field, "common": field["name"] in Intervention.model_fields}
              for field in describe_fields(intervention)]
    return sorted((field for field in fields if field["name"] != "type"), key=lambda field: bool(field["common"]))


def _field(name: str, model: type[BaseModel], schema: Mapping[str, Any]) -> Entry:
    field = model.model_fields[name]
    return {
        "name": name,
        "type": _type(schema),
        "required": field.is_required(),
        "default": None if field.is_required() or _is_block(field.default) else field.default,
        "range": _range(schema),
        "description": field.description if field.description is not None else "",
    }


def _is_block(default: Any) -> bool:
    """Whether a default is one or several blocks, whose content the description states."""
    return isinstance(default, BaseModel) or (isinstance(default, tuple) and any(map(_is_block, default)))


def _force(name: str) -> Entry:
    force = FORCES[name]
    return {"name": name, "unit": force.unit, "meaning": force.meaning, "by_behavior": force.by_behavior}


def _type(schema: Mapping[str, Any]) -> str:
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices is not None:
        return " or ".join(_type(choice) for choice in choices if choice.get("type") != "null")
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1].lower()
    if "enum" in schema:
        return " or ".join(str(value) for value in schema["enum"])
    words = {"integer": "whole number", "string": "text", "boolean": "true or false"}
    kind = str(schema.get("type", "value"))
    if kind == "array":
        return f"list of {_type(schema['items'])}"
    if kind == "object":
        return f"mapping to {_type(schema['additionalProperties'])}"
    return words.get(kind, kind)


def _range(schema: Mapping[str, Any]) -> str:
    for choice in (schema, *schema.get("anyOf", ())):
        low, high = choice.get("minimum"), choice.get("maximum")
        if low is not None or high is not None:
            limited = high is not None and high < MOST  # beyond that, the bound only catches slips
            return f"{low:g} to {high:g}" if limited and low is not None else f"at least {low:g}"
    return ""
