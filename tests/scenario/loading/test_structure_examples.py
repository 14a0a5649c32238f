"""The examples of growth, mergers and shocks load, fit their company, run, and show what they are about."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cxsim.engine.world.build import people_view
from cxsim.organization.build import build
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.schema.schema import Scenario
from cxsim.studies.ensemble import run

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "scenarios" / "structure").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_fits_its_company(file: Path) -> None:
    scenario = load_scenario(file)
    organization = build(scenario.organization, file.parent, 1)
    assert check_against(scenario, people_view(organization, scenario.behavior_names, 1)) == ([], [])


def ran(name: str, weeks: int) -> Any:
    scenario = load_scenario(ROOT / "scenarios" / "structure" / f"{name}.yaml")
    return run(scenario.model_copy(update={"weeks": weeks}), replicates=2, engine="numpy")


def test_the_growing_company_grows_and_misses_nobody_before() -> None:
    result = ran("growing_company", 56)
    people = result.recording.of_all("people")
    assert people[-1].mean() > people[0].mean() + 20
    desk = result.recording.groups.index("department:digital_desk")
    assert result.recording.weekly["people"][desk, 0].tolist() == [0.0, 0.0]
    assert np.isnan(result.recording.weekly["output"][desk, 0]).all()
    assert any("open in weeks 30 to 49" in note for note in result.manifest["notes"])
    assert result.recording.costs["hiring_for_fit"].sum(axis=0).min() > 2000.0 + 36 * 50.0


def test_the_merger_and_the_bad_year_run() -> None:
    for name in ("merger", "bad_year"):
        result = ran(name, 30)
        assert np.isfinite(result.recording.of_all("adoption")).all()
    assert ran("merger", 2).recording.of_all("customer_index")[0].mean() == pytest.approx(58 - 13 * 96 / 400, abs=0.6)


def test_the_scenario_in_the_document_is_one(bench: Any) -> None:
    text = (ROOT / "docs" / "structure.md").read_text("utf-8")
    [block] = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    scenario: Scenario = bench.load("name: from the document\n" + block)
    assert [shock.type for shock in scenario.context.shocks] == [
        "crisis", "sponsor_leaves", "reorganization", "budget_cut"]
    assert len(scenario.organization.growth) == 2
    organization = build(scenario.organization, ROOT, 1)
    assert check_against(scenario, people_view(organization, scenario.behavior_names, 1))[0] == []


@pytest.mark.parametrize("action", [{"stop": "restructure"}, {"start": {"type": "collaboration"}}])
def test_rules_cannot_decide_on_ties(action: dict[str, Any]) -> None:
    """Ties are prepared before a run and are the same in all futures."""
    scenario = Scenario.model_validate({
        "name": "rules and ties", "weeks": 20, "survey": {"every_weeks": 4},
        "organization": {"generate": {"departments": [{"name": "claims", "size": 30}, {"name": "sales", "size": 20}]}},
        "plan": {"interventions": [{"type": "restructure", "start_week": 10}],
                 "rules": [{"when": {"measure": "trust", "above": 0.1}, "then": action}]},
    })
    organization = build(scenario.organization, ROOT, 1)
    findings, _ = check_against(scenario, people_view(organization, scenario.behavior_names, 1))
    assert "fixed before the run" in findings[0].message


def test_who_is_moved_cannot_wait_for_what_leaders_will_know() -> None:
    intervention = {"type": "restructure", "start_week": 10, "target": {"estimated": {"attitude": {"below": 0.4}}}}
    scenario = Scenario.model_validate({
        "name": "moves of the unwilling", "weeks": 20, "plan": {"interventions": [intervention]},
        "organization": {"generate": {"departments": [{"name": "claims", "size": 30}, {"name": "sales", "size": 20}]}},
    })
    organization = build(scenario.organization, ROOT, 1)
    findings, _ = check_against(scenario, people_view(organization, scenario.behavior_names, 1))
    assert any("fixed before the run, when nobody has been asked yet" in finding.message for finding in findings)
