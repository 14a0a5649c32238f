"""A scenario file becomes one immutable object."""

from __future__ import annotations

from pathlib import Path

from cxsim.scenario.loading.load import load_scenario

SMALL = """
name: Small
organization:
  generate:
    departments: [{name: claims, size: 20}, {name: sales, size: 10}]
plan:
  interventions:
    - {type: training, start_week: 4, weeks: 10, hours_per_week: 4}
"""


def test_a_small_file_says_little_and_means_a_whole_scenario(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL, encoding="utf-8")
    scenario = load_scenario(file)
    assert (scenario.name, scenario.weeks, scenario.seed, scenario.replicates) == ("Small", 104, None, 100)
    assert scenario.behavior_names == ("customer_focus",)
    assert scenario.context.sponsorship_in_week(50) == 0.3
    assert [intervention.label for intervention in scenario.plan.interventions] == ["training"]
    assert scenario.folder == str(tmp_path)
