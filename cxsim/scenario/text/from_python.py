"""Python data as nodes without a place, so that files and Python data pass the same checks."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from datetime import date
from typing import Any

from cxsim.errors import Finding, InputError
from cxsim.model.uncertain import Uncertain
from cxsim.scenario.text.nodes import Entry, ListNode, MapNode, Node, Scalar, Step, dotted
from cxsim.scenario.text.plain_values import LARGEST_INTEGER
from cxsim.scenario.text.source_text import FORBIDDEN

DEPTH_LIMIT = 20


def nodes_from(mapping: Mapping[str, Any]) -> MapNode:
    """A mapping as nodes.

    Raises
    ------
    InputError
        For values that no scenario can hold (functions, nan, integers beyond 64 bits, control characters).
    """
    findings: list[Finding] = []
    node = _node(mapping, (), findings)
    if not isinstance(node, MapNode):
        findings.append(Finding("", 0, 0, "", f"a mapping is expected, not {type(mapping).__name__}"))
    if findings:
        raise InputError(findings)
    assert isinstance(node, MapNode)
    return node


def _node(value: Any, path: tuple[Step, ...], findings: list[Finding]) -> Node:
    if len(path) >= DEPTH_LIMIT:
        findings.append(Finding("", 0, 0, dotted(path), f"nested deeper than {DEPTH_LIMIT} levels"))
        return Scalar(None)
    if isinstance(value, Uncertain):
        value = value.plain()
    if isinstance(value, Mapping):
        return MapNode({str(key): Entry(Scalar("").place, _node(inner, (*path, str(key)), findings))
                        for key, inner in value.items()})
    if isinstance(value, (list, tuple)):
        return ListNode(tuple(_node(inner, (*path, index), findings) for index, inner in enumerate(value)))
    return _scalar(value, path, findings)


def _scalar(value: Any, path: tuple[Step, ...], findings: list[Finding]) -> Scalar:
    if hasattr(value, "item") and not isinstance(value, (str, bytes)):
        value = value.item()
    if isinstance(value, os.PathLike):
        value = os.fspath(value)
    if type(value) is date:  # a moment of a day has hours, which no scenario has
        value = value.isoformat()
    problem = _problem(value)
    if problem:
        findings.append(Finding("", 0, 0, dotted(path), problem))
        return Scalar(None)
    if isinstance(value, float):
        value += 0.0
    return Scalar(value, str(value), quoted=isinstance(value, str))


def _problem(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return "" if abs(value) <= LARGEST_INTEGER else "this whole number is too large"
    if isinstance(value, float):
        return "" if math.isfinite(value) else f"a finite number is expected, {value} is given"
    if isinstance(value, str):
        hidden = FORBIDDEN.search(value)
        return "" if hidden is None else f"character U+{ord(hidden.group()):04X} is not allowed in text"
    return f"{type(value).__name__} is not allowed in a scenario"
