"""Validation that continues after a mistake, so that all findings are reported together.

Pydantic checks types and ranges in strict JSON mode: text is never read as a number. What can be repaired is repaired,
and everything is checked again, until no repair is left:

- silently, values that look wrong only without the schema: ``2024`` as text, 12.0 for 12;
- with a finding, what would hide other findings: an unknown key takes the name it was probably meant to have (or is
  left out), an unknown intervention the nearest type.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pydantic import ValidationError

from cxsim.errors import Finding, nearest
from cxsim.interventions.about.registry import intervention_types
from cxsim.scenario.checks.key_messages import meant_key, unknown_key_message
from cxsim.scenario.checks.messages import WHOLE_ERRORS
from cxsim.scenario.checks.raw_data import written_interventions
from cxsim.scenario.checks.schema_walk import scenario_walk
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.located import LocatedError, located
from cxsim.scenario.text.nodes import (
    KEY_MARK,
    ListNode,
    MapNode,
    Node,
    Scalar,
    Step,
    at,
    dotted,
    finding_at,
    plain,
    renamed,
    replaced,
)

ROUNDS = 1000


@dataclass
class Validation:
    """The state of a validation: the repaired tree, findings from repairs, and remaining errors.

    ``told``: paths that need no further message.
    """

    tree: MapNode
    findings: list[Finding] = field(default_factory=list)
    errors: list[LocatedError] = field(default_factory=list)
    scenario: Scenario | None = None
    told: set[tuple[Step, ...]] = field(default_factory=set)


def validated(root: MapNode) -> Validation:
    """Validate a tree: the scenario in it, or the errors that no repair removes."""
    state = Validation(root)
    _name_types(state)
    for _ in range(ROUNDS):
        try:
            state.scenario = Scenario.model_validate_json(json.dumps(plain(state.tree)), strict=True)
            state.errors = []
            return state
        except ValidationError as error:
            found = located(state.tree, error.errors(include_url=False))
            state.errors = [one for one in found if one.path not in state.told]
        if not _repair(state):
            return state
    return state


def _repair(state: Validation) -> bool:
    """Repair what can be repaired, and return whether anything was."""
    before = state.tree
    for error in state.errors:
        if error.kind in REPAIRS:
            REPAIRS[error.kind](state, error, at(state.tree, error.path))
    return state.tree is not before


def _replace(state: Validation, path: tuple[Step, ...], new: Node) -> None:
    tree = replaced(state.tree, path, new)
    assert isinstance(tree, MapNode)
    state.tree = tree


def _read_as_text(state: Validation, error: LocatedError, node: Node | None) -> None:
    """Read a number or truth value as text."""
    if isinstance(node, Scalar) and node.value is not None and not isinstance(node.value, str):
        _replace(state, error.path, Scalar(node.text, node.text, True, node.place))


def _read_as_whole(state: Validation, error: LocatedError, node: Node | None) -> None:
    """Read a number such as 12.0 as a whole number."""
    if isinstance(node, Scalar) and isinstance(node.value, float) and node.value.is_integer():
        _replace(state, error.path, Scalar(int(node.value), node.text, False, node.place))


def _rename_or_drop(state: Validation, error: LocatedError, _: Node | None) -> None:
    path, walk = error.path, scenario_walk()
    parent = at(state.tree, path[:-1])
    if not isinstance(parent, MapNode) or str(path[-1]) not in parent.entries:
        return
    state.findings.append(finding_at(state.tree, (*path, KEY_MARK), unknown_key_message(path, state.tree, walk)))
    meant = meant_key(path, state.tree, walk)
    new_name = meant if meant is not None and meant not in parent.entries else None
    _replace(state, path[:-1], renamed(parent, str(path[-1]), new_name))


def _nearest_type(state: Validation, error: LocatedError, node: Node | None) -> None:
    meant = nearest(node.text, intervention_types()) if isinstance(node, Scalar) else None
    if isinstance(node, Scalar) and meant is not None:
        state.findings.append(node.place.finding(dotted(error.path), error.text))
        _replace(state, error.path, Scalar(meant, meant, True, node.place))


def _misspelled_type(state: Validation, error: LocatedError, node: Node | None) -> None:
    if not isinstance(node, MapNode) or "type" in node.entries:
        return
    written = nearest("type", node.entries)
    if written is not None:
        message = f"unknown key '{written}'; did you mean 'type'?"
        state.findings.append(node.entries[written].place.finding(dotted((*error.path, written)), message))
        _replace(state, error.path, renamed(node, written, "type"))


REPAIRS: Mapping[str, Callable[[Validation, LocatedError, Node | None], None]] = MappingProxyType({
    "extra_forbidden": _rename_or_drop,
    "unknown_intervention": _nearest_type,
    "intervention_without_type": _misspelled_type,
    "string_type": _read_as_text,
    **dict.fromkeys(WHOLE_ERRORS, _read_as_whole),
})  # fmt: skip
"""Repairs by kind of error; each gets the node at the path of the error."""


def _name_types(state: Validation) -> None:
    """Report a ``type`` that is a list or mapping, which cannot be looked up, and leave the intervention out."""
    for path, _ in written_interventions(plain(state.tree)):
        kind = at(state.tree, (*path, "type"))
        if isinstance(kind, (MapNode, ListNode)):
            inner = (*path, "type")
            state.findings.append(kind.place.finding(dotted(inner), "one word is expected: the type of the "
                                                     "intervention"))
            state.told.add(path)
            _replace(state, path, MapNode({}, kind.place))
