"""The cases for teachers: their scenarios load, fit their companies and run, and their sheets say what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxsim
from cxsim.engine.world.build import people_view
from cxsim.engine.world.organizations import organization_of
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import load_scenario
from experiments.cases import measure

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "scenarios" / "cases"
SHEETS = ROOT / "docs" / "cases"
CASES = sorted(folder.name for folder in FOLDER.glob("*/"))
FILES = sorted(file for file in FOLDER.glob("*/*.yaml") if file.stem not in ("company", "class"))
PARTS = ("Predict", "Run", "What we expected, and why", "What came", "Explain", "Where this case would mislead")
# Weeks that a case is run here.
WEEKS = 6


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_plan_fits_its_company_and_runs(file: Path) -> None:
    scenario = load_scenario(file)
    assert scenario.uncertainty == "full"
    assert 52 <= scenario.weeks <= 104
    organization = organization_of(scenario, 1)
    assert 60 <= organization.size <= 400
    view = people_view(organization, scenario.behavior_names, 1)
    findings, warnings = check_against(scenario, view)
    assert findings == []
    # A plan that takes more hours than the change team has is what some case is about.
    assert [warning for warning in warnings if "more than the change team's" not in warning] == []
    short = scenario.model_copy(update={"weeks": WEEKS, "target": None})
    result = cxsim.run(short, replicates=1, engine="numpy")
    assert result.replicates == 1


@pytest.mark.parametrize("case", CASES)
def test_the_plans_of_a_case_differ_by_the_plan_alone(case: str) -> None:
    scenarios = [load_scenario(file) for file in FILES if file.parent.name == case]
    assert 3 <= len(scenarios) <= 5
    assert sum(scenario.plan.does_nothing for scenario in scenarios) == 1
    assert len({scenario.name for scenario in scenarios}) == len(scenarios)
    # The survey belongs to a plan that decides by it; without rules it would have no effect, and be warned of.
    rest = {scenario.model_dump_json(exclude={"name", "description", "plan", "survey"}) for scenario in scenarios}
    assert len(rest) == 1


@pytest.mark.parametrize("case", CASES)
def test_a_sheet_has_its_parts_and_says_what_was_measured(case: str) -> None:
    sheet = (SHEETS / f"{case}.md").read_text("utf-8")
    assert [line[3:] for line in sheet.splitlines() if line.startswith("## ")] == list(PARTS)
    assert f"({case}.md)" in (SHEETS / "README.md").read_text("utf-8")
    said = measure.Case.read(case)
    assert measure.sheet_of(said) == sheet
    pairs = measure.read(measure.RESULTS / f"{case}.csv")
    assert [(row["first"], row["second"], row["measure"]) for row in pairs] == [
        (one.better, one.worse, one.measure) for one in said.expectations]
    assert all(one.reason for one in said.expectations)


def test_every_case_has_its_folder_and_every_sheet_its_case() -> None:
    assert {file.stem for file in SHEETS.glob("*.md")} - {"README"} == set(CASES)
    assert {file.stem for file in measure.EXPECTATIONS.glob("*.yaml")} == set(CASES)
