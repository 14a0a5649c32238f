"""``cxsim branch``: what a change of course is worth, from the command line."""

import csv
import json

import pytest


def test_a_branch_is_told_as_a_comparison_with_what_is_under_way(desk, call):
    code, out, _ = call("branch", "idle.yaml", "--at", 5, "--plan", "train.yaml", "--out", "out")
    assert code == 0
    assert "Do nothing (baseline)" in out
    assert "From week 5: Train" in out
    assert "Changing course in week 5, adoption at the end: " in " ".join(out.split())
    manifest = json.loads((desk / "out/manifest.json").read_text("utf-8"))
    (intervention,) = manifest["scenarios"][1]["interventions"]
    assert (intervention["name"], intervention["start_week"], intervention["weeks"]) == ("training", 5, 5)


def test_a_shifted_plan_is_carried_out_in_full(desk, call):
    call("branch", "idle.yaml", "--at", 5, "--plan", "train.yaml", "--shift", "--out", "out")
    manifest = json.loads((desk / "out/manifest.json").read_text("utf-8"))
    (intervention,) = manifest["scenarios"][1]["interventions"]
    assert (intervention["start_week"], intervention["weeks"]) == (5, 10)


def test_taking_up_the_same_plan_is_worth_exactly_nothing(desk, call):
    assert call("branch", "train.yaml", "--at", 5, "--plan", "train.yaml", "--out", "out")[0] == 0
    with (desk / "out/differences.csv").open(encoding="utf-8", newline="") as stream:
        assert {row["mean"] for row in csv.DictReader(stream)} <= {"0", ""}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--at", 12, "--plan", "nothing"], "use weeks 0 to 11"),
        (["--at", -1, "--plan", "nothing"], "allowed: a whole number from 0"),
        (["--at", 3, "--plan", "trian.yaml"], "neither 'nothing' (stop everything) nor a scenario file"),
        (["--plan", "nothing"], "Missing option '--at'"),
    ],
)
def test_impossible_branches_are_refused_before_anything_runs(options, said, desk, call):
    code, _, err = call("branch", "train.yaml", *options)
    assert code == 2
    assert said in err
    assert not (desk / "output").exists()
