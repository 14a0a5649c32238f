"""The schema knows what belongs at a path, however deep."""

from __future__ import annotations

import pytest

from cxsim.scenario.checks.schema_walk import scenario_walk
from cxsim.scenario.text.nodes import MapNode, Step
from cxsim.scenario.text.yaml_reader import read_yaml

TEXT = """\
weeks: 10
context: {inhibitors: [{name: silo, strength: 0.3}]}
plan: {interventions: [{type: training, hours_per_week: 3}, {type: mandate, strength: 1}]}
"""


@pytest.mark.parametrize(("path", "said"), [
    (("weeks",), "week"), (("context", "inhibitors", 0, "strength"), "strength"),
    (("plan", "interventions", 0, "hours_per_week"), "hours"), (("plan", "interventions", 1, "monitoring"), "monitor"),
    ((), ""), (("plan", "interventions", 1, "hours_per_week"), ""),
])
def test_a_value_is_described_by_its_own_key(path: tuple[Step, ...], said: str) -> None:
    tree = read_yaml(TEXT)
    assert isinstance(tree, MapNode)
    found = scenario_walk().description(path, tree)
    assert said in found
    assert bool(found) == bool(said)
