"""Any mutation of a good scenario is either read as equal to its own dump or refused; nothing else happens."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.errors import InputError
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.loading.parsing import scenario_from_nodes
from cxsim.scenario.schema.identity import dump
from cxsim.scenario.schema.origin import Origin
from cxsim.scenario.text.nodes import plain
from cxsim.scenario.text.yaml_reader import read_yaml

PIECES = ["", "[]", "{}", "null", "-1", "1e400", "x", "[x]", "{x: 1}", "true", "0,5", ": ", "- ", "#", "'", "\"", "\n",
          "type", "name", "generate", "0", "1.5", "*a", "&a ", "!!int ", "\t", "  ", "forces", "999999999999999999999"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1700), st.integers(0, 12), st.sampled_from(PIECES)), min_size=1, max_size=3))
def test_mutated_text(good_text: str, changes: list[tuple[int, int, str]]) -> None:
    text = good_text
    for start, length, piece in changes:
        text = text[:start] + piece + text[start + length :]
    held_or_refused(text)


def held_or_refused(text: str) -> None:
    try:
        scenario = scenario_from_nodes(read_yaml(text), Origin())
    except InputError as error:
        assert error.findings
    else:
        assert from_mapping(dump(scenario)) == scenario


JUNK: Any = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 200) | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["x", "training", "claims", "no", "0,5", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["name", "type", "size", "departments", "behaviors", "forces", "from_week", "level", "x", "1"]),
        inner, max_size=3),
    max_leaves=6)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_junk_in_the_place_of_any_value(good_text: str, data: st.DataObject) -> None:
    tree = plain(read_yaml(good_text))
    current = tree
    while True:
        keys = list(current) if isinstance(current, dict) else list(range(len(current)))
        key = data.draw(st.sampled_from(keys))
        inner = current[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            current[key] = data.draw(JUNK)
            break
        current = inner
    try:
        scenario = from_mapping(tree)
    except InputError as error:
        assert error.findings
        assert all(finding.path for finding in error.findings)
    else:
        assert from_mapping(dump(scenario)) == scenario
