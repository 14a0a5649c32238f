"""Which keys are allowed where, from the JSON Schema of the scenario, for hints in messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import Any

from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.nodes import ListNode, MapNode, Node, Scalar, Step, child

JsonSchema = dict[str, Any]


class SchemaWalk:
    """Follows paths of a document through a JSON Schema."""

    def __init__(self, schema: JsonSchema) -> None:
        self.root = schema
        self.definitions: JsonSchema = schema.get("$defs", {})

    def at(self, path: Sequence[Step], node: Node | None) -> list[JsonSchema]:
        """The schemas that may hold at a path; ``node`` (the whole document) picks among alternatives."""
        found = [self.root]
        current = node
        for step in path:
            found = [inner for one in self._fitting(found, current) for inner in self._step(one, step)]
            current = child(current, step)
        return self._fitting(found, current)

    def keys_at(self, path: Sequence[Step], node: Node | None) -> list[str]:
        """The keys allowed in the mapping at a path, sorted."""
        return sorted({key for one in self.at(path, node) for key in one.get("properties", {})})

    def description(self, path: Sequence[Step], node: Node | None) -> str:
        """The schema's description of the value at a path."""
        if not path:
            return ""
        described = [_inner(one, path[-1]).get("description", "") for one in self.at(path[:-1], node)]
        return next((str(text) for text in described if text), "")

    def sections_with(self, key: str) -> list[str]:
        """Dotted paths of the sections in which a key belongs (``[]`` marks items of a list)."""
        return sorted(dict.fromkeys(section for section, name in self._keys if name == key))

    def resolved(self, schema: JsonSchema) -> JsonSchema:
        """The schema that a reference points to."""
        while "$ref" in schema:
            schema = {**self.definitions[schema["$ref"].rsplit("/", 1)[-1]],
                      **{key: value for key, value in schema.items() if key != "$ref"}}
        return schema

    def alternatives(self, schema: JsonSchema) -> list[JsonSchema]:
        """The schema split at ``anyOf`` and ``oneOf``."""
        schema = self.resolved(schema)
        choices = schema.get("anyOf") or schema.get("oneOf")
        if not choices:
            return [schema]
        return [inner for choice in choices for inner in self.alternatives(choice)]

    def _fitting(self, schemas: list[JsonSchema], node: Node | None) -> list[JsonSchema]:
        """Alternatives with the shape of the node and, if it has one, its ``type``."""
        split = [inner for one in schemas for inner in self.alternatives(one)]
        if isinstance(node, ListNode):
            return _those(split, lambda one: one.get("type") == "array")
        if not isinstance(node, MapNode):
            return split
        split = _those(split, lambda one: one.get("type") == "object")
        kind = node.get("type")
        if not isinstance(kind, Scalar):
            return split
        return _those(split, lambda one: _constant(one, "type") in (None, kind.text))

    def _step(self, schema: JsonSchema, step: Step) -> Iterator[JsonSchema]:
        if isinstance(step, int):
            if isinstance(schema.get("items"), dict):
                yield schema["items"]
            return
        if step in schema.get("properties", {}):
            yield schema["properties"][step]
        elif isinstance(schema.get("additionalProperties"), dict):
            yield schema["additionalProperties"]

    @cached_property
    def _keys(self) -> tuple[tuple[str, str], ...]:
        """Each section with each key that belongs there."""
        return tuple(self._all_keys(self.root, "", 0))

    def _all_keys(self, schema: JsonSchema, prefix: str, depth: int) -> Iterator[tuple[str, str]]:
        if depth > 8:
            return
        for one in self.alternatives(schema):
            for key, inner in one.get("properties", {}).items():
                yield prefix, key
                yield from self._all_keys(inner, f"{prefix}.{key}" if prefix else key, depth + 1)
            for more in ("items", "additionalProperties"):
                if isinstance(one.get(more), dict):
                    yield from self._all_keys(one[more], prefix + ("[]" if more == "items" else ""), depth + 1)


def _those(schemas: list[JsonSchema], fit: Callable[[JsonSchema], bool]) -> list[JsonSchema]:
    """The schemas that fit; all of them if none does, because the author meant one of them."""
    return [one for one in schemas if fit(one)] or schemas


def _constant(schema: JsonSchema, key: str) -> str | None:
    value = schema.get("properties", {}).get(key, {}).get("const")
    return value if isinstance(value, str) else None


def _inner(schema: JsonSchema, step: Step) -> JsonSchema:
    found = schema.get("properties", {}).get(step, {})
    return found if isinstance(found, dict) else {}


@cache
def scenario_walk() -> SchemaWalk:
    """The walk through the schema of a scenario."""
    return SchemaWalk(Scenario.model_json_schema(by_alias=True))
