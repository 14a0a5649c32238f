"""From nodes to a validated scenario, with every finding at its place."""

from __future__ import annotations

from cxsim.errors import Finding, InputError
from cxsim.scenario.cross_checks import cross_checks
from cxsim.scenario.located import KEY_MARK, LocatedError
from cxsim.scenario.messages import Wrong, message_for
from cxsim.scenario.nodes import ListNode, MapNode, Step, at, dotted, place_of
from cxsim.scenario.origin import Origin
from cxsim.scenario.repairs import validated
from cxsim.scenario.schema import Scenario
from cxsim.scenario.schema_walk import scenario_walk

MODELS_OWN = frozenset({"value_error", "named_twice"})


def scenario_from_nodes(root: MapNode, origin: Origin) -> Scenario:
    """The scenario that a tree of nodes describes.

    Raises
    ------
    InputError
        With every finding, sorted by place.
    """
    state = validated(root)
    findings = list(state.findings)
    crossed = cross_checks(state.tree)
    for path, message in crossed:
        findings.append(_finding(state.tree, path, message))
    paths = [path for path, _ in crossed]
    findings += [_finding(state.tree, _path(error), _message(error, state.tree))
                 for error in state.errors if not _told(error, paths, state.tree)]
    if findings or state.scenario is None:
        raise InputError(findings)
    state.scenario._origin = Origin(origin.folder, origin.root, origin.files, state.tree)
    return state.scenario


def _path(error: LocatedError) -> tuple[Step, ...]:
    return (*error.path, KEY_MARK) if error.about_key else error.path


def _finding(tree: MapNode, path: tuple[Step, ...], message: str) -> Finding:
    about_key = bool(path) and path[-1] == KEY_MARK
    bare = path[:-1] if about_key else path
    return place_of(tree, bare, key=about_key).finding(dotted(bare), message)


def _told(error: LocatedError, crossed: list[tuple[Step, ...]], tree: MapNode) -> bool:
    """Whether a finding says it already, more precisely."""
    path = _path(error)
    if path in crossed:
        return True
    if error.kind in MODELS_OWN:
        return any(other[: len(error.path)] == error.path for other in crossed)
    if error.kind == "too_short":
        node = at(tree, error.path)
        return (isinstance(node, ListNode) and bool(node.items)) or (isinstance(node, MapNode) and bool(node.entries))
    return False


def _message(error: LocatedError, tree: MapNode) -> str:
    node = at(tree, error.path)
    if error.path == ("schema",) and error.kind == "literal_error":
        return "this version of cxsim reads 'schema: 1' only; a higher number needs a newer cxsim"
    if error.about_key:
        return f"the key '{error.path[-1]}' is not allowed here: {error.text}"
    description = scenario_walk().description(error.path, tree) if error.kind == "string_pattern_mismatch" else ""
    return message_for(Wrong(error.kind, error.context, error.text, node, description))
