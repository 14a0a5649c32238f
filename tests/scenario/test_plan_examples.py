"""The examples of plans and maps that stand elsewhere: they load, fit their company, run, and say what they promise."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxsim
from cxsim.engine.organizations import organization_of
from cxsim.engine.world import people_view
from cxsim.interventions.afford import TOLERANCE, cost_of
from cxsim.interventions.timetable import timetable
from cxsim.scenario.check_against import check_against
from cxsim.scenario.load import load_scenario

FOLDER = Path(__file__).resolve().parents[2] / "scenarios" / "plans"
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
    levers = {lever.label: lever for lever in load_scenario(FOLDER / "as_a_sheet.yaml").plan.interventions}
    assert list(levers) == ["communication", "training: contact_center", "training: field_service, billing",
                            "tool_rollout", "recognition"]
    tools = levers["tool_rollout"]
    assert (tools.start_week, tools.weeks, tools.ramp_weeks, tools.strength) == (4, None, 2, 0.75)
    assert (levers["communication"].weeks, levers["training: contact_center"].start_week) == (30, 4)


def test_the_map_holds_what_was_collected() -> None:
    context = load_scenario(FOLDER / "behavior_map.yaml").context
    assert [one.name for one in context.inhibitors] == [
        "call_time_target", "fixed_routes", "department_targets", "no_shared_file", "fear_of_blame"]
    assert context.inhibitors[4].levels == (2, 3)
