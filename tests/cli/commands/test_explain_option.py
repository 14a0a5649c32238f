"""``--explain``: why the plan in focus works, found by running parts and changes of it."""

import csv
import json

import pytest

PLANS = "{type: training, weeks: 10}, {type: communication, weeks: 8, need: 0.9}"


@pytest.fixture
def plan(desk):
    """A plan of two interventions that any number of weeks can run."""
    text = (desk / "train.yaml").read_text("utf-8").replace("{type: training, weeks: 10}", PLANS)
    (desk / "plan.yaml").write_text(text.replace("name: Train", "name: Both"), "utf-8")
    return desk


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("command", [("run", "plan.yaml"), ("compare", "idle.yaml", "plan.yaml")])
def test_the_shares_of_the_plan_and_what_was_tried_are_told_and_written(command, plan, call):
    code, out, err = call(*command, "--explain", "--out", "out")
    assert (code, err) == (0, "")
    assert "Without interventions" in out
    found = [row for row in rows(plan / "out/attribution.csv") if row["measure"] == "plan_cost"]
    assert [row["intervention"] for row in found] == ["training", "communication"]
    assert sum(float(row["contribution"]) for row in found) == pytest.approx(float(found[0]["whole_plan"]))
    assert {row["other"] for row in rows(plan / "out/interactions.csv")} == {"communication"}
    assert {row["question"] for row in rows(plan / "out/tried.csv")} >= {"group", "timing"}
    report = json.loads((plan / "out/report.json").read_text("utf-8"))
    assert {"contributions", "tried"} <= {section["key"] for section in report["sections"]}


def test_the_same_is_explained_again_from_the_results_alone(plan, call):
    assert call("run", "plan.yaml", "--explain", "--out", "out")[0] == 0
    (plan / "plan.yaml").unlink()
    assert call("rerun", "out", "--verify")[0] == 0


def test_without_it_nothing_is_explained(plan, call):
    assert call("run", "plan.yaml", "--out", "out")[0] == 0
    assert not (plan / "out/attribution.csv").exists()


@pytest.mark.parametrize(("command", "said"), [
    (("run", "idle.yaml"), "there is nothing to explain: none of these scenarios has interventions"),
    (("run", "plan.yaml", "--replicates", "1"), "with 1 replicate nothing can be told from chance"),
])
def test_what_cannot_be_explained_is_refused_before_it_runs(command, said, plan, call):
    code, out, err = call(*command, "--explain", "--out", "out")
    assert code != 0
    assert said in err
    assert out == ""
    assert not (plan / "out").exists()


def test_a_plan_with_rules_runs_and_says_why_it_is_not_explained(plan, call):
    rules = "survey: {every_weeks: 2}\n"
    text = (plan / "plan.yaml").read_text("utf-8").rstrip() + (
        "\n  rules: [{when: {measure: skill, above: 0.5}, then: {stop: training}}]\n")
    (plan / "ruled.yaml").write_text(rules + text, "utf-8")
    code, out, _ = call("run", "ruled.yaml", "--explain", "--out", "out")
    assert code == 0
    assert "What each intervention contributes cannot be told for this plan." in out
    assert "plan.rules: what acts depends on them" in out
    assert rows(plan / "out/tried.csv") == []
