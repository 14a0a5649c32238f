"""``cxsim plan``: the interventions with their costs, the sheet that reads back, the timeline."""

import pytest

from cxsim.scenario.loading.load import load_scenario

PRESET = """\
extends: idle.yaml
name: E
weeks: 30
plan: {budget: 90000, preset: {name: theory_e, weeks: 20}}
"""


@pytest.fixture
def preset(desk):
    (desk / "e.yaml").write_text(PRESET, "utf-8")
    return desk


def test_every_intervention_is_told_with_its_cost_and_the_sum(call, preset):
    code, out, err = call("plan", "e.yaml")
    assert code == 0
    assert [line.partition(": ")[2][:10] for line in err.splitlines()] == ["idle.yaml:"]
    assert "E: 7 interventions, 30 weeks" in out
    assert [word for word in ("mandate", "kpi_measurement", "supported_exit", "incentive") if word in out]
    assert "of a budget of 90,000" in out
    assert "Cost of the interventions: 90,000 EUR" in out or "Cost of the interventions: 89,9" in out


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_sheet_reads_back_as_the_same_plan(call, preset, ending):
    code, out, _ = call("plan", "e.yaml", "--sheet", f"e.{ending}")
    assert code == 0
    assert f"Wrote e.{ending}." in out
    text = f"extends: idle.yaml\nname: back\nplan: {{sheet: {{file: e.{ending}}}}}\n"
    (preset / "back.yaml").write_text(text, "utf-8")
    assert load_scenario("back.yaml").plan.interventions == load_scenario("e.yaml").plan.interventions


def test_the_timeline_is_drawn(call, preset):
    assert call("plan", "e.yaml", "--gantt", "e.png")[0] == 0
    assert (preset / "e.png").read_bytes().startswith(b"\x89PNG")
    assert call("plan", "e.yaml", "--gantt", "e.svg")[0] == 0
    assert (preset / "e.svg").read_text("utf-8").count("xmlns=") == 1


def test_nothing_is_replaced_by_accident_and_no_input_at_all(call, preset):
    (preset / "plan.csv").write_text("type,w0\nmandate,x\n", "utf-8")
    (preset / "s.yaml").write_text("extends: idle.yaml\nname: s\nplan: {sheet: {file: plan.csv}}\n", "utf-8")
    assert "is an input" in call("plan", "s.yaml", "--sheet", "plan.csv", "--force")[2]
    (preset / "there.csv").write_text("", "utf-8")
    assert "already exists" in call("plan", "e.yaml", "--sheet", "there.csv")[2]
    assert call("plan", "e.yaml", "--sheet", "there.csv", "--force")[0] == 0
    code, _, err = call("plan", "e.yaml", "--gantt", "e.csv")
    assert (code, "has the wrong ending; use one of .png, .svg" in err) == (2, True)


def test_an_intervention_whose_people_are_chosen_later_is_named(call, desk):
    interviews = "{type: stakeholder_interviews, start_week: 1, weeks: 4}"
    training = "{type: training, start_week: 8, weeks: 4, target: {estimated: {attitude: {below: 0.5}}}}"
    (desk / "late.yaml").write_text(
        f"extends: idle.yaml\nname: late\nplan: {{interventions: [{interviews}, {training}]}}\n", "utf-8")
    code, out, err = call("plan", "late.yaml")
    assert code == 0
    assert "late: 1 intervention, 12 weeks" in out
    assert "Note: not shown, because leaders choose its people when it begins, by what they know then: training." in err


def test_a_plan_that_does_nothing_has_a_cost_of_nothing(call, desk):
    code, out, _ = call("plan", "idle.yaml", "--gantt", "idle.png")
    assert code == 0
    assert "Do nothing: 0 interventions, 12 weeks" in out
    assert "Cost of the interventions: 0 EUR" in out


def test_remarks_go_to_standard_error(call, desk):
    (desk / "k.yaml").write_text(
        "extends: idle.yaml\nname: k\nplan: {budget: 75000, preset: {name: theory_e, weeks: 20, interventions: "
        "{incentive: {priority: 9, cost: {fixed: 90000}}}}}\n", "utf-8")
    _, out, err = call("plan", "k.yaml")
    assert "does not cover: incentive" in err
    assert "incentive" not in out


def test_what_rules_decide_later_is_said_not_to_be_shown(call, desk):
    rule = "{when: {measure: adoption, below: 0.2, at_week: 8}, then: {stop: training}}"
    (desk / "r.yaml").write_text(
        f"extends: train.yaml\nname: r\nsurvey: {{every_weeks: 4}}\nplan:\n  rules: [{rule}]\n", "utf-8")
    assert "decisions made by rules and gates during the run are not shown" in call("plan", "r.yaml")[2]
