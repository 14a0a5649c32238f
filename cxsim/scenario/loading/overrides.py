"""Change values of a scenario by dotted path: ``plan.interventions.0.strength=0.5``.

A step into a list is a position (from 0), or a ``name`` or ``type`` that only one item has
(``plan.interventions.training.weeks=10``). Keys that are not written can be set too. If a plan uses a preset or a
sheet, changes apply to what is written (``plan.preset.share=0.3``) and the plan is assembled again; changes to the
resulting interventions apply after that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.scenario.checks.schema_walk import scenario_walk
from cxsim.scenario.loading.parsing import scenario_as_written, scenario_from_nodes
from cxsim.scenario.schema.identity import dump
from cxsim.scenario.schema.origin import Origin
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.from_python import nodes_from
from cxsim.scenario.text.nodes import (
    NOWHERE,
    ListNode,
    MapNode,
    Node,
    Scalar,
    Step,
    at_place,
    child,
    replaced,
    with_places_of,
)
from cxsim.scenario.text.yaml_reader import read_value

Pair = tuple[str, str, Node]


def with_overrides(scenario: Scenario, changes: Mapping[str, Any] | Iterable[str]) -> Scenario:
    """Make a new scenario with some values changed, checked like one from a file.

    Parameters
    ----------
    scenario
        The original; it does not change.
    changes
        Either ``{"weeks": 52, "parameters.quit_rate": 0.003}`` or texts ``"weeks=52"``, whose values are read as in a
        scenario file. For the same path, the last change wins.

    Raises
    ------
    InputError
        With every finding: a path that does not exist (with the nearest match), a value that is not allowed.
    """
    findings: list[Finding] = []
    pairs = _pairs(changes, findings)
    origin = scenario._origin
    if origin.written is not None:
        as_written = scenario_as_written(origin.written, origin)
        tree, later = _changed(_tree_of(as_written), pairs)
        if findings:
            raise InputError(findings)
        scenario = scenario_from_nodes(tree, origin)
        if not later:
            return scenario
        origin, pairs = scenario._origin, [pair for pair, _ in later]
    tree, nowhere = _changed(_tree_of(scenario), pairs)
    findings += [Finding("", 0, 0, text, message) for (text, _, _), message in nowhere]
    if findings:
        raise InputError(findings)
    return scenario_from_nodes(
        tree, Origin(origin.folder, origin.root, origin.files, sheets=origin.sheets, kept=origin.kept))


def steps_to(scenario: Scenario, paths: Iterable[str]) -> list[tuple[Step, ...]]:
    """The steps of each path, with positions for the names of items, so that two spellings of one path are equal.

    A path that leads nowhere stays as it is written.
    """
    tree = _tree_of(scenario)
    found: list[tuple[Step, ...]] = []
    for path in paths:
        try:
            found.append(_steps(tree, path))
        except _LeadsNowhere:
            found.append(tuple(path.split(".")))
    return found


def uncertain_paths(scenario: Scenario, paths: Iterable[str]) -> set[str]:
    """Those of the paths at which a number may be stated with its width."""
    tree, paths = _tree_of(scenario), list(paths)
    keys = (scenario_walk().keys_at(steps, tree) for steps in steps_to(scenario, paths))
    return {path for path, inside in zip(paths, keys, strict=True) if {"value", "low", "high"}.issubset(inside)}


def _tree_of(scenario: Scenario) -> MapNode:
    """The scenario as a tree with all defaults, each value at the place where it was written."""
    tree = with_places_of(nodes_from(dump(scenario)), scenario._origin.nodes)
    assert isinstance(tree, MapNode)
    return tree


def _changed(tree: MapNode, pairs: Iterable[Pair]) -> tuple[MapNode, list[tuple[Pair, str]]]:
    """A tree with changes, and the changes whose path does not exist in it, each with the reason."""
    nowhere: list[tuple[Pair, str]] = []
    for pair in pairs:
        _, path, value = pair
        try:
            changed = replaced(tree, _steps(tree, path), value)
        except _LeadsNowhere as error:
            nowhere.append((pair, str(error)))
        else:
            assert isinstance(changed, MapNode)
            tree = changed
    return tree, nowhere


class _LeadsNowhere(Exception):
    """A step of a path does not exist."""


def _pairs(changes: Mapping[str, Any] | Iterable[str], findings: list[Finding]) -> list[Pair]:
    """Each change as given, with its path and value; unreadable values become findings."""
    if isinstance(changes, Mapping):
        given: Iterable[tuple[str, str, Any]] = ((path, path, value) for path, value in changes.items())
        read: Callable[[Any], Node] = _from_python
    else:
        given, read = _split(changes, findings), _from_text
    found: list[Pair] = []
    for text, path, value in given:
        try:
            found.append((text, path, read(value)))
        except InputError as error:
            findings += [Finding("", 0, 0, text, finding.message) for finding in error.findings]
    return found


def _split(changes: Iterable[str], findings: list[Finding]) -> Iterator[tuple[str, str, str]]:
    for text in [changes] if isinstance(changes, str) else changes:
        path, equals, written = text.partition("=")
        if equals and path.strip():
            yield text, path.strip(), written.strip()
        else:
            findings.append(Finding("", 0, 0, text, "PATH=VALUE is expected, for example weeks=52"))


def _from_python(value: Any) -> Node:
    return nodes_from({"value": value}).entries["value"].node


def _from_text(text: str) -> Node:
    return at_place(read_value(text), NOWHERE)


def _steps(tree: Node, path: str) -> tuple[Step, ...]:
    """The path through the tree; every step must exist, except for a new key at the end."""
    steps: list[Step] = []
    current: Node | None = tree
    names = path.split(".")
    for position, name in enumerate(names):
        last = position == len(names) - 1
        if isinstance(current, ListNode):
            step: Step = _index(current, name)
        elif isinstance(current, MapNode) or _is_empty(current):
            step = name
            _check_key(current, name, steps, tree, last)
        else:
            where = ".".join(str(step) for step in steps)
            raise _LeadsNowhere(f"'{where}' is a single value and has no '{name}'")
        steps.append(step)
        current = child(current, step)
    return tuple(steps)


def _is_empty(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and node.value is None)


def _check_key(node: Node | None, name: str, steps: list[Step], tree: Node, last: bool) -> None:
    written = set(node.entries) if isinstance(node, MapNode) else set()
    if name in written:
        return
    walk = scenario_walk()
    declared = walk.keys_at(steps, tree)
    free = any(isinstance(one.get("additionalProperties"), dict) for one in walk.at(steps, tree))
    if name in declared or (free and last):
        return
    where = f" in '{'.'.join(str(step) for step in steps)}'" if steps else ""
    raise _LeadsNowhere(f"there is no '{name}'{where}; {did_you_mean(name, {*declared, *written}, limit=30)}")


def _index(node: ListNode, name: str) -> int:
    count = len(node.items)
    if name.isascii() and name.isdigit():
        if int(name) < count:
            return int(name)
        raise _LeadsNowhere(f"there is no item {name}: the list has {count}, counted from 0")
    labels = [_label(item) for item in node.items]
    if labels.count(name) == 1:
        return labels.index(name)
    known = [label for label in labels if label]
    if name in known:
        raise _LeadsNowhere(f"{labels.count(name)} items are called '{name}'; give its position, counted from 0")
    raise _LeadsNowhere(f"no item is called '{name}'; {did_you_mean(name, known)}")


def _label(item: Node) -> str:
    for key in ("name", "type"):
        value = child(item, key)
        if isinstance(value, Scalar) and value.text:
            return value.text
    return ""
