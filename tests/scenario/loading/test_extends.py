"""A scenario may build on another file; every value keeps the place where it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.errors import InputError
from cxsim.scenario.loading.load import load_scenario

BASE = """\
weeks: 52
seed: 5
organization:
  generate:
    departments: [{name: claims, size: 20}, {name: sales, size: 10}]
context:
  customer_index: 60
  inhibitors: [{name: silo, strength: 0.3}]
"""


def test_mappings_merge_and_lists_and_values_replace(bench: Any) -> None:
    bench.save(BASE, "base.yaml")
    scenario = bench.load("extends: base.yaml\nname: A\nweeks: 30\ncontext: {inhibitors: [], sponsorship: 0.5}\n")
    assert (scenario.weeks, scenario.seed) == (30, 5)
    assert (scenario.context.customer_index, scenario.context.sponsorship) == (60.0, 0.5)
    assert scenario.context.inhibitors == ()


def test_an_empty_value_removes_what_was_inherited(bench: Any) -> None:
    bench.save(BASE, "base.yaml")
    scenario = bench.load("extends: base.yaml\nname: A\nseed:\ncontext: null\n")
    assert scenario.seed is None
    assert scenario.context.customer_index == 50.0


def test_a_chain_of_files_is_read_to_its_end(bench: Any) -> None:
    bench.save(BASE, "company/base.yaml")
    bench.save("extends: company/base.yaml\nweeks: 40\n", "middle.yaml")
    scenario = bench.load("extends: middle.yaml\nname: A\n")
    assert (scenario.weeks, scenario.seed) == (40, 5)
    assert [Path(file).name for file in scenario.input_files] == ["s.yaml", "middle.yaml", "base.yaml"]


def test_a_mistake_is_shown_in_the_file_where_it_stands(bench: Any) -> None:
    bench.save(BASE.replace("customer_index: 60", "customer_index: 160"), "company/base.yaml")
    findings = bench.findings("extends: company/base.yaml\nname: A\nweeks: soon\n")
    assert [(Path(f.file).name, f.line, f.column, f.path) for f in findings] == [
        ("base.yaml", 7, 19, "context.customer_index"), ("s.yaml", 3, 8, "weeks")]


@pytest.mark.parametrize(("written", "part"), [
    ("s.yaml", "extends this file again"),
    ("bas.yaml", "did you mean 'base.yaml'?"),
    ("company", "is a folder"),
    ("../../base.yaml", "is outside"),
    ("/etc/hostname", "is not a relative path"),
    ("https://example.org/base.yaml", "is a URL"),
    ("[base.yaml]", "the name of one scenario file is expected"),
    ("", "the name of one scenario file is expected"),
])
def test_a_parent_that_cannot_be_is_refused_at_its_place(bench: Any, written: str, part: str) -> None:
    bench.save(BASE, "base.yaml")
    bench.save(BASE, "company/x.yaml")
    (finding,) = bench.findings(f"name: A\nextends: {written}\n")
    assert finding.path == "extends"
    assert finding.line == 2
    assert part in finding.message


def test_a_cycle_over_two_files_is_refused(bench: Any) -> None:
    one = bench.save("extends: two.yaml\nname: A\n", "one.yaml")
    bench.save("extends: one.yaml\n", "two.yaml")
    with pytest.raises(InputError, match="a file cannot extend itself") as caught:
        load_scenario(one)
    assert Path(caught.value.findings[0].file).name == "two.yaml"
