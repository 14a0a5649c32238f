"""The examples of plans and maps in other files load, fit their company, run, and show what they promise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cxsim
from cxsim.engine.world.build import people_view
from cxsim.engine.world.organizations import organization_of
from cxsim.interventions.plan.dosing import TOLERANCE, cost_of
from cxsim.interventions.plan.timetable import timetable
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import load_scenario

FOLDER = Path(__file__).resolve().parents[3] / "scenarios" / "plans"
FILES = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_fits_its_company_and_runs(file: Path) -> None:
    scenario = load_scenario(file)
    view = people_view(organization_of(scenario, 1), scenario.behavior_names, 1)
    assert check_against(scenario, view) == ([], [])
    short = cxsim.run(scenario.model_copy(update={"weeks": 12, "target": None}), replicates=2)
    assert short.replicates == 2


def test_theory_e_theory_o_and_their_mix_cost_the_same() -> None:
    for name in ("theory_e", "theory_o", "theory_e_and_o"):
        scenario = load_scenario(FOLDER / f"{name}.yaml")
        view = people_view(organization_of(scenario, 1), scenario.behavior_names, 1)
        cost = cost_of(timetable(scenario.plan.interventions), view, scenario.weeks)
        assert 500_000 * (1 - TOLERANCE) <= cost <= 500_000


def test_the_sheet_says_what_its_rows_say() -> None:
    interventions = {intervention.label: intervention
                     for intervention in load_scenario(FOLDER / "as_a_sheet.yaml").plan.interventions}
    assert list(interventions) == ["communication", "training: contact_center", "training: field_service, billing",
                            "tool_rollout", "recognition"]
    tools = interventions["tool_rollout"]
    assert (tools.start_week, tools.weeks, tools.ramp_weeks, tools.strength) == (4, None, 2, 0.75)
    assert (interventions["communication"].weeks, interventions["training: contact_center"].start_week) == (30, 4)


def test_the_map_holds_what_was_collected() -> None:
    context = load_scenario(FOLDER / "behavior_map.yaml").context
    assert [one.name for one in context.inhibitors] == [
        "call_time_target", "fixed_routes", "department_targets", "no_shared_file", "fear_of_blame"]
    assert context.inhibitors[4].levels == (2, 3)
    assert [(one.name, one.raises) for one in context.catalysts] == [
        ("customers_who_ask", "motivation"), ("shared_case_file", "opportunity")]


DOCS = Path(__file__).resolve().parents[3] / "docs"
COMPANY = (FOLDER.parent / "company" / "marrowdale_energy.yaml").read_text("utf-8")
TWO = "\n  - {name: share_customer_insight}\n"


def table_of(document: str) -> str:
    """The first table of a document as CSV."""
    lines = re.findall(r"^\| (.*) \|$", document, re.MULTILINE)
    start = next(place for place, line in enumerate(lines) if line.startswith(("type |", "behavior |")))
    rows = [line.split("|") for line in lines[start:]]
    width = len(rows[0])
    cells = [[cell.strip() for cell in row] for row in rows if len(row) == width and "---" not in row[0]]
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in cells) + "\n"


@pytest.mark.parametrize("name", ["plans", "context"])
def test_what_the_documents_show_can_be_read(name: str, tmp_path: Path) -> None:
    document = (DOCS / f"{name}.md").read_text("utf-8")
    (tmp_path / "plan.csv").write_text(table_of(document), "utf-8")
    (tmp_path / "behavior_map.csv").write_text(table_of(document), "utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", document, re.MULTILINE | re.DOTALL)
    assert blocks
    company = re.sub(r"(?ms)^behaviors:.*?(?=^target)", "behaviors:\n  - {name: solve_beyond_script}" + TWO, COMPANY)
    (tmp_path / "company.yaml").write_text(company, "utf-8")
    for number, block in enumerate(blocks):
        text = f"extends: company.yaml\nname: s\n{block}"
        if "context:" in block:
            text = text.replace("context:\n", "context:\n  inhibitors: null\n")
        (tmp_path / f"{number}.yaml").write_text(text, "utf-8")
        scenario = load_scenario(tmp_path / f"{number}.yaml")
        view = people_view(organization_of(scenario, 1), scenario.behavior_names, 1)
        assert check_against(scenario, view)[0] == []
