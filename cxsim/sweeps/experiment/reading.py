"""Reading an experiment: from a file, from Python, or from a scenario and what to vary."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.scenario.checks.messages import message_for
from cxsim.scenario.schema.block import Block
from cxsim.scenario.text.from_python import nodes_from
from cxsim.scenario.text.located import LocatedError, located
from cxsim.scenario.text.nodes import KEY_MARK, ListNode, MapNode, at, finding_at, plain
from cxsim.scenario.text.yaml_reader import read_yaml, read_yaml_file
from cxsim.sweeps.experiment.schema import Experiment

Stating = TypeVar("Stating", bound=Block)

NEEDS = "an experiment needs at least 'name:' and 'scenario:', and 'factors:' to vary something"


@dataclass(frozen=True)
class Stated:
    """An experiment as stated, with the places of its values; its paths are relative to ``folder``."""

    experiment: Experiment
    tree: MapNode
    folder: Path

    def finding(self, path: Sequence[str | int], message: str) -> Finding:
        """A mistake at a path of the experiment."""
        return finding_at(self.tree, path, message)


def read_experiment(path: str | os.PathLike[str]) -> Stated:
    """Read an experiment file.

    Raises
    ------
    InputError
        With every finding, each at its line and column.
    """
    file = Path(path)
    tree = read_yaml_file(file, NEEDS)
    if "organization" in tree.entries:
        raise InputError([finding_at(tree, ("organization", KEY_MARK), "this file is a scenario; vary it with --vary "
                                     "PATH=VALUES, or name it in an experiment: 'scenario: FILE'")])
    return _checked(tree, file.parent)


def experiment_from(mapping: Mapping[str, Any], folder: str | os.PathLike[str] = ".") -> Stated:
    """An experiment from a mapping with the keys of a file."""
    return _checked(nodes_from(mapping), Path(folder))


def varied(scenarios: Sequence[str | os.PathLike[str]], texts: Sequence[str], **more: Any) -> Stated:
    """An experiment that varies some paths of scenario files: all combinations.

    ``texts``: ``PATH=1,2,3`` or ``PATH=LOW:HIGH:POINTS``; ``more``: further keys of the experiment.
    """
    findings = []
    factors: dict[str, Any] = {}
    for text in texts:
        path, equals, written = (part.strip() for part in text.partition("="))
        if not (path and equals and written):
            findings.append(Finding("--vary", 0, 0, text, "PATH=VALUE,VALUE or PATH=LOW:HIGH:POINTS is expected"))
        elif path in factors:
            findings.append(Finding("--vary", 0, 0, path, "is varied twice; name all its values once"))
        else:
            factors[path] = _factor(text, written, findings)
    if findings:
        raise InputError(findings)
    files = [os.fspath(scenario) for scenario in scenarios]
    name = f"{Path(files[0]).stem}: {', '.join(factors)}"
    return experiment_from({"name": name[:120], "scenarios": files, "factors": factors, **more})


def _factor(text: str, written: str, findings: list[Finding]) -> Any:
    """What is written after the equals sign, as a factor."""
    ends = written.split(":")
    if len(ends) > 1:
        try:
            low, high, points = float(ends[0]), float(ends[1]), int(ends[2])
        except (ValueError, IndexError):
            findings.append(Finding("--vary", 0, 0, text, "a range is written LOW:HIGH:POINTS, for example 0.1:0.5:5"))
            return None
        return {"low": low, "high": high, "points": points}
    try:
        return plain(read_yaml(f"values: [{written}]"))["values"]
    except InputError as error:
        findings += [Finding("--vary", 0, 0, text, finding.message) for finding in error.findings]
        return None


def _checked(tree: MapNode, folder: Path) -> Stated:
    return Stated(validated(tree, _in_full(plain(tree)), Experiment), tree, folder)


def validated(tree: MapNode, data: Any, model: type[Stating]) -> Stating:
    """The content of a file as its model; ``data``: that of the tree, with short forms written out.

    Raises
    ------
    InputError
        With every finding at its place in the tree.
    """
    try:
        return model.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        found = located(tree, error.errors(include_url=False))
        raise InputError(_finding(tree, one, model) for one in found if not _too_short_by_mistakes(one, tree)) from None


def _too_short_by_mistakes(error: LocatedError, tree: MapNode) -> bool:
    """Whether a list is empty only because its entries are wrong, which is told of each."""
    node = at(tree, error.path)
    return error.kind == "too_short" and isinstance(node, ListNode) and bool(node.items)


def _in_full(data: dict[str, Any]) -> dict[str, Any]:
    """The experiment without its two short forms: a list of values as a factor, and ``keep: weekly``."""
    if isinstance(data.get("factors"), dict):
        factors = {path: {"values": given} if isinstance(given, list) else given
                   for path, given in data["factors"].items()}
        data = {**data, "factors": factors}
    return {**data, "keep": {}} if data.get("keep") == "weekly" else data


def _finding(tree: MapNode, error: LocatedError, model: type[Block]) -> Finding:
    if error.kind == "extra_forbidden":
        key = str(error.path[-1])
        told = did_you_mean(key, _keys_beside(error.path, model), limit=30)
        return finding_at(tree, (*error.path, KEY_MARK), f"unknown key '{key}'; {told}")
    if error.kind == "missing":
        return finding_at(tree, error.path, f"'{error.path[-1]}' is missing")
    return finding_at(tree, error.path, message_for(error, tree))


def _keys_beside(path: Sequence[str | int], model: type[Block]) -> Iterator[str]:
    """The keys that are allowed beside the last step of a path."""
    schema: dict[str, Any] = model.model_json_schema(by_alias=True)
    definitions, current = schema["$defs"], schema
    for step in path[:-1]:
        below = current.get("items") if isinstance(step, int) else current.get("properties", {}).get(step)
        inner = below or current.get("additionalProperties", {})
        inner = next(iter(inner.get("anyOf", [inner])), inner) if isinstance(inner, dict) else {}
        current = definitions.get(str(inner.get("$ref", "")).rsplit("/", 1)[-1], inner)
    yield from current.get("properties", {})


def with_keys(stated: Stated, keys: Mapping[str, Any]) -> Stated:
    """The experiment with some keys replaced, as by options of the command line."""
    if not keys:
        return stated
    entries = {**stated.tree.entries, **nodes_from(keys).entries}
    return _checked(MapNode(entries, stated.tree.place, stated.tree.flow), stated.folder)
