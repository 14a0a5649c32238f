"""Python data as a document: what fits in one, and what is refused with its path."""

import math
from pathlib import Path

import numpy as np
import pytest

from cxsim.errors import InputError
from cxsim.scenario.text.from_python import DEPTH_LIMIT, nodes_from
from cxsim.scenario.text.nodes import at, plain
from cxsim.scenario.text.plain_values import LARGEST_INTEGER


def refused(value):
    with pytest.raises(InputError) as error:
        nodes_from(value)
    return [str(finding) for finding in error.value.findings]


def test_plain_data_stays_as_it_is():
    data = {"a": [1, 2.5, None, True, "x", {"b": []}], "c": LARGEST_INTEGER, "d": -LARGEST_INTEGER}
    assert plain(nodes_from(data)) == data
    assert plain(nodes_from({1: (1, 2)})) == {"1": [1, 2]}


def test_numbers_of_numpy_and_paths_are_read():
    assert plain(nodes_from({"a": np.float64(0.5), "b": np.int32(3), "c": Path("x") / "y"})) == {
        "a": 0.5, "b": 3, "c": str(Path("x") / "y")}
    assert str(plain(nodes_from({"a": -0.0}))["a"]) == "0.0"


def test_only_text_is_quoted():
    tree = nodes_from({"a": "7", "b": 7})
    assert [(at(tree, (key,)).quoted, at(tree, (key,)).text) for key in "ab"] == [(True, "7"), (False, "7")]


@pytest.mark.parametrize(("value", "why"), [
    (LARGEST_INTEGER + 1, "this whole number is too large"), (-LARGEST_INTEGER - 1, "this whole number is too large"),
    (math.nan, "a finite number is expected, nan is given"), (-math.inf, "a finite number is expected, -inf is given"),
    ("a\x07", "character U+0007 is not allowed in text"), (b"x", "bytes is not allowed in a scenario"),
    ({1}, "set is not allowed in a scenario"),
])
def test_what_no_scenario_can_hold_is_refused_with_its_path(value, why):
    assert refused({"plan": [0, {"x": value}]}) == [f"plan.1.x: {why}"]


def test_every_mistake_is_told_at_once():
    assert refused({"a": math.nan, "b": {1}}) == [
        "a: a finite number is expected, nan is given", "b: set is not allowed in a scenario"]
    assert refused([1]) == ["a mapping is expected, not list"]


def test_it_is_nested_twenty_deep_at_most():
    def nest(levels):
        value = 1
        for _ in range(levels):
            value = {"a": value}
        return value

    assert plain(nodes_from(nest(DEPTH_LIMIT - 1))) == nest(19)
    [told] = refused(nest(DEPTH_LIMIT))
    assert told.endswith("a.a.a: nested deeper than 20 levels")
